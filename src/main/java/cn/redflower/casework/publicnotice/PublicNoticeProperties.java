package cn.redflower.casework.publicnotice;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the county may set about public notices. The defaults are to be confirmed by 团县委.
 *
 * @param materialChange share of struck rows above which a list is noticed again ({@link MaterialChange})
 * @param investigationTime how long an investigation may take before it is called in
 * @param objectionsPerAddress how many objections are taken from one network address within {@code objectionsPer}; a
 *     school's families may share one
 * @param objectionsPerHousehold how many from one household's network of IPv6 (/56), which no others share
 * @param objectionsPer see {@code objectionsPerAddress}
 * @param objectionsAtOnce how many objections to one notice are investigated at a time; the others wait for their turn
 * @param objectionsPerNotice how many objections to one notice may be open, those that wait included
 * @param objectionsTold how long the investigators are left in peace before they are told of more objections to the
 *     same notice
 */
@ConfigurationProperties("redflower.public-notice")
public record PublicNoticeProperties(
        @DefaultValue("0.10") double materialChange,
        @DefaultValue("5d") Duration investigationTime,
        @DefaultValue("10") int objectionsPerAddress,
        @DefaultValue("4") int objectionsPerHousehold,
        @DefaultValue("1h") Duration objectionsPer,
        @DefaultValue("12") int objectionsAtOnce,
        @DefaultValue("200") int objectionsPerNotice,
        @DefaultValue("4h") Duration objectionsTold) {

    public PublicNoticeProperties {
        if (materialChange < 0 || materialChange > 1) {
            throw new IllegalArgumentException("redflower.public-notice.material-change is a share between 0 and 1");
        } else if (objectionsAtOnce < 1) {
            throw new IllegalArgumentException("redflower.public-notice.objections-at-once is 1 at least");
        }
    }
}

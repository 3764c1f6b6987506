package cn.redflower.publicnotice;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the county may set about public notices. The defaults are to be confirmed by 团县委.
 *
 * @param materialChange share of struck rows above which a list is noticed again ({@link MaterialChange})
 * @param investigationTime how long an investigation may take before it is called in
 * @param objectionsPerAddress how many objections are taken from one network address within {@code objectionsPer}; a school's
 *                             families may share one
 * @param objectionsPer see {@code objectionsPerAddress}
 */
@ConfigurationProperties("redflower.public-notice")
public record PublicNoticeProperties(@DefaultValue("0.10") double materialChange, @DefaultValue("5d") Duration investigationTime,
                                     @DefaultValue("10") int objectionsPerAddress, @DefaultValue("1h") Duration objectionsPer) {

    public PublicNoticeProperties {
        if (materialChange < 0 || materialChange > 1) {
            throw new IllegalArgumentException("redflower.public-notice.material-change is a share between 0 and 1");
        }
    }
}

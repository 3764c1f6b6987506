package cn.redflower.people.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the county may set about logging in.
 *
 * @param passwordMinLength characters that a new password has at least
 * @param sessionLongest after how long a session ends however busy it is; unused ones end after
 *     {@code server.servlet.session.timeout}
 * @param invitationValid how long the link of an invitation can be used
 * @param forgottenValid how long the link for a forgotten password can be used
 * @param wrongPasswordsPerMinute how many wrong passwords one network address may send within a minute; a school may
 *     share one
 * @param forgottenPerHour how often one network address may ask for such a link within an hour
 */
@ConfigurationProperties("redflower.account")
public record AccountProperties(
        @DefaultValue("10") int passwordMinLength,
        @DefaultValue("12h") Duration sessionLongest,
        @DefaultValue("72h") Duration invitationValid,
        @DefaultValue("2h") Duration forgottenValid,
        @DefaultValue("60") int wrongPasswordsPerMinute,
        @DefaultValue("20") int forgottenPerHour) {

    public AccountProperties {
        if (passwordMinLength < 8 || passwordMinLength > 64) {
            throw new IllegalArgumentException("redflower.account.password-min-length is between 8 and 64");
        }
    }
}

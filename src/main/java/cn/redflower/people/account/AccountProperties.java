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
 * @param slipValid how long the code on an activation slip can be used
 * @param handRemembered for how long somebody who has made or changed an account is not its second person where one
 *     decision takes two
 */
@ConfigurationProperties("redflower.account")
public record AccountProperties(
        @DefaultValue("10") int passwordMinLength,
        @DefaultValue("12h") Duration sessionLongest,
        @DefaultValue("72h") Duration invitationValid,
        @DefaultValue("2h") Duration forgottenValid,
        @DefaultValue("60") int wrongPasswordsPerMinute,
        @DefaultValue("20") int forgottenPerHour,
        @DefaultValue("14d") Duration slipValid,
        @DefaultValue("30d") Duration handRemembered) {

    public AccountProperties {
        if (passwordMinLength < 8 || passwordMinLength > 64) {
            throw new IllegalArgumentException("redflower.account.password-min-length is between 8 and 64");
        }
    }
}

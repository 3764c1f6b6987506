package cn.redflower.people.account.password;

import cn.redflower.people.account.session.EndingSessions;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes a new password that the policy has passed, in the caller's transaction; every login with the old one ends. */
@Component
public class SettingPassword {

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final EndingSessions ending;
    private final AuditTrail trail;

    SettingPassword(JdbcClient jdbc, PasswordEncoder encoder, EndingSessions ending, AuditTrail trail) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.ending = ending;
        this.trail = trail;
    }

    /**
     * @param present the session that goes on; null if none
     * @param how for the audit trail
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void set(String login, String password, UUID present, String how) {
        jdbc.sql("""
                        update honors.account set password_hash = ?, must_change_password = false,
                            activated_at = coalesce(activated_at, now())
                        where login = ?""").params(encoder.encode(password), login).update();
        jdbc.sql("update honors.activation_slip set ended_at = now() where login = ? and ended_at is null")
                .param(login)
                .update();
        ending.afterChangeOfPassword(login, present);
        trail.record(login, AuditEvent.done("password.changed", null, login, how));
    }
}

package cn.redflower.people.login.totp;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The authenticators of all accounts. */
@Repository
class Authenticators {

    private static final String SELECT =
            "select login, secret, enabled_at, last_step, failures, wait_until from honors.totp where login = ?";

    private final JdbcClient jdbc;

    Authenticators(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Authenticator> of(String login) {
        return jdbc.sql(SELECT).param(login).query(Authenticator.class).optional();
    }

    /**
     * As {@link #of}, and nobody else looks at a code of this account until the transaction ends: many guesses at once
     * are one after the other.
     */
    Optional<Authenticator> locked(String login) {
        return jdbc.sql(SELECT + " for update")
                .param(login)
                .query(Authenticator.class)
                .optional();
    }

    /**
     * Keeps a new secret that has not been confirmed yet, in place of another such; an authenticator in use is left
     * alone.
     */
    boolean begin(String login, byte[] secret) {
        return jdbc.sql("""
                        insert into honors.totp (login, secret) values (?, ?)
                        on conflict (login) do update set secret = excluded.secret, last_step = 0, failures = 0,
                            wait_until = null
                        where honors.totp.enabled_at is null""").params(login, secret).update() == 1;
    }

    void enable(String login, OffsetDateTime now, long step) {
        jdbc.sql("update honors.totp set enabled_at = ?, last_step = ?, failures = 0, wait_until = null where "
                        + "login = ?")
                .params(now, step, login)
                .update();
    }

    void accepted(String login, long step) {
        jdbc.sql("update honors.totp set last_step = ?, failures = 0, wait_until = null where login = ?")
                .params(step, login)
                .update();
    }

    void refused(String login, int failures, OffsetDateTime waitUntil) {
        jdbc.sql("update honors.totp set failures = ?, wait_until = ? where login = ?")
                .param(failures)
                .param(waitUntil)
                .param(login)
                .update();
    }

    /** Forgets it with its recovery codes. */
    boolean remove(String login, boolean on) {
        return jdbc.sql("delete from honors.totp where login = ? and (enabled_at is not null) = ?")
                        .params(login, on)
                        .update()
                == 1;
    }

    void replaceRecoveryCodes(String login, List<byte[]> digests) {
        jdbc.sql("delete from honors.totp_recovery_code where login = ?")
                .param(login)
                .update();
        digests.forEach(digest -> jdbc.sql("insert into honors.totp_recovery_code (login, digest) values (?, ?)")
                .params(login, digest)
                .update());
    }

    /** Uses up the recovery code; false if there is none such. Found by its digest, which takes the key to compute. */
    boolean useRecoveryCode(String login, byte[] digest, OffsetDateTime now) {
        return jdbc.sql("update honors.totp_recovery_code set used_at = ? where login = ? and digest = ? and "
                                + "used_at is null")
                        .params(now, login, digest)
                        .update()
                == 1;
    }

    int recoveryCodesLeft(String login) {
        return jdbc.sql("select count(*) from honors.totp_recovery_code where login = ? and used_at is null")
                .param(login)
                .query(Integer.class)
                .single();
    }
}

package cn.redflower.people.account.invitation;

import cn.redflower.people.account.AccountProperties;
import cn.redflower.platform.mail.OneTimeLinks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * The links with which passwords are set: 256 random bits, made when the mail is sent, valid for a while and once. Of
 * the token only its hash is kept; with so many random bits a plain one will do.
 */
@Repository
class PasswordLinks implements OneTimeLinks {

    static final String PATH = "/password/link/";
    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;
    private final AccountProperties properties;
    private final SecureRandom random = new SecureRandom();

    PasswordLinks(JdbcClient jdbc, AccountProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** Why a link is made. */
    enum Purpose {
        INVITATION,
        FORGOTTEN
    }

    /** Whose password a link sets. */
    record Bearer(long id, String login, String name, Purpose purpose) {}

    Duration valid(Purpose purpose) {
        return purpose == Purpose.INVITATION ? properties.invitationValid() : properties.forgottenValid();
    }

    /** A link without a token yet, for a letter to name. */
    long prepare(String login, Purpose purpose) {
        return jdbc.sql("insert into honors.password_link (login, purpose) values (?, ?) returning id")
                .params(login, purpose.name())
                .query(Long.class)
                .single();
    }

    /** Links without tokens yet, in the order of the logins. */
    List<Long> prepare(List<String> logins) {
        return jdbc.sql("""
                        insert into honors.password_link (login, purpose)
                        select login, 'INVITATION'
                        from unnest(cast(? as text[])) with ordinality as wanted (login, place)
                        order by place returning id""")
                .param(logins.toArray(String[]::new))
                .query(Long.class)
                .list();
    }

    /** Whether one was asked for within the last minutes, so that a mailbox is not flooded. */
    boolean askedLately(String login) {
        return jdbc.sql("""
                        select exists (select 1 from honors.password_link
                                       where login = ? and purpose = 'FORGOTTEN' and used_at is null
                                           and created_at > now() - interval '10 minutes')
                        """).param(login).query(Boolean.class).single();
    }

    @Override
    public Optional<String> issue(long number) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        int issued = jdbc.sql("""
                        update honors.password_link l
                        set token_hash = :hash, expires_at = now() + case purpose when 'INVITATION' then :invitation
                            else :forgotten end * interval '1 second'
                        from honors.account a
                        where l.id = :id and l.used_at is null and a.login = l.login and a.enabled""")
                .param("hash", hash(token))
                .param("id", number)
                .param("invitation", properties.invitationValid().toSeconds())
                .param("forgotten", properties.forgottenValid().toSeconds())
                .update();
        return issued == 0 ? Optional.empty() : Optional.of(PATH + token);
    }

    /**
     * Whose link it is, if it can be used now. Locked up to the end of the transaction, so that of two at once one is
     * late.
     */
    Optional<Bearer> bearer(String token) {
        return jdbc.sql("""
                        select l.id, l.login, p.name, l.purpose
                        from honors.password_link l join honors.account a on a.login = l.login and a.enabled
                            join honors.person p on p.id = a.person_id
                        where l.token_hash = ? and l.used_at is null
                            and l.expires_at > now() for update of
                            l""").param(hash(token)).query(Bearer.class).optional();
    }

    /** It is used, and with it every other that its owner may still have in her mails. */
    void used(Bearer bearer) {
        withdraw(bearer.login());
    }

    void withdraw(String login) {
        jdbc.sql("update honors.password_link set used_at = now() where login = ? and used_at is null")
                .param(login)
                .update();
    }

    @Scheduled(initialDelayString = "PT11M", fixedDelayString = "PT1H")
    void forgetOld() {
        jdbc.sql("delete from honors.password_link where coalesce(used_at, expires_at, created_at + interval '60 "
                        + "days') < now() - interval '30 days'")
                .update();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package cn.redflower.people.account.slip;

import cn.redflower.people.account.AccountProperties;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * The open codes, one an account at most; what ends one keeps its row for a while. Times are the database's, so that
 * nodes agree.
 */
@Repository
class Slips {

    /**
     * Within an hour; then none is looked at until it is over. Whoever has the paper does not mistype it so often, and
     * whoever guesses has no chance at that pace.
     */
    private static final int MOST_WRONG = 10;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final AccountProperties properties;

    Slips(JdbcClient jdbc, JdbcTemplate batches, AccountProperties properties) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.properties = properties;
    }

    /** A code that is to be set down. */
    record Made(String login, SlipCode code) {}

    /** Sets down new codes; older ones of the same accounts are void. */
    void add(List<Made> made) {
        end(made.stream().map(Made::login).toList());
        long valid = properties.slipValid().toSeconds();
        batches.batchUpdate(
                "insert into honors.activation_slip (login, code_hash, expires_at) values (?, ?, now() + ? * interval "
                        + "'1 second')",
                made.stream()
                        .map(each -> new Object[] {each.login(), each.code().hash(), valid})
                        .toList());
    }

    void end(List<String> logins) {
        jdbc.sql("update honors.activation_slip set ended_at = now() where login = any (?) and ended_at is null")
                .param(logins.toArray(String[]::new))
                .update();
    }

    /** Whose account it is. */
    record Bearer(String login, String name) {}

    private record Open(long id, String login, String name, byte[] codeHash) {}

    /**
     * Whose code it is, if it can be used now. Locked up to the end of the transaction, so that of two at once one is
     * late; a wrong code is counted.
     */
    Optional<Bearer> bearer(String login, SlipCode code) {
        Optional<Open> open =
                jdbc.sql("""
                        select s.id, a.login, p.name, s.code_hash
                        from honors.activation_slip s join honors.account a on a.login = s.login and a.enabled
                            join honors.person p on p.id = a.person_id
                        where lower(a.login) = lower(?) and s.ended_at is null and s.expires_at > now()
                            and (s.wrong < ? or s.wrong_since < now() - interval '1 hour')
                        for update of s""").params(login, MOST_WRONG).query(Open.class).optional();
        Optional<Open> right = open.filter(found -> code.isOf(found.codeHash()));
        if (open.isPresent() && right.isEmpty()) {
            jdbc.sql("""
                            update honors.activation_slip set
                                wrong = case when wrong_since < now() - interval '1 hour' then 1 else wrong + 1 end,
                                wrong_since = case when wrong_since < now() - interval '1 hour' then now()
                                    else wrong_since end
                            where id = ?""").param(open.get().id()).update();
        }
        return right.map(found -> new Bearer(found.login(), found.name()));
    }

    @Scheduled(initialDelayString = "PT17M", fixedDelayString = "PT1H")
    void forgetOld() {
        jdbc.sql("delete from honors.activation_slip where coalesce(ended_at, expires_at) < now() - interval '30 days'")
                .update();
    }
}

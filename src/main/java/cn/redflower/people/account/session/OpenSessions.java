package cn.redflower.people.account.session;

import cn.redflower.people.account.AccountProperties;
import cn.redflower.people.account.WhyLogIn;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The open sessions of all nodes. Each node asks before it lets one go on and keeps the answer for two seconds, so that
 * what ends on one ends on the others.
 */
@Repository
public class OpenSessions {

    private static final Duration BELIEVED = Duration.ofSeconds(2);

    /** Ends the sessions of the restriction, and keeps why for those who come with them. */
    private static final String ENDED = """
            with ended as (delete from honors.login_session where %s returning id)
            insert into honors.ended_session (id, why) select id, :why from ended""";

    private final JdbcClient jdbc;
    private final Duration longest;
    private final Duration idle;
    private final Cache<String, Optional<AccountState>> states =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(BELIEVED).build();

    OpenSessions(JdbcClient jdbc, AccountProperties properties, ServerProperties server) {
        this.jdbc = jdbc;
        this.longest = properties.sessionLongest();
        this.idle = server.getServlet().getSession().getTimeout();
    }

    /** A session as its owner sees it. */
    public record Listed(
            UUID id, OffsetDateTime startedAt, OffsetDateTime lastSeenAt, String address, String browser) {}

    /** How the account stands, as of two seconds ago at most; empty if there is none. */
    public Optional<AccountState> state(String login) {
        return states.get(login, this::read);
    }

    private Optional<AccountState> read(String login) {
        return jdbc.sql("""
                        select a.enabled, a.must_change_password,
                               array(select s.id from honors.login_session s
                                     where s.login = a.login and s.generation = a.login_generation
                                         and s.started_at > now() - :longest * interval '1 second')
                        from honors.account a where a.login = :login""")
                .param("login", login)
                .param("longest", longest.toSeconds())
                .query((row, i) -> new AccountState(row.getBoolean(1), row.getBoolean(2), ids((UUID[])
                        row.getArray(3).getArray())))
                .optional();
    }

    private static Set<UUID> ids(UUID[] ids) {
        return Arrays.stream(ids).collect(Collectors.toUnmodifiableSet());
    }

    /** @return its id; empty if there is no such account */
    Optional<UUID> open(String login, String address, String browser) {
        UUID id = UUID.randomUUID();
        boolean opened = jdbc.sql("""
                        insert into honors.login_session (id, login, generation, address, browser)
                        select ?, login, login_generation, ?, ? from honors.account
                            where login = ?""").params(id, address, browser, login).update() > 0;
        forget(login);
        return opened ? Optional.of(id) : Optional.empty();
    }

    void seen(UUID id, String address) {
        jdbc.sql("update honors.login_session set last_seen_at = now(), address = ? where id = ?")
                .params(address, id)
                .update();
    }

    void close(UUID id) {
        jdbc.sql("delete from honors.login_session where id = ?").param(id).update();
    }

    /** Ends one session of the account. @return whether there was one */
    boolean end(String login, UUID id) {
        boolean ended = jdbc.sql(ENDED.formatted("id = :id and login = :login"))
                        .param("id", id)
                        .param("login", login)
                        .param("why", WhyLogIn.ELSEWHERE.name())
                        .update()
                > 0;
        forget(login);
        return ended;
    }

    /**
     * Ends every session of the account, and what is remembered of its password.
     *
     * @param except a session that goes on; null if none
     */
    void endAll(String login, UUID except, WhyLogIn why) {
        jdbc.sql("update honors.account set login_generation = login_generation + 1 where login = ?")
                .param(login)
                .update();
        jdbc.sql(ENDED.formatted("login = :login and (:except::uuid is null or id <> :except::uuid)"))
                .param("login", login)
                .param("except", except)
                .param("why", why.name())
                .update();
        jdbc.sql("update honors.login_session s set generation = a.login_generation from honors.account a where "
                        + "a.login = s.login and s.login = ?")
                .param(login)
                .update();
        forget(login);
    }

    /** Why a session that does not go on has ended. */
    WhyLogIn whyEnded(UUID id) {
        return jdbc.sql("""
                        select coalesce((select why from honors.ended_session where id = :id),
                                        case when exists (select 1 from honors.login_session
                                            where id = :id) then 'TOO_OLD' else 'ELSEWHERE' end)""")
                .param("id", id)
                .query((row, i) -> WhyLogIn.valueOf(row.getString(1)))
                .single();
    }

    /** Those in use lately, the latest first. */
    public List<Listed> of(String login) {
        return jdbc.sql("""
                        select s.id, s.started_at, s.last_seen_at, s.address, s.browser
                        from honors.login_session s join honors.account a on a.login = s.login
                            and a.login_generation = s.generation
                        where s.login = :login and s.last_seen_at > now() - :idle * interval '1 second'
                            and s.started_at > now() - :longest * interval '1 second'
                        order by s.last_seen_at desc""")
                .param("login", login)
                .param("idle", idle.toSeconds() + 60)
                .param("longest", longest.toSeconds())
                .query(Listed.class)
                .list();
    }

    /** Has the next request ask again, once a transaction under way has committed. */
    public void forget(String login) {
        states.invalidate(login);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    states.invalidate(login);
                }
            });
        }
    }

    /** Rows of nodes that were killed. */
    @Scheduled(initialDelayString = "PT9M", fixedDelayString = "PT1H")
    void forgetOld() {
        jdbc.sql("delete from honors.login_session where last_seen_at < now() - interval '2 days'")
                .update();
        jdbc.sql("delete from honors.ended_session where at < now() - interval '2 days'")
                .update();
    }
}

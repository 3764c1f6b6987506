package cn.redflower.people.login.totp;

import cn.redflower.people.login.SignInSettings;
import cn.redflower.people.organ.PostKind;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * How each account stands to one-time codes; asked with every request, so remembered for a few seconds (another node's
 * change counts after these).
 */
@Repository
class Standings {

    /**
     * @param on whether the account has an authenticator
     * @param required whether a post of its person requires one
     */
    record Standing(boolean on, boolean required) {}

    private final JdbcClient jdbc;
    private final SignInSettings.Totp settings;
    private final Cache<String, Standing> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    Standings(JdbcClient jdbc, SignInSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings.totp();
    }

    Standing of(String login) {
        return known.get(login, this::read);
    }

    /** Whether the account may not go by its bare password with each request. */
    boolean forbidsBasic(String login) {
        Standing standing = of(login);
        return standing.on() || standing.required() && !settings.machines().contains(login);
    }

    /** Has the next request ask again, once a transaction under way has committed. */
    void forget(String login) {
        known.invalidate(login);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    known.invalidate(login);
                }
            });
        }
    }

    private Standing read(String login) {
        String[] kinds = settings.requiredFor().stream().map(PostKind::name).toArray(String[]::new);
        return jdbc.sql("""
                        select exists (select 1 from honors.totp where login = :login
                            and enabled_at is not null) as "on",
                               exists (select 1 from honors.account a join honors.post po on po.person_id = a.person_id
                                       where a.login = :login and po.until is null
                                           and po.kind = any(:kinds)) as required""")
                .param("login", login)
                .param("kinds", kinds)
                .query(Standing.class)
                .single();
    }
}

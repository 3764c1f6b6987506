package cn.redflower.people.organ;

import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.start.BothLanguages;
import cn.redflower.platform.start.StartRefused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StringUtils;

/**
 * Makes account {@value #LOGIN}, before the first request is answered, where nobody is administrator yet: with the
 * password of {@code ADMIN_PASSWORD}, which has to be changed at the first login. There is no password that everybody
 * knows.
 */
@Component
@Profile("!demo")
class FirstAdministrator implements SmartLifecycle {

    static final String LOGIN = "admin";
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Accounts accounts;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final EngineIdentities identities;
    private final PasswordEncoder passwords;
    private final AuditTrail trail;
    private final Clock clock;
    private final Problems texts;
    private final Environment environment;
    private volatile boolean running;

    FirstAdministrator(
            Accounts accounts,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            EngineIdentities identities,
            PasswordEncoder passwords,
            AuditTrail trail,
            Clock clock,
            Problems texts,
            Environment environment) {
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.identities = identities;
        this.passwords = passwords;
        this.trail = trail;
        this.clock = clock;
        this.texts = texts;
        this.environment = environment;
    }

    /** @throws StartRefused if there is no administrator and no password for one */
    @Override
    public void start() {
        transaction.executeWithoutResult(status -> {
            // of two nodes that start at once, the second finds what the first made
            jdbc.execute("lock table honors.account in share row exclusive mode");
            if (!accounts.hasAdministrator()) {
                create(password());
            }
        });
        running = true;
    }

    private String password() {
        String password = environment.getProperty("ADMIN_PASSWORD");
        if (!StringUtils.hasText(password)) {
            throw new StartRefused("start.admin-password-missing");
        }
        return password;
    }

    private void create(String password) {
        List.of(CountyOrgan.values()).forEach(this::organ);
        // an account of this name may be there without the post, or closed
        Long person = jdbc
                .query("select person_id from honors.account where login = ?", (row, i) -> row.getLong(1), LOGIN)
                .stream()
                .findFirst()
                .orElseGet(() -> jdbc.queryForObject(
                        "insert into honors.person (name) values (?) returning id",
                        Long.class,
                        texts.text("organization.administrator")));
        jdbc.update("""
                insert into honors.account (login, person_id, password_hash, must_change_password)
                    values (?, ?, ?, true)
                on conflict (login) do update set password_hash = excluded.password_hash, must_change_password = true,
                    enabled = true""", LOGIN, person, passwords.encode(password));
        jdbc.update("""
                insert into honors.post (person_id, kind, organ_id, since) select ?, 'ADMINISTRATOR', 'county', ?
                where not exists (select 1 from honors.post
                    where person_id = ? and kind = 'ADMINISTRATOR'
                    and until is null)""", person, LocalDate.now(clock), person);
        identities.synchronize();
        trail.record(AuditEvent.done("administrator.made", "county", LOGIN, null));
        LOG.info(BothLanguages.sayOnOneLine("organization.administrator-made", LOGIN));
    }

    /** Under a name that would do for any county, until the administrator sets it. */
    private void organ(CountyOrgan organ) {
        jdbc.update(
                "insert into honors.organ (id, kind, name) values (?, ?, ?) on conflict do nothing",
                organ.id(),
                organ.kind(),
                texts.text("organization." + organ.id()));
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server and whatever works on its own. */
    @Override
    public int getPhase() {
        return 0;
    }
}

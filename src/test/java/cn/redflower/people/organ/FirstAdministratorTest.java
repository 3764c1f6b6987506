package cn.redflower.people.organ;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.start.StartRefused;
import cn.redflower.test.IntegrationTest;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** The first person who can log in to a production that was just set up. */
@IntegrationTest
class FirstAdministratorTest {

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    EngineIdentities identities;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    AuditTrail trail;

    @Autowired
    Clock clock;

    @Autowired
    Problems texts;

    @Test
    void is_made_with_the_password_that_was_given_and_has_to_change_it() {
        Accounts.Credentials admin = accounts.credentialsOf("admin").orElseThrow();
        assertThat(admin.passwordHash()).startsWith("{bcrypt}");
        assertThat(passwords.matches("Test-admin-2026", admin.passwordHash())).isTrue();
        assertThat(accounts.actor("admin").orElseThrow().isAdministrator()).isTrue();
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.audit_entry where action = 'administrator.made' and subject = "
                                + "'admin' and login is null",
                        Integer.class))
                .isOne();
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.audit_entry where action = 'permission.granted' and subject = "
                                + "'admin' and detail = 'camunda-admin'",
                        Integer.class))
                .isOne();
        assertThat(jdbc.queryForObject(
                        "select count(*) from act_id_membership where user_id_ = 'admin' and group_id_ = "
                                + "'camunda-admin'",
                        Integer.class))
                .isOne();
    }

    @Test
    void is_not_made_twice_nor_given_another_password() {
        String hash = accounts.credentialsOf("admin").orElseThrow().passwordHash();
        starting(Map.of("ADMIN_PASSWORD", "Other-2026")).start();
        starting(Map.of()).start();
        assertThat(accounts.credentialsOf("admin").orElseThrow().passwordHash()).isEqualTo(hash);
    }

    @Test
    void without_a_password_the_start_is_refused() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.update("delete from honors.post where kind = 'ADMINISTRATOR'");
            assertThatThrownBy(() -> starting(Map.of()).start())
                    .isInstanceOfSatisfying(
                            StartRefused.class,
                            refused -> assertThat(refused.code()).isEqualTo("start.admin-password-missing"));
        });
    }

    @Test
    void the_organs_have_names_that_would_do_for_any_county_until_they_are_set() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.update("delete from honors.post where kind = 'ADMINISTRATOR'");
            jdbc.update("update honors.post set organ_id = 'county' where organ_id = 'league'");
            jdbc.update("delete from honors.organ where id = 'league'");
            starting(Map.of("ADMIN_PASSWORD", "Other-2026")).start();
            assertThat(jdbc.queryForList("select name from honors.organ where id = 'league'", String.class))
                    .containsExactly("共青团县委员会");
            assertThat(jdbc.queryForObject("select name from honors.organ where id = 'county'", String.class))
                    .as("one that is there keeps its name")
                    .isEqualTo("惠水县少先队工作委员会");
        });
    }

    @Test
    void a_closed_account_of_that_name_is_opened_again() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.update("""
                    update honors.account a set enabled = false, must_change_password = false
                    from honors.post po where po.person_id = a.person_id and po.kind = 'ADMINISTRATOR'""");
            starting(Map.of("ADMIN_PASSWORD", "Other-2026")).start();
            assertThat(accounts.hasAdministrator()).isTrue();
            assertThat(accounts.credentialsOf("admin").orElseThrow().mustChangePassword())
                    .isTrue();
            assertThat(passwords.matches(
                            "Other-2026",
                            accounts.credentialsOf("admin").orElseThrow().passwordHash()))
                    .isTrue();
        });
    }

    private FirstAdministrator starting(Map<String, String> settings) {
        MockEnvironment environment = new MockEnvironment();
        settings.forEach(environment::setProperty);
        return new FirstAdministrator(
                accounts, jdbc, transaction, identities, passwords, trail, clock, texts, environment);
    }
}

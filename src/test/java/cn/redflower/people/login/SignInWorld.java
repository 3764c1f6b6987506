package cn.redflower.people.login;

import cn.redflower.people.login.oidc.TestProvider;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The product with a key, codes required of the education bureau, a provider that works and one that is down. */
@IntegrationTest
public abstract class SignInWorld {

    protected static final TestProvider PROVIDER = TestProvider.start();

    @Autowired
    protected SmallCounty county;

    @Autowired
    protected JdbcTemplate jdbc;

    @Autowired
    protected AdjustableClock clock;

    @LocalServerPort
    protected int port;

    protected Http http;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("redflower.base-url", () -> "http://localhost:${local.server.port:8080}/");
        settings.add("redflower.secret-key", () -> "a key of the tests, long enough for it");
        settings.add("redflower.signin.totp.required-for", () -> "EDUCATION_OFFICER");
        settings.add("redflower.signin.totp.machines", () -> "robot9");
        String registration = "spring.security.oauth2.client.registration.";
        for (String id : List.of("county", "down")) {
            settings.add(registration + id + ".client-id", () -> TestProvider.CLIENT);
            settings.add(registration + id + ".client-secret", () -> TestProvider.SECRET);
            settings.add(registration + id + ".scope", () -> "openid,profile,email");
        }
        settings.add(registration + "county.client-name", () -> "测试县统一身份认证");
        settings.add(registration + "down.client-name", () -> "停机的平台");
        settings.add("spring.security.oauth2.client.provider.county.issuer-uri", PROVIDER::issuer);
        // nothing listens there
        settings.add("spring.security.oauth2.client.provider.down.issuer-uri", () -> "http://localhost:1");
    }

    @BeforeEach
    void people() {
        county.settle();
        http = new Http(port);
        jdbc.update("insert into honors.organ (id, kind, name, parent_id) values ('education', 'EDUCATION_BUREAU', "
                + "'测试县教育局', 'county') on conflict do nothing");
        person("education9", "EDUCATION_OFFICER", "education");
        person("robot9", "EDUCATION_OFFICER", "education");
        person("admin9", "ADMINISTRATOR", "county");
        jdbc.update("delete from honors.totp");
        PROVIDER.honest();
    }

    @AfterEach
    void real_time_again() {
        clock.reset();
    }

    private void person(String login, String kind, String organ) {
        if (jdbc.queryForObject("select count(*) from honors.account where login = ?", Integer.class, login) == 0) {
            Long id = jdbc.queryForObject(
                    "insert into honors.person (name, email) values (?, ?) returning id",
                    Long.class,
                    login + "老师",
                    login + "@test.example");
            jdbc.update(
                    "insert into honors.account (login, person_id, password_hash) values (?, ?, '{noop}demo')",
                    login,
                    id);
            jdbc.update(
                    "insert into honors.post (person_id, kind, organ_id, since) values (?, ?, ?, '2026-09-01')",
                    id,
                    kind,
                    organ);
            county.synchronize();
        }
    }

    /** How often something of the kind went on record for a login. */
    protected int recorded(String action, String login, String detail) {
        return jdbc.queryForObject(
                "select count(*) from honors.audit_entry where action = ? and login is not distinct from ? and (detail "
                        + "is not distinct from ?)",
                Integer.class,
                action,
                login,
                detail);
    }
}

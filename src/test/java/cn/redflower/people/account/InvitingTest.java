package cn.redflower.people.account;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.mail.outbox.MailServer;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.ProductProcess;
import cn.redflower.test.SmallCounty;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A password set by a link that only its owner's mailbox ever had. */
@IntegrationTest
class InvitingTest {

    private static final String LOGIN = "s901q02";
    private static final String ADDRESS = LOGIN + "@test.example";
    private static final String NEW = "三月的风吹过河湾，很暖";
    private static int addresses;

    @Autowired
    SmallCounty county;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ManagementService jobs;

    @Autowired
    MailServer server;

    @LocalServerPort
    int port;

    Postman postman;

    @BeforeEach
    void settle() {
        county.settle();
        jdbc.update("delete from honors.login_failure");
        jdbc.update("delete from honors.password_link");
        postman = new Postman(jobs, server);
        postman.carry();
    }

    @AfterEach
    void restore() {
        postman.close();
        jdbc.update(
                "update honors.account set password_hash = '{noop}demo', enabled = true, login_generation = "
                        + "login_generation + 1 where login = ?",
                LOGIN);
    }

    private Visitor somebody() {
        return new Visitor(port, "192.0.2." + (100 + ++addresses));
    }

    private HttpResponse<String> ask(Visitor visitor, String login) {
        visitor.get("/password/forgotten");
        return visitor.post("/password/forgotten", Map.of("login", login));
    }

    private String askedLink() {
        ask(somebody(), LOGIN);
        ProductProcess.await(
                "the letter is posted",
                () -> jdbc.queryForObject(
                                "select count(*) from honors.password_link where login = ?", Integer.class, LOGIN)
                        > 0);
        return postman.linkTo(ADDRESS);
    }

    @Test
    void whether_there_is_such_an_account_nobody_learns() {
        HttpResponse<String> known = ask(somebody(), LOGIN);
        HttpResponse<String> unknown = ask(somebody(), "nosuchlogin");
        HttpResponse<String> nonsense = ask(somebody(), "' or 1=1 --\u0001");
        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(List.of(unknown.body(), nonsense.body())).containsOnly(known.body());
    }

    @Test
    void the_link_works_once_and_ends_every_login_with_the_old_password() {
        Visitor thief = somebody();
        thief.logIn(LOGIN, SmallCounty.PASSWORD);
        String link = askedLink();
        Visitor owner = somebody();
        // mail programs look at links as well
        assertThat(owner.get(link).body()).contains(LOGIN);
        assertThat(owner.get(link).headers().allValues("Referrer-Policy")).contains("no-referrer");
        HttpResponse<String> weak = owner.post(link, Map.of("next", "s901q02", "repeated", "else"));
        assertThat(weak.statusCode()).isEqualTo(422);
        assertThat(weak.body()).contains("至少要有 10 个字符").contains("不能包含用户名").contains("不一致");
        assertThat(Visitor.leadsTo(owner.post(link, Map.of("next", NEW, "repeated", NEW))))
                .isEqualTo("/login?passwordset");
        assertThat(owner.post(link, Map.of("next", NEW + "2", "repeated", NEW + "2"))
                        .statusCode())
                .isEqualTo(410);
        assertThat(owner.get(link).statusCode()).isEqualTo(410);
        assertThat(owner.logIn(LOGIN, NEW)).isEqualTo("/");
        assertThat(Visitor.leadsTo(thief.get("/"))).isEqualTo("/login");
        assertThat(somebody().logIn(LOGIN, SmallCounty.PASSWORD)).isEqualTo("/login?error");
    }

    @Test
    void a_link_that_is_too_old_or_of_a_closed_account_is_void() {
        String link = askedLink();
        assertThat(jdbc.queryForObject(
                        "select expires_at - now() between interval '1 hour 59 minutes' and interval '2 hours' from "
                                + "honors.password_link",
                        Boolean.class))
                .isTrue();
        jdbc.update("update honors.account set enabled = false where login = ?", LOGIN);
        assertThat(somebody().get(link).statusCode()).isEqualTo(410);
        jdbc.update("update honors.account set enabled = true where login = ?", LOGIN);
        assertThat(somebody().get(link).statusCode()).isEqualTo(200);
        jdbc.update("update honors.password_link set expires_at = now() - interval '1 second'");
        assertThat(somebody().get(link).statusCode()).isEqualTo(410);
        assertThat(somebody().get("/password/link/" + "A".repeat(43)).statusCode())
                .isEqualTo(410);
    }

    @Test
    void the_secret_is_in_the_mail_and_nowhere_else() {
        String link = askedLink();
        String token = link.replace("/password/link/", "");
        assertThat(somebody().post(link, Map.of("next", NEW)).statusCode())
                .as("without a token against forged requests")
                .isEqualTo(403);
        ProductProcess.await(
                "the refusal is on record",
                () -> jdbc.queryForObject(
                                "select count(*) from honors.audit_entry where subject like 'POST /password/link/%'",
                                Integer.class)
                        > 0);
        String everything = jdbc.queryForList(
                        "select model::text from honors.mail union all select encode(token_hash, 'hex') from "
                                + "honors.password_link where token_hash is not null "
                                + "union all select concat_ws(' ', subject, detail) from honors.audit_entry union all "
                                + "select text_ from act_hi_varinst",
                        String.class)
                .toString();
        assertThat(everything).contains("oneTimeLink").doesNotContain(token);
    }

    @Test
    void asking_again_and_again_fills_no_mailbox() {
        for (int i = 0; i < 5; i++) {
            askedLink();
        }
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.password_link where login = ?", Integer.class, LOGIN))
                .isOne();
        Visitor impatient = somebody();
        for (int i = 0; i < 20; i++) {
            assertThat(ask(impatient, "nosuch" + i).statusCode()).isEqualTo(200);
        }
        assertThat(ask(impatient, "nosuch").statusCode()).isEqualTo(429);
    }

    @Test
    void a_mail_tried_again_carries_a_link_that_works() {
        postman.close();
        ask(somebody(), LOGIN);
        ProductProcess.await(
                "the letter is posted",
                () -> jdbc.queryForObject(
                                "select count(*) from honors.password_link where login = ?", Integer.class, LOGIN)
                        > 0);
        postman.carry();
        postman = new Postman(jobs, server);
        jdbc.update("update act_ru_job set retries_ = 3 where process_def_key_ = 'mail-delivery'");
        assertThat(somebody().get(postman.linkTo(ADDRESS)).statusCode()).isEqualTo(200);
    }
}

package cn.redflower.people.account;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.people.organ.EngineIdentities;
import cn.redflower.platform.mail.outbox.MailServer;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
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

/** The administrator makes, changes and closes accounts; the engine knows at once, and the trail names each. */
@IntegrationTest
class AdministratingAccountsTest {

    private static final String ADMINISTRATOR = "keeper";
    private static int addresses;

    @Autowired
    SmallCounty county;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ManagementService jobs;

    @Autowired
    MailServer server;

    @Autowired
    EngineIdentities identities;

    @LocalServerPort
    int port;

    Postman postman;

    @BeforeEach
    void settle() {
        county.settle();
        jdbc.update("delete from honors.login_failure");
        if (jdbc.queryForObject("select count(*) from honors.account where login = ?", Integer.class, ADMINISTRATOR)
                == 0) {
            Long id = jdbc.queryForObject(
                    "insert into honors.person (name, email) values ('管理员老师', 'keeper@test.example') returning id",
                    Long.class);
            jdbc.update(
                    "insert into honors.account (login, person_id, password_hash) values (?, ?, '{noop}demo')",
                    ADMINISTRATOR,
                    id);
            jdbc.update(
                    "insert into honors.post (person_id, kind, organ_id, since) values (?, 'ADMINISTRATOR', 'county', "
                            + "'2026-09-01')",
                    id);
            identities.synchronize();
        }
        postman = new Postman(jobs, server);
        postman.carry();
    }

    @AfterEach
    void close() {
        postman.close();
    }

    private Visitor somebody() {
        return new Visitor(port, "198.51.100." + (100 + ++addresses));
    }

    private JsonNode api(String method, String path, Object body, int status) {
        HttpResponse<String> answer = new Visitor(port, "198.51.100.99")
                .basic(ADMINISTRATOR, SmallCounty.PASSWORD, method, "/api/accounts" + path, body);
        assertThat(answer.statusCode())
                .as(method + " " + path + ": " + answer.body())
                .isEqualTo(status);
        return Visitor.problem(answer);
    }

    private long person(String login) {
        return jdbc.queryForObject("select person_id from honors.account where login = ?", Long.class, login);
    }

    private List<String> groups(String login) {
        return jdbc.queryForList(
                "select group_id_ from act_id_membership where user_id_ = ? order by 1", String.class, login);
    }

    private List<String> trail(String subject) {
        return jdbc.queryForList(
                "select action from honors.audit_entry where subject = ? and login = ? order by number",
                String.class,
                subject,
                ADMINISTRATOR);
    }

    private static Map<String, Object> teacher(String login) {
        return Map.of(
                "name",
                "周老师",
                "email",
                login + "@school.example",
                "login",
                login,
                "invite",
                true,
                "posts",
                List.of(Map.of("kind", "SQUADRON_COUNSELOR", "organId", "s901", "squadronId", "s901q01")));
    }

    @Test
    void a_teacher_is_made_invited_given_another_post_and_closed() {
        JsonNode made = api("POST", "", teacher("zhou1"), 201);
        String id = "/" + made.get("personId").asLong();
        assertThat(groups("zhou1")).containsExactly("s901q01Counselors", "squadronCounselors");
        String link = postman.linkTo("zhou1@school.example");
        Visitor zhou = somebody();
        zhou.get(link);
        zhou.post(link, Map.of("next", "松树 柏树 2026 年", "repeated", "松树 柏树 2026 年"));
        assertThat(zhou.logIn("zhou1", "松树 柏树 2026 年")).isEqualTo("/");
        JsonNode second = api("POST", id + "/posts", Map.of("kind", "SCHOOL_COMMITTEE_MEMBER", "organId", "s901"), 200);
        assertThat(second.get("posts")).hasSize(2);
        assertThat(groups("zhou1")).contains("s901SchoolCommittee");
        assertThat(api("POST", id + "/posts", Map.of("kind", "SCHOOL_COMMITTEE_MEMBER", "organId", "s901"), 409)
                        .get("code")
                        .asText())
                .isEqualTo("account.post.held");
        api("DELETE", id + "/posts/" + second.get("posts").get(1).get("id").asLong(), null, 200);
        assertThat(groups("zhou1")).doesNotContain("s901SchoolCommittee");
        assertThat(Visitor.leadsTo(zhou.get("/")))
                .as("an open session goes by what she was")
                .isEqualTo("/login");
        api("POST", id + "/disable", null, 200);
        assertThat(groups("zhou1")).isEmpty();
        assertThat(zhou.logIn("zhou1", "松树 柏树 2026 年")).isEqualTo("/login?closed");
        assertThat(api("POST", id + "/invite", null, 409).get("code").asText()).isEqualTo("account.invite.closed");
        api("POST", id + "/enable", null, 200);
        assertThat(zhou.logIn("zhou1", "松树 柏树 2026 年")).isEqualTo("/");
        api("POST", id + "/end-sessions", null, 200);
        assertThat(Visitor.leadsTo(zhou.get("/"))).isEqualTo("/login");
        assertThat(trail("zhou1"))
                .containsSubsequence(
                        "post.given",
                        "account.created",
                        "account.invited",
                        "post.given",
                        "post.ended",
                        "sessions.ended",
                        "sessions.ended",
                        "account.disabled",
                        "account.enabled",
                        "sessions.ended");
    }

    @Test
    void a_link_that_went_to_a_wrong_address_is_void_once_the_address_is_corrected() {
        String id = "/" + api("POST", "", teacher("wei1"), 201).get("personId").asLong();
        String link = postman.linkTo("wei1@school.example");
        assertThat(somebody().get(link).statusCode()).isEqualTo(200);
        assertThat(api("PUT", id + "/email", Map.of("email", "wei@school.example"), 200)
                        .get("email")
                        .asText())
                .isEqualTo("wei@school.example");
        assertThat(somebody().get(link).statusCode()).isEqualTo(410);
        api("POST", id + "/invite", null, 200);
        String right = postman.linkTo("wei@school.example");
        api("POST", id + "/disable", null, 200);
        api("POST", id + "/enable", null, 200);
        assertThat(somebody().get(right).statusCode()).as("closed in between").isEqualTo(410);
        assertThat(api("PUT", id + "/email", Map.of("email", "nowhere"), 422)
                        .get("code")
                        .asText())
                .isEqualTo("typed.mail.syntax");
    }

    @Test
    void a_name_made_of_markup_is_refused_in_words() {
        for (String name : List.of("<b>王老师</b>", "<script>alert(1)</script>", "王老师＜img src=x＞")) {
            JsonNode refused = api("POST", "", Map.of("name", name, "login", "markup9", "posts", List.of()), 422);
            assertThat(refused.get("code").asText()).as(name).isEqualTo("account.create.name-markup");
        }
        assertThat(jdbc.queryForObject("select count(*) from honors.account where login = 'markup9'", Integer.class))
                .isZero();
    }

    @Test
    void everything_that_is_wrong_with_a_new_person_is_said_at_once_and_nothing_is_made() {
        JsonNode refused = api(
                "POST",
                "",
                Map.of(
                        "name",
                        " ",
                        "email",
                        "nowhere",
                        "login",
                        "s901 q01",
                        "invite",
                        false,
                        "posts",
                        List.of(
                                Map.of("kind", "SQUADRON_COUNSELOR", "organId", "s901", "squadronId", "s902q01"),
                                Map.of("kind", "TOWN_OFFICER", "organId", "s901"))),
                422);
        assertThat(refused.get("reasons").findValuesAsText("code"))
                .containsExactly(
                        "account.create.name",
                        "typed.mail.syntax",
                        "account.create.login",
                        "account.post.needs-squadron",
                        "account.post.needs-town");
        assertThat(api("POST", "", Map.of("name", "重名", "login", "S901Q01"), 409)
                        .get("code")
                        .asText())
                .isEqualTo("account.create.login-taken");
        assertThat(api("POST", "", Map.of("name", "无邮箱", "login", "noaddress", "invite", true), 422)
                        .get("code")
                        .asText())
                .isEqualTo("account.invite.no-email");
        assertThat(jdbc.queryForObject("select count(*) from honors.person where name in ('重名', '无邮箱')", Integer.class))
                .isZero();
    }

    @Test
    void what_was_typed_is_still_there_after_a_refusal() {
        Visitor keeper = somebody();
        keeper.logIn(ADMINISTRATOR, SmallCounty.PASSWORD);
        HttpResponse<String> refused = keeper.post(
                "/accounts",
                Map.of(
                        "name",
                        "吴老师",
                        "email",
                        "wu@school.example",
                        "login",
                        "S902Q01",
                        "kind",
                        "SCHOOL_CHAIR",
                        "organId",
                        "s902",
                        "squadronId",
                        "",
                        "invite",
                        "true"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("已有人使用")
                .contains("value=\"吴老师\"")
                .contains("value=\"wu@school.example\"")
                .contains("value=\"S902Q01\"")
                .containsPattern("value=\"SCHOOL_CHAIR\" selected")
                .containsPattern("value=\"s902\" selected")
                .containsPattern("name=\"invite\" value=\"true\" checked");
    }

    @Test
    void the_last_administrator_stays() {
        jdbc.update(
                "update honors.account set enabled = false where login <> ? and person_id in (select person_id from "
                        + "honors.post where kind = 'ADMINISTRATOR')",
                ADMINISTRATOR);
        try {
            String self = "/" + person(ADMINISTRATOR);
            assertThat(api("POST", self + "/disable", null, 409).get("code").asText())
                    .isEqualTo("account.last-administrator");
            Long post = jdbc.queryForObject(
                    "select id from honors.post where person_id = ? and kind = 'ADMINISTRATOR'",
                    Long.class,
                    person(ADMINISTRATOR));
            assertThat(api("DELETE", self + "/posts/" + post, null, 409)
                            .get("code")
                            .asText())
                    .isEqualTo("account.last-administrator");
        } finally {
            jdbc.update(
                    "update honors.account set enabled = true where person_id in (select person_id from honors.post "
                            + "where kind = 'ADMINISTRATOR')");
        }
    }

    @Test
    void a_bar_is_seen_and_lifted() {
        Visitor guesser = somebody();
        for (int i = 0; i < 5; i++) {
            guesser.basic("s901chair", "wrong", "/engine-rest/task");
        }
        assertThat(guesser.basic("s901chair", SmallCounty.PASSWORD, "/engine-rest/task")
                        .statusCode())
                .isEqualTo(429);
        String id = "/" + person("s901chair");
        assertThat(api("GET", id, null, 200).get("barred").asBoolean()).isTrue();
        assertThat(api("POST", id + "/unlock", null, 200).get("barred").asBoolean())
                .isFalse();
        assertThat(guesser.basic("s901chair", SmallCounty.PASSWORD, "/engine-rest/task")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void people_are_found_by_name_login_and_school_a_page_at_a_time() {
        JsonNode all = api("GET", "?q=s901q", null, 200);
        assertThat(all.get("total").asInt())
                .isGreaterThan(1)
                .isEqualTo(all.get("people").size());
        JsonNode second = api("GET", "?q=s901q&size=1&page=2", null, 200);
        assertThat(second.get("people")).hasSize(1);
        assertThat(second.get("people").get(0)).isEqualTo(all.get("people").get(1));
        assertThat(second.get("total")).isEqualTo(all.get("total"));
        assertThat(api("GET", "?q=%E6%B5%8B%E8%AF%95%E4%BA%8C%E5%B0%8F", null, 200)
                        .get("people")
                        .findValuesAsText("login"))
                .contains("s902chair", "s902q01")
                .doesNotContain("s901chair");
        assertThat(api("GET", "?organ=town91", null, 200).get("people").findValuesAsText("login"))
                .containsExactly("town9");
        assertThat(api("GET", "?q=%25", null, 200).get("total").asInt())
                .as("a percent sign is one")
                .isZero();
        assertThat(api("GET", "/schools/s901/squadrons", null, 200)).hasSize(2);
        assertThat(api("GET", "/99999999", null, 404).get("code").asText()).isEqualTo("account.not-found");
        Visitor keeper = somebody();
        keeper.logIn(ADMINISTRATOR, SmallCounty.PASSWORD);
        assertThat(keeper.get("/accounts?q=s902q01").body())
                .contains("s902q01老师")
                .contains("中队辅导员");
        assertThat(keeper.get("/accounts?q=nobody").body()).contains("共 0 人");
        assertThat(keeper.get("/accounts/" + person("s902q01")).body())
                .contains("三(1)中队")
                .contains("停用账号");
    }

    @Test
    void nobody_else_gets_there() {
        String id = "/" + person("s902q01");
        for (String login : List.of("county9", "s901chair", "s902q01")) {
            Visitor other = somebody();
            for (String path : List.of("/api/accounts", "/api/accounts" + id, "/api/accounts/schools/s901/squadrons")) {
                assertThat(other.basic(login, SmallCounty.PASSWORD, path).statusCode())
                        .as(login + " " + path)
                        .isEqualTo(403);
            }
            assertThat(other.basic(login, SmallCounty.PASSWORD, "POST", "/api/accounts", teacher("intruder"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(other.basic(login, SmallCounty.PASSWORD, "POST", "/api/accounts" + id + "/disable", null)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(other.basic(
                                    login,
                                    SmallCounty.PASSWORD,
                                    "POST",
                                    "/api/accounts" + id + "/posts",
                                    Map.of("kind", "ADMINISTRATOR"))
                            .statusCode())
                    .isEqualTo(403);
            other.logIn(login, SmallCounty.PASSWORD);
            assertThat(other.get("/accounts").statusCode()).isEqualTo(403);
            assertThat(other.post("/accounts" + id + "/posts", Map.of("kind", "ADMINISTRATOR", "organId", "county"))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(jdbc.queryForObject("select count(*) from honors.account where login = 'intruder'", Integer.class))
                .isZero();
    }
}

package cn.redflower.people.account;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.people.account.session.OpenSessions;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.ProductProcess;
import cn.redflower.test.SmallCounty;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A session belongs to its owner, and ends when it should: on this node and, through the database, on the other. */
@IntegrationTest
class SessionsTest {

    private static final String LOGIN = "s901committee";
    private static int addresses;

    private static final String WEBAPP_LOGOUT = "/camunda/api/admin/auth/user/default/logout";

    @Autowired
    SmallCounty county;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    OpenSessions sessions;

    @LocalServerPort
    int port;

    @BeforeEach
    void settle() {
        county.settle();
        jdbc.update("delete from honors.login_failure");
        jdbc.update("delete from honors.login_session");
    }

    @AfterEach
    void openAgain() {
        jdbc.update("update honors.account set enabled = true where login = ?", LOGIN);
    }

    private Visitor somebody() {
        return new Visitor(port, "198.51.100." + ++addresses);
    }

    private Visitor loggedIn() {
        Visitor visitor = somebody();
        assertThat(visitor.logIn(LOGIN, SmallCounty.PASSWORD)).isEqualTo("/");
        assertThat(isIn(visitor)).isTrue();
        return visitor;
    }

    private static boolean isIn(Visitor visitor) {
        return visitor.get("/").statusCode() == 200;
    }

    private static void endsSoon(Visitor visitor) {
        ProductProcess.await(
                "the session has ended", () -> Visitor.leadsTo(visitor.get("/")).equals("/login"));
    }

    private String onlySession() {
        return jdbc.queryForObject("select id::text from honors.login_session where login = ?", String.class, LOGIN);
    }

    @Test
    void logging_in_gives_the_session_a_new_id() {
        Visitor visitor = somebody();
        visitor.get("/");
        String before = visitor.cookie("JSESSIONID");
        assertThat(before).isNotEmpty();
        visitor.logIn(LOGIN, SmallCounty.PASSWORD);
        assertThat(visitor.cookie("JSESSIONID")).isNotEmpty().isNotEqualTo(before);
        assertThat(jdbc.queryForList(
                        "select address from honors.audit_entry where action = 'login.succeeded' and detail "
                                + "= 'session' "
                                + "and login = ?",
                        String.class,
                        LOGIN))
                .contains(visitor.address);
    }

    @Test
    void cookies_are_closed_to_scripts_and_other_sites_and_behind_tls_secure() {
        for (String path : List.of("/", "/camunda/app/tasklist/")) {
            HttpResponse<String> plain = somebody().get(path, "Accept", "text/html");
            assertThat(cookies(plain, "JSESSIONID"))
                    .as(path)
                    .isNotEmpty()
                    .allSatisfy(c -> assertThat(c)
                            .contains("HttpOnly")
                            .contains("SameSite=Lax")
                            .doesNotContain("Secure"));
            HttpResponse<String> tls = somebody().get(path, "Accept", "text/html", "X-Forwarded-Proto", "https");
            assertThat(tls.headers().allValues("Set-Cookie"))
                    .as(path)
                    .isNotEmpty()
                    .allSatisfy(
                            c -> assertThat(c).containsIgnoringCase("; Secure").containsIgnoringCase("SameSite=Lax"));
            assertThat(cookies(tls, "JSESSIONID")).isNotEmpty();
            assertThat(tls.headers().firstValue("Strict-Transport-Security")).isPresent();
        }
        Visitor teacher = loggedIn();
        HttpResponse<String> tasklist =
                teacher.get("/camunda/app/tasklist/default/", "Accept", "text/html", "X-Forwarded-Proto", "https");
        assertThat(tasklist.statusCode()).isEqualTo(200);
        assertThat(tasklist.headers().allValues("Set-Cookie"))
                .allSatisfy(c -> assertThat(c).containsIgnoringCase("; Secure").containsIgnoringCase("SameSite=Lax"));
    }

    private static List<String> cookies(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(c -> c.startsWith(name + "="))
                .toList();
    }

    @Test
    void an_address_is_believed_from_the_proxy_only_in_its_own_place() {
        Visitor visitor = loggedIn();
        assertThat(jdbc.queryForObject("select address from honors.login_session where login = ?", String.class, LOGIN))
                .isEqualTo(visitor.address);
    }

    @Test
    void what_ends_on_the_other_node_ends_here_within_seconds() {
        Visitor visitor = loggedIn();
        jdbc.update("delete from honors.login_session where login = ?", LOGIN);
        endsSoon(visitor);
        Visitor second = loggedIn();
        jdbc.update("update honors.account set login_generation = login_generation + 1 where login = ?", LOGIN);
        endsSoon(second);
    }

    @Test
    void a_busy_session_ends_after_twelve_hours() {
        Visitor visitor = loggedIn();
        jdbc.update(
                "update honors.login_session set started_at = started_at - interval '11 hours 59 minutes' "
                        + "where login = "
                        + "?",
                LOGIN);
        sessions.forget(LOGIN);
        assertThat(isIn(visitor)).isTrue();
        jdbc.update(
                "update honors.login_session set started_at = started_at - interval '1 minute' where login = ?", LOGIN);
        endsSoon(visitor);
    }

    @Test
    void a_closed_account_has_no_session_and_no_script() {
        Visitor visitor = loggedIn();
        Visitor script = somebody();
        assertThat(script.basic(LOGIN, SmallCounty.PASSWORD, "/engine-rest/task")
                        .statusCode())
                .isEqualTo(200);
        jdbc.update("update honors.account set enabled = false where login = ?", LOGIN);
        assertThat(script.basic(LOGIN, SmallCounty.PASSWORD, "/engine-rest/task")
                        .statusCode())
                .isEqualTo(401);
        endsSoon(visitor);
        assertThat(somebody().logIn(LOGIN, SmallCounty.PASSWORD)).isEqualTo("/login?closed");
        assertThat(somebody().logIn(LOGIN, "wrong")).isEqualTo("/login?error");
    }

    @Test
    void logging_out_everywhere_ends_every_session_of_this_account_only() {
        Visitor here = loggedIn();
        Visitor there = loggedIn();
        Visitor colleague = somebody();
        assertThat(colleague.logIn("s901chair", SmallCounty.PASSWORD)).isEqualTo("/");
        long earlier = jdbc.queryForObject("select coalesce(max(number), 0) from honors.audit_entry", Long.class);
        assertThat(Visitor.leadsTo(here.post("/account/sessions/end", Map.of())))
                .isEqualTo("/login?everywhere");
        assertThat(isIn(here)).isFalse();
        assertThat(isIn(there)).isFalse();
        assertThat(isIn(colleague)).isTrue();
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.audit_entry where action = 'sessions.ended' and login = ? and "
                                + "detail = 'all' and number > ?",
                        Integer.class,
                        LOGIN,
                        earlier))
                .isOne();
        loggedIn();
    }

    @Test
    void she_sees_her_own_sessions_and_ends_them_one_by_one() {
        Visitor there = loggedIn();
        String theirs = onlySession();
        Visitor here = loggedIn();
        Visitor colleague = somebody();
        assertThat(colleague.logIn("s901chair", SmallCounty.PASSWORD)).isEqualTo("/");
        UUID colleagues =
                jdbc.queryForObject("select id from honors.login_session where login = 's901chair'", UUID.class);
        String page = here.get("/account").body();
        assertThat(page)
                .contains(here.address)
                .contains(there.address)
                .doesNotContain(colleague.address)
                .contains("学校少工委委员")
                .contains("测试一小");
        here.post("/account/sessions/" + colleagues + "/end", Map.of());
        assertThat(isIn(colleague)).isTrue();
        here.post("/account/sessions/" + theirs + "/end", Map.of());
        assertThat(isIn(there)).isFalse();
        assertThat(isIn(here)).isTrue();
    }

    @Test
    void logging_out_on_our_page_or_in_tasklist_takes_the_session_off_the_list() {
        Visitor visitor = loggedIn();
        visitor.post("/logout", Map.of());
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.login_session where login = ?", Integer.class, LOGIN))
                .isZero();
        Visitor tasklist = loggedIn();
        tasklist.get("/camunda/app/tasklist/default/");
        assertThat(tasklist.post(WEBAPP_LOGOUT, Map.of(), "X-XSRF-TOKEN", tasklist.cookie("XSRF-TOKEN"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.login_session where login = ?", Integer.class, LOGIN))
                .isZero();
        assertThat(isIn(tasklist)).isFalse();
    }

    @Test
    void nobody_is_logged_out_of_the_web_applications_by_a_request_without_their_token() {
        Visitor visitor = loggedIn();
        visitor.get("/camunda/app/tasklist/default/");
        for (String path : List.of(
                WEBAPP_LOGOUT,
                "/camunda/api/engine/engine/default/task/none/claim",
                "/camunda/api/admin/auth/user/default/login/tasklist")) {
            assertThat(visitor.post(path, Map.of()).statusCode())
                    .as("no token to " + path)
                    .isEqualTo(403);
            assertThat(visitor.post(path, Map.of(), "X-XSRF-TOKEN", "0123456789ABCDEF0123456789ABCDEF")
                            .statusCode())
                    .as("a wrong one")
                    .isEqualTo(403);
            assertThat(isIn(visitor)).as("after " + path).isTrue();
        }
        Visitor never = loggedIn();
        assertThat(never.post(WEBAPP_LOGOUT, Map.of()).statusCode())
                .as("who never opened one has no token")
                .isEqualTo(403);
        assertThat(isIn(never)).isTrue();
    }
}

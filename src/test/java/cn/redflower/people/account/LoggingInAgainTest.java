package cn.redflower.people.account;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.IntegrationTest;
import cn.redflower.test.ProductProcess;
import cn.redflower.test.SmallCounty;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whoever has to log in, or log in again, is told why, is found however she writes her name, and loses nothing. */
@IntegrationTest
class LoggingInAgainTest {

    private static final String LOGIN = "s901committee";
    private static int addresses;

    @Autowired
    SmallCounty county;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    @BeforeEach
    void settle() {
        county.settle();
        jdbc.update("delete from honors.login_failure");
        jdbc.update("delete from honors.login_session");
    }

    @AfterEach
    void open_again() {
        jdbc.update("update honors.account set enabled = true where login = ?", LOGIN);
        jdbc.update("delete from honors.account where lower(login) in ('newone9', 'newtwo9')");
        county.synchronize();
    }

    private Visitor somebody() {
        return new Visitor(port, "198.51.102." + ++addresses);
    }

    private Visitor loggedIn() {
        Visitor visitor = somebody();
        assertThat(visitor.logIn(LOGIN, SmallCounty.PASSWORD)).isEqualTo("/");
        return visitor;
    }

    private long id() {
        return jdbc.queryForObject("select person_id from honors.account where login = ?", Long.class, LOGIN);
    }

    private void byTheAdministrator(String action) {
        assertThat(somebody()
                        .basic("admin9", SmallCounty.PASSWORD, "POST", "/api/accounts/" + id() + "/" + action, null)
                        .statusCode())
                .isEqualTo(200);
    }

    private static String whyAt(Visitor visitor) {
        ProductProcess.await(
                "the session has ended",
                () -> Visitor.leadsTo(visitor.get("/one-star")).equals("/login"));
        return visitor.get("/login").body();
    }

    @Test
    void the_login_page_says_why_the_session_has_ended() {
        Visitor elsewhere = loggedIn();
        Visitor here = loggedIn();
        here.post(
                "/account/sessions/"
                        + jdbc.queryForObject(
                                "select id::text from honors.login_session where login = ? order by started_at limit 1",
                                String.class,
                                LOGIN)
                        + "/end",
                Map.of());
        assertThat(whyAt(elsewhere)).contains("您已在别的设备或浏览器上结束了这里的登录");
        byTheAdministrator("end-sessions");
        assertThat(whyAt(here)).contains("管理员结束了您的登录");
        assertThat(here.logIn(LOGIN, SmallCounty.PASSWORD)).isEqualTo("/one-star");
        assertThat(here.get("/login").body()).as("said until she has logged in").doesNotContain("管理员结束了您的登录");

        byTheAdministrator("disable");
        assertThat(whyAt(here)).contains("这个账号已停用");
        byTheAdministrator("enable");
        Visitor busy = loggedIn();
        jdbc.update(
                "update honors.login_session set started_at = started_at - interval '13 hours' where login = ?", LOGIN);
        assertThat(whyAt(busy)).contains("连续使用太久");
    }

    @Test
    void a_changed_password_is_said_to_be_the_reason() {
        Visitor elsewhere = loggedIn();
        Visitor here = loggedIn();
        assertThat(Visitor.leadsTo(here.post(
                        "/account/password",
                        Map.of("present", SmallCounty.PASSWORD, "next", "松树 柏树 2026 年", "repeated", "松树 柏树 2026 年"))))
                .isEqualTo("/account");
        assertThat(whyAt(elsewhere)).contains("您的密码已修改");
        jdbc.update("update honors.account set password_hash = '{noop}demo' where login = ?", LOGIN);
    }

    @Test
    void a_session_that_nobody_used_is_said_to_have_expired_and_who_was_never_in_is_told_nothing() {
        Visitor gone = somebody();
        HttpResponse<String> page =
                gone.get("/one-star", "Accept", "text/html", "Cookie", "JSESSIONID=0123456789ABCDEF0123456789ABCDEF");
        assertThat(Visitor.leadsTo(page)).isEqualTo("/login");
        assertThat(gone.get("/login").body()).contains("登录已过期");
        Visitor stranger = somebody();
        stranger.get("/one-star");
        assertThat(stranger.get("/login").body()).doesNotContain("已过期");
    }

    @Test
    void a_login_page_that_is_older_than_its_token_keeps_the_name_and_not_the_password() {
        Visitor late = somebody();
        late.get("/one-star");
        HttpResponse<String> again = late.postStale(
                "/login", Map.of("username", LOGIN, "password", "geheim-2026"), "Sec-Fetch-Site", "same-origin");
        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(again.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(again.body())
                .contains("登录页面打开太久了", "value=\"" + LOGIN + "\"")
                .doesNotContain("geheim-2026", "problem.csrf");
        assertThat(late.logIn(LOGIN, SmallCounty.PASSWORD))
                .as("on to where she was going")
                .isEqualTo("/one-star");
    }

    @Test
    void any_other_form_comes_back_with_what_was_typed_but_never_with_a_secret() {
        Visitor visitor = loggedIn();
        HttpResponse<String> again = visitor.postStale(
                "/kinship", Map.of("schoolId", "s901", "pupilNumber", "901\"101"), "Sec-Fetch-Site", "same-origin");
        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(again.body())
                .contains("再提交一次", "action=\"/kinship\"", "name=\"pupilNumber\" value=\"901&quot;101\"")
                .doesNotContain("value=\"00000000-");
        HttpResponse<String> password = visitor.postStale(
                "/account/password",
                Map.of("present", "geheim-2026", "next", "x", "repeated", "x"),
                "Sec-Fetch-Site",
                "same-origin");
        assertThat(password.body()).contains("请返回上一页").doesNotContain("geheim-2026");
        assertThat(visitor.postStale("/api/kinship", Map.of("a", "b"), "Sec-Fetch-Site", "same-origin")
                        .headers()
                        .firstValue("Content-Type")
                        .orElse(""))
                .startsWith("application/problem+json");
    }

    @Test
    void after_a_form_that_found_nobody_logged_in_one_is_back_at_its_page() {
        Visitor visitor = somebody();
        visitor.get("/login");
        assertThat(Visitor.leadsTo(visitor.post(
                        "/kinship",
                        Map.of("pupilNumber", "901101"),
                        "Sec-Fetch-Site",
                        "same-origin",
                        "Referer",
                        "http://evil.example/kinship?x=1")))
                .isEqualTo("/login");
        assertThat(visitor.logIn(LOGIN, SmallCounty.PASSWORD)).isEqualTo("/kinship?x=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S901Committee",
                "S901COMMITTEE",
                " s901committee ",
                "\u3000ｓ９０１ｃｏｍｍｉｔｔｅｅ",
                "s901\u200bcommittee\u00a0"
            })
    void a_login_is_found_whatever_the_keyboard(String typed) {
        assertThat(somebody().logIn(typed, SmallCounty.PASSWORD)).isEqualTo("/");
        HttpResponse<String> script = somebody().basic(typed, SmallCounty.PASSWORD, "/engine-rest/task");
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(jdbc.queryForList(
                        "select distinct login from honors.login_session where lower(login) = ?", String.class, LOGIN))
                .containsExactly(LOGIN);
    }

    @Test
    void other_capitals_are_no_further_tries() {
        Visitor guesser = somebody();
        List<String> spellings =
                List.of("s901q02squad", "S901q02squad", "s901Q02squad", "S901Q02SQUAD", "ｓ901q02squad");
        spellings.forEach(spelling -> assertThat(
                        guesser.basic(spelling, "wrong", "/api/kinship").statusCode())
                .isEqualTo(401));
        assertThat(guesser.basic("s901q02Squad", SmallCounty.PASSWORD, "/api/kinship")
                        .statusCode())
                .isEqualTo(429);
    }

    @Test
    void no_two_accounts_differ_in_capitals_alone() {
        Visitor administrator = somebody();
        Map<String, Object> wanted = Map.of("name", "大小写老师", "login", "NewOne9", "posts", List.of());
        assertThat(administrator
                        .basic("admin9", SmallCounty.PASSWORD, "POST", "/api/accounts", wanted)
                        .statusCode())
                .isEqualTo(201);
        for (String same : List.of("newone9", "NEWONE9", "ｎｅｗｏｎｅ９", " newone9\u200b")) {
            HttpResponse<String> second = administrator.basic(
                    "admin9",
                    SmallCounty.PASSWORD,
                    "POST",
                    "/api/accounts",
                    Map.of("name", "大小写老师", "login", same, "posts", List.of()));
            assertThat(second.statusCode()).as(same).isEqualTo(409);
            assertThat(Visitor.problem(second).get("code").asText()).isEqualTo("account.create.login-taken");
        }
        assertThat(jdbc.queryForObject("select count(*)::int from honors.person where name = '大小写老师'", Integer.class))
                .isOne();
    }
}

package cn.redflower.people.account;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** One's own password: changed of one's own will, or before anything else. */
@IntegrationTest
class ChangingPasswordsTest {

    private static final String LOGIN = "s902q02";
    private static final String OLD = SmallCounty.PASSWORD;
    private static final String NEW = "操场边的白杨树 2026";
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
    }

    @AfterEach
    void restore() {
        jdbc.update(
                "update honors.account set password_hash = '{noop}demo', must_change_password = false, "
                        + "login_generation "
                        + "= login_generation + 1 where login = ?",
                LOGIN);
    }

    private Visitor somebody() {
        return new Visitor(port, "192.0.2." + ++addresses);
    }

    private static HttpResponse<String> change(Visitor visitor, String present, String next, String repeated) {
        return visitor.post("/account/password", Map.of("present", present, "next", next, "repeated", repeated));
    }

    @Test
    void an_initial_password_opens_one_page_only() {
        jdbc.update("update honors.account set must_change_password = true where login = ?", LOGIN);
        Visitor teacher = somebody();
        teacher.logIn(LOGIN, OLD);
        for (String page : new String[] {
            "/",
            "/account",
            "/camunda/app/tasklist/",
            "/camunda/app/tasklist/default/",
            "/notices",
            "/one-star",
            "/no-such-page"
        }) {
            assertThat(Visitor.leadsTo(teacher.get(page))).as(page).isEqualTo("/account/password");
        }
        for (String script : new String[] {
            "/api/one-star", "/camunda/api/engine/engine/default/task", "/engine-rest/task", "/v3/api-docs"
        }) {
            HttpResponse<String> session = teacher.get(script);
            assertThat(session.statusCode()).as(script).isEqualTo(403);
            assertThat(Visitor.problem(session).get("code").asText())
                    .as(script)
                    .isEqualTo("account.password-must-change");
        }
        for (String script : new String[] {"/api/one-star", "/engine-rest/task", "/engine-rest/engine/default/task"}) {
            HttpResponse<String> basic = somebody().basic(LOGIN, OLD, script);
            assertThat(basic.statusCode()).as(script).isEqualTo(403);
            assertThat(Visitor.problem(basic).get("code").asText())
                    .as(script)
                    .isEqualTo("account.password-must-change");
        }
        assertThat(teacher.get("/account/password").body())
                .contains("您正在使用初始密码")
                .contains("至少 10 个字符");
        assertThat(Visitor.leadsTo(change(teacher, OLD, NEW, NEW))).isEqualTo("/");
        assertThat(teacher.get("/").statusCode()).isEqualTo(200);
        assertThat(teacher.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(somebody().basic(LOGIN, NEW, "/engine-rest/task").statusCode())
                .isEqualTo(200);
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_and_nothing_changes() {
        Visitor teacher = somebody();
        teacher.logIn(LOGIN, OLD);
        HttpResponse<String> refused = change(teacher, "not it", "s902q02", "s902q03");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("当前密码不对")
                .contains("至少要有 10 个字符")
                .contains("不能包含用户名")
                .contains("两次输入的新密码不一致")
                .doesNotContain("s902q03\"");
        assertThat(change(teacher, OLD, "woaini1314", "woaini1314").body()).contains("太常见");
        assertThat(change(teacher, OLD, OLD, OLD).body()).contains("与当前密码相同");
        assertThat(somebody().logIn(LOGIN, OLD)).isEqualTo("/");
    }

    @Test
    void a_change_ends_every_other_login_and_renews_this_session() {
        Visitor elsewhere = somebody();
        elsewhere.logIn(LOGIN, OLD);
        Visitor script = somebody();
        assertThat(script.basic(LOGIN, OLD, "/engine-rest/task").statusCode()).isEqualTo(200);
        Visitor teacher = somebody();
        teacher.logIn(LOGIN, OLD);
        String before = teacher.cookie("JSESSIONID");
        assertThat(Visitor.leadsTo(change(teacher, OLD, NEW, NEW))).isEqualTo("/account");
        assertThat(teacher.cookie("JSESSIONID")).isNotEqualTo(before);
        assertThat(teacher.get("/account").body()).contains("密码已修改");
        assertThat(Visitor.leadsTo(elsewhere.get("/"))).isEqualTo("/login");
        assertThat(script.basic(LOGIN, OLD, "/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(somebody().logIn(LOGIN, NEW)).isEqualTo("/");
        assertThat(jdbc.queryForObject("select password_hash from honors.account where login = ?", String.class, LOGIN))
                .startsWith("{bcrypt}");
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.audit_entry where action = 'password.changed' and subject = ?",
                        Integer.class,
                        LOGIN))
                .isPositive();
    }

    @Test
    void the_page_is_no_way_to_guess_the_present_password() {
        Visitor thief = somebody();
        thief.logIn(LOGIN, OLD);
        for (int i = 0; i < 5; i++) {
            assertThat(change(thief, "guess" + i, NEW, NEW).body()).contains("当前密码不对");
        }
        HttpResponse<String> barred = change(thief, OLD, NEW, NEW);
        assertThat(barred.statusCode()).isEqualTo(403);
        assertThat(barred.body()).contains("次数太多");
        assertThat(somebody().logIn(LOGIN, OLD)).isEqualTo("/");
    }
}

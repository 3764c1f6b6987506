package cn.redflower.people.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Chromium;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Her session ends while she works: she logs in again and goes on where she was, with what she had typed. */
@IntegrationTest
class LoggingInAgainInTheBrowserTest {

    private static final String OPINION = "请三(1)中队补充事迹";

    @Autowired
    SmallCounty county;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    @Autowired
    TaskService tasks;

    @LocalServerPort
    int port;

    private Http http;

    @BeforeEach
    void a_list_is_to_be_checked() {
        http = new Http(port);
        county.settle();
        clock.setTo(LocalDate.of(2026, 11, 2)
                .atTime(LocalTime.of(9, 0))
                .atZone(AdjustableClock.ZONE)
                .toInstant());
        county.withoutRounds();
        String evaluation = http.call(
                        "county9",
                        "POST",
                        "/api/one-star/rounds",
                        Map.of("nominationDeadline", "2026-11-13", "schools", List.of("s901")),
                        201)
                .at("/opened/0/evaluationId")
                .asText();
        county.runJobs();
        Long pupil = jdbc.queryForObject("select min(id) from honors.pupil where squadron_id = 's901q01'", Long.class);
        http.call(
                "s901q01",
                "PUT",
                "/api/one-star/evaluations/" + evaluation + "/squadrons/s901q01/nominees/" + pupil,
                Map.of("reason", "乐于助人"),
                204);
        http.complete("s901q01", Map.of(), 204);
        http.complete("s901q02", Map.of(), 204);
    }

    @AfterEach
    void real_time_again() {
        clock.reset();
        county.withoutRounds();
    }

    private void endSessions(String login) {
        Long person = jdbc.queryForObject("select person_id from honors.account where login = ?", Long.class, login);
        http.call("admin9", "POST", "/api/accounts/" + person + "/end-sessions", null, 200);
    }

    private static void logIn(Page page, String login) {
        page.fill("#username", login);
        page.fill("#password", SmallCounty.PASSWORD);
        page.click("#login button.primary");
    }

    @Test
    void tasklist_leads_to_the_login_page_and_back_to_the_task_with_what_was_typed() {
        String task = tasks.createTaskQuery()
                .taskCandidateGroup("s901BrigadeCounselors")
                .singleResult()
                .getId();
        try (Chromium chromium = Chromium.at(port);
                Chromium.Person brigade = chromium.person("s901brigade")) {
            Page page = brigade.page;
            brigade.openTask("审核推荐名单");
            page.getByLabel("退回三(1)中队").check();
            page.locator("#check-opinion").fill(OPINION);
            endSessions("s901brigade");
            // the next thing that is saved is turned away
            page.locator("#remark-s901q01").fill("理由太简单");

            page.waitForURL("**/login**");
            assertThat(page.locator("section.login")).containsText("管理员结束了您的登录");
            brigade.screenshot("login-again");
            logIn(page, "S901Brigade");

            page.locator("#check-opinion").waitFor();
            assertThat(page).hasURL(Pattern.compile("tasklist.*task=" + task));
            assertThat(page.locator("#check-opinion")).hasValue(OPINION);
            assertThat(page.locator("#remark-s901q01")).hasValue("理由太简单");
            brigade.screenshot("login-again-task");
        }
    }

    @Test
    void tasklists_own_button_ends_the_session_everywhere() {
        try (Chromium chromium = Chromium.at(port);
                Chromium.Person brigade = chromium.person("s901brigade")) {
            Page page = brigade.page;
            brigade.openTask("审核推荐名单");
            page.locator("li.account a.dropdown-toggle").click();
            page.locator("li.account li.logout a").click();
            page.waitForURL("**/login?logout");
            page.navigate("/one-star");
            page.waitForURL("**/login**");
        }
    }

    @Test
    void a_link_to_a_task_leads_to_it_over_the_login_page() {
        String task = tasks.createTaskQuery()
                .taskCandidateGroup("s901BrigadeCounselors")
                .singleResult()
                .getId();
        try (Chromium chromium = Chromium.at(port);
                Chromium.Person brigade = chromium.stranger()) {
            Page page = brigade.page;
            page.navigate("/camunda/app/tasklist/default/#/?task=" + task);
            page.waitForURL("**/login**");
            page.fill("#username", "s901brigade");
            page.fill("#password", "wrong");
            page.click("#login button.primary");
            assertThat(page.locator("[role=alert]")).containsText("用户名或密码不对");
            assertThat(page.locator("#username")).hasValue("s901brigade");
            brigade.screenshot("login-wrong-password");
            logIn(page, "s901brigade");
            page.locator("button.claim").waitFor();
            assertThat(page).hasURL(Pattern.compile("tasklist.*task=" + task));
        }
    }

    @Test
    void a_form_of_a_page_is_filled_in_again_after_the_login() {
        try (Chromium chromium = Chromium.at(port);
                Chromium.Person chair = chromium.person("s901chair")) {
            Page page = chair.page;
            page.navigate("/kinship");
            page.selectOption("#schoolId", "s901");
            page.fill("#pupilNumber", "９０１１０１");
            endSessions("s901chair");
            page.locator("form[action='/kinship'] button[type=submit]").click();

            assertThat(page.locator("section.login")).containsText("管理员结束了您的登录");
            logIn(page, "s901chair");
            assertThat(page.locator("#pupilNumber")).hasValue("９０１１０１");
            assertThat(page.locator("#content")).containsText("您填写的内容还没有提交，已放回下面");
            chair.screenshot("kept-form");
            page.locator("form[action='/kinship'] button[type=submit]").click();
            assertThat(page.locator("p.ok")).isVisible();
            assertThat(page.locator("#content")).not().containsText("已放回下面");
        }
        assertThat(jdbc.queryForObject(
                        "select count(*)::int from honors.kinship where login = 's901chair' and withdrawn_at is null",
                        Integer.class))
                .isOne();
    }

    @Test
    void a_form_with_an_old_token_comes_back_and_one_click_sends_it() {
        try (Chromium chromium = Chromium.at(port);
                Chromium.Person chair = chromium.person("s901chair")) {
            Page page = chair.page;
            page.navigate("/kinship");
            page.selectOption("#schoolId", "s901");
            page.fill("#pupilNumber", "901102");
            // as after a login in another tab
            page.evaluate("document.querySelectorAll('input[name=_csrf]').forEach(field => { field.value = 'old'; })");
            page.locator("form[action='/kinship'] button[type=submit]").click();
            assertThat(page.locator("h1")).containsText("请再提交一次");
            chair.screenshot("stale-form");
            page.locator("main button.primary").click();
            assertThat(page.locator("p.ok")).isVisible();

            page.navigate("/login");
            page.fill("#username", "S901Chair");
            page.fill("#password", SmallCounty.PASSWORD);
            page.evaluate("document.querySelectorAll('input[name=_csrf]').forEach(field => { field.value = 'old'; })");
            page.click("#login button.primary");
            assertThat(page.locator("[role=alert]")).containsText("登录页面打开太久了");
            assertThat(page.locator("#username")).hasValue("S901Chair");
            chair.screenshot("stale-login");
        }
    }
}

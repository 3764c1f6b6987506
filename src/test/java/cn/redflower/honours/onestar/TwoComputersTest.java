package cn.redflower.honours.onestar;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Chromium;
import cn.redflower.test.Chromium.Person;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A teacher has a task's form open at school and at home, each with a login of its own: the one tells what was done at
 * the other.
 */
@IntegrationTest
class TwoComputersTest {

    private static final String TASK = "推荐一星章人选：三(1)中队";
    /** Longer than a form waits before it asks; the page's clock goes on at once. */
    private static final String A_WHILE = "00:20";

    @Autowired
    SmallCounty county;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    @Autowired
    AdjustableClock clock;

    Http http;
    Chromium chromium;
    String list;

    @BeforeEach
    void a_round_for_one_school_is_open() {
        http = new Http(port);
        county.settle();
        clock.setTo(OffsetDateTime.parse("2026-11-02T09:00:00+08:00").toInstant());
        county.withoutRounds();
        list = "/api/one-star/evaluations/"
                + http.call(
                                "county9",
                                "POST",
                                "/api/one-star/rounds",
                                Map.of("nominationDeadline", "2026-11-13", "schools", List.of("s901")),
                                201)
                        .at("/opened/0/evaluationId")
                        .asText()
                + "/squadrons/s901q01";
        county.runJobs();
        chromium = Chromium.at(port);
    }

    @AfterEach
    void as_it_was() {
        clock.reset();
        county.withoutRounds();
        jdbc.update("update honors.pupil set name = replace(name, '红', '1') where squadron_id = 's901q01'");
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void what_is_handed_in_at_one_is_closed_at_the_other() {
        try (Person school = chromium.person("s901q01");
                Person home = chromium.person("s901q01")) {
            school.openTask(TASK);
            nominate(school.page, "甲小1");
            openAgain(home);
            school.submit();
            home.page.clock().fastForward(A_WHILE);
            assertThat(home.page.locator(".rf-finished"))
                    .containsText("“推荐一星章人选：三(1)中队”已由您本人于 2026-11-02 09:00 提交，本页不能再改");
            home.screenshot("two-computers-handed-in");
        }
    }

    @Test
    void what_is_saved_at_one_is_told_at_the_other_and_read_there_anew() {
        try (Person school = chromium.person("s901q01");
                Person home = chromium.person("s901q01")) {
            school.openTask(TASK);
            nominate(school.page, "甲小1");
            openAgain(home);
            home.page.clock().fastForward(A_WHILE);
            nominate(home.page, "丙小1");
            home.page.clock().fastForward(A_WHILE);
            home.page.waitForResponse(
                    answer -> answer.url().endsWith("/progress"),
                    () -> home.page.clock().fastForward(A_WHILE));
            assertThat(home.page.locator(".rf-elsewhere")).hasCount(0);

            nominate(school.page, "乙小1");
            home.page.clock().fastForward(A_WHILE);
            assertThat(home.page.locator(".rf-elsewhere"))
                    .containsText("您在另一台电脑或另一个窗口里于 2026-11-02 09:00 修改并保存过这项任务的内容");
            home.screenshot("two-computers-edited");
            assertThat(home.page.getByLabel("推荐乙小1", exact())).not().isChecked();
            home.page.getByText("重新打开，看最新内容").click();
            assertThat(home.page.getByLabel("推荐乙小1", exact())).isChecked();
            assertThat(home.page.getByLabel("推荐丙小1", exact())).isChecked();
            assertThat(home.page.locator(".rf-elsewhere")).hasCount(0);
        }
    }

    @Test
    void only_who_has_to_do_with_a_task_is_believed_to_have_worked_on_it() {
        try (Person counselor = chromium.person("s901q01");
                Person other = chromium.person("s901q02")) {
            counselor.openTask(TASK);
            String task = jdbc.queryForObject("select id_ from act_ru_task where assignee_ = 's901q01'", String.class);
            other.openTask("推荐一星章人选：三(2)中队");
            String put =
                    "([path, task]) => import('/assets/api.js').then(api => { api.workOn(task); return api.put(path, { "
                            + "reason: '好' }); })";
            String own = list.replace("s901q01", "s901q02") + "/nominees/"
                    + jdbc.queryForObject("select min(id) from honors.pupil where squadron_id = 's901q02'", Long.class);
            other.page.evaluate(put, List.of(own, task));
            assertThat(jdbc.queryForObject(
                            "select count(*) from honors.task_edit where login = 's901q02' and task_id = ?",
                            Integer.class,
                            task))
                    .isZero();
            String hers = jdbc.queryForObject("select id_ from act_ru_task where assignee_ = 's901q02'", String.class);
            other.page.evaluate(put, List.of(own, hers));
            assertThat(jdbc.queryForObject(
                            "select count(*) from honors.task_edit where login = 's901q02' and task_id = ?",
                            Integer.class,
                            hers))
                    .isOne();
        }
    }

    @Test
    void a_sheet_that_was_checked_and_not_taken_in_is_asked_for_first() {
        jdbc.update("update honors.pupil set name = replace(name, '1', '红') where squadron_id = 's901q01'");
        try (Person counselor = chromium.person("s901q01")) {
            Page page = counselor.page;
            counselor.openTask(TASK);
            page.locator(".rf-sheet")
                    .setInputFiles(new FilePayload(
                            "推荐表.csv",
                            "text/csv",
                            "学号,姓名,推荐理由\n901101,甲小红,热心\n901102,乙小红,守时\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(page.locator(".rf-report")).containsText("可以推荐 2 行");
            counselor.press();
            assertThat(page.locator(".rf-ask")).containsText("推荐表“推荐表.csv”检查过，可以推荐的 2 人还没有导入名单。");
            counselor.screenshot("handing-in-sheet");
            page.getByText("返回修改").click();
            assertThat(http.worklist("s901q01")).hasSize(1);
            counselor.press();
            page.getByText("先导入这 2 人").click();
            assertThat(page.locator(".rf-report")).containsText("已把 2 人写入名单");
            counselor.submit();
        }
        assertThat(http.call("s901q01", "GET", list, null, 200)
                        .get("individuals")
                        .asInt())
                .isEqualTo(2);
        assertThat(http.worklist("s901q01")).isEmpty();
    }

    /** The task that she has claimed already, with a clock that can be moved. */
    private static void openAgain(Person person) {
        person.page.clock().install();
        person.page.navigate("/camunda/app/tasklist/");
        person.page
                .locator(".tasks-list .task", new Page.LocatorOptions().setHasText("推荐一星章人选"))
                .first()
                .click();
        person.page.locator(".rf-form fieldset:not([disabled])").last().waitFor();
    }

    private static void nominate(Page page, String name) {
        page.getByLabel("推荐" + name, exact()).check();
        page.getByLabel("推荐" + name + "的理由").fill("乐于助人");
        assertThat(page.locator(".rf-bar [role=status]").first()).hasText("全部已保存");
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}

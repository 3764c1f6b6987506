package cn.redflower.story;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Chromium;
import cn.redflower.test.Chromium.Person;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The product's main job as its people do it: a school's roster becomes one-star awards, through the real pages and the
 * real Tasklist in a real browser, with the demo county, the job executor and real mail. Only the clock is moved by
 * hand.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "demo.size=small",
            "redflower.demo.data-directory=target/demo-in-the-browser",
            "camunda.bpm.job-execution.wait-time-in-millis=500",
            "camunda.bpm.job-execution.max-wait=1000"
        })
@ActiveProfiles("demo")
@ContextConfiguration(initializers = IntegrationTest.Database.class)
@DirtiesContext
class OneStarInTheBrowserTest {

    private static final Path SAMPLES = Path.of("src", "test", "resources", "samples");

    @LocalServerPort
    int port;

    @Autowired
    AdjustableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ProcessEngine engine;

    Http http;
    Chromium chromium;
    String evaluation;

    @BeforeEach
    void on_a_monday_in_november() {
        ProcessEngines.registerProcessEngine(engine);
        clock.setTo(LocalDate.of(2026, 11, 2)
                .atTime(LocalTime.of(9, 0))
                .atZone(AdjustableClock.ZONE)
                .toInstant());
        http = new Http(port);
        chromium = Chromium.at(port);
    }

    @AfterEach
    void real_time_again() {
        clock.reset();
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void from_the_roster_to_awards_that_are_announced() {
        the_brigade_counselor_imports_the_roster();
        the_county_opens_the_round();
        the_first_squadron_nominates_from_the_list();
        the_third_squadron_nominates_by_sheet();
        the_other_squadrons_hand_in();
        the_brigade_counselor_returns_one_squadron_and_passes_the_rest();
        the_chair_decides_row_by_row();
        String struck = a_parent_objects_to_the_public_notice();
        the_committee_upholds_the_objection();
        working_days_pass_and_the_awards_are_there(struck);
        everybody_has_mail_and_no_subject_names_a_pupil();
    }

    private void the_brigade_counselor_imports_the_roster() {
        try (Person brigade = chromium.person("s001brigade")) {
            brigade.page.navigate("/roster");
            brigade.page.setInputFiles("#roster-file", SAMPLES.resolve("roster-s001.xlsx"));
            brigade.page.locator("#roster-result").waitFor();
            Chromium.assertSees(brigade.page.locator("#roster-result"), "662");
            brigade.screenshot("01-roster");
            brigade.page.click("#roster-confirm");
            brigade.page.locator("#roster-done").waitFor();
        }
        assertThat(jdbc.queryForObject("select count(*) from honors.pupil where school_id = 's001'", Integer.class))
                .isEqualTo(662);
    }

    private void the_county_opens_the_round() {
        JsonNode opened = http.call(
                "county1",
                "POST",
                "/api/one-star/rounds",
                Map.of("schoolYear", "2026-2027", "nominationDeadline", "2026-11-13", "schools", List.of("s001")),
                201);
        evaluation = opened.at("/opened/0/evaluationId").asText();
        until(() -> assertThat(http.worklist("s001q01")).containsExactly("推荐一星章人选：一(1)中队"));
        assertThat(http.worklist("s001q16")).containsExactly("推荐一星章人选：六(3)中队");
        assertThat(http.worklist("s002q01")).isEmpty();
    }

    private void the_first_squadron_nominates_from_the_list() {
        try (Person counselor = chromium.person("s001q01")) {
            counselor.openTask("推荐一星章人选：一(1)中队");
            nominateFirst(counselor.page, 3);
            counselor
                    .page
                    .locator("label", new Page.LocatorOptions().setHasText("为一星章集体"))
                    .locator("input")
                    .check();
            assertThat(counselor.refused()).contains("本中队集体还没有填写推荐理由");
            counselor.page.getByLabel("推荐集体的理由").fill("班级团结，图书角人人参与");
            counselor.screenshot("02-nominate");
            counselor.page.reload();
            counselor.page.locator(".rf-form fieldset:not([disabled])").last().waitFor();
            // it is there after the browser was closed
            Chromium.assertReads(counselor.page.locator(".rf-count"), "3");
            counselor.submit();
        }
    }

    private void the_third_squadron_nominates_by_sheet() {
        try (Person counselor = chromium.person("s001q03")) {
            counselor.openTask("推荐一星章人选：二(1)中队");
            Chromium.assertSees(counselor.page.locator(".rf-lead"), "符合条件 36 人", "取整 10");
            counselor.page.setInputFiles(".rf-sheet", SAMPLES.resolve("nominations-s001-q03.xlsx"));
            Locator report = counselor.page.locator(".rf-report");
            report.waitFor();
            Chromium.assertSees(report, "可以推荐 10 行", "没有获得火炬章", "监护人未同意");
            report.scrollIntoViewIfNeeded();
            counselor.screenshot("03-sheet");
            counselor.page.click(".rf-apply");
            counselor.page.locator(".rf-report .rf-saved").waitFor();
            Chromium.assertReads(counselor.page.locator(".rf-count"), "10");
            counselor.submit();
        }
    }

    /**
     * The rest of the school by the API: a pupil each, and four more collectives than the cap allows together with the
     * first.
     */
    private void the_other_squadrons_hand_in() {
        for (int i : IntStream.rangeClosed(1, 16).filter(n -> n != 1 && n != 3).toArray()) {
            String squadron = "s001q%02d".formatted(i);
            String path = "/api/one-star/evaluations/" + evaluation + "/squadrons/" + squadron;
            JsonNode list = http.call(squadron, "GET", path, null, 200);
            for (JsonNode pupil : list.get("pupils")) {
                if (pupil.get("eligible").asBoolean()) {
                    http.call(
                            squadron,
                            "PUT",
                            path + "/nominees/" + pupil.get("pupilId").asLong(),
                            Map.of("reason", "学习认真，乐于助人"),
                            204);
                    break;
                }
            }
            if (i <= 6) {
                http.call(squadron, "PUT", path + "/collective", Map.of("reason", "活动丰富"), 204);
            }
            http.complete(squadron, Map.of(), 204);
        }
    }

    private void the_brigade_counselor_returns_one_squadron_and_passes_the_rest() {
        try (Person brigade = chromium.person("s001brigade")) {
            brigade.openTask("审核推荐名单");
            brigade.page
                    .getByLabel("退回一(1)中队", new Page.GetByLabelOptions().setExact(true))
                    .check();
            brigade.page.getByLabel("退回一(1)中队的原因").fill("第一位的事迹请写具体");
            brigade.page.locator("input[name=decision][value=return]").check();
            brigade.page.fill("#check-opinion", "请补充后再交");
            brigade.screenshot("04-check");
            brigade.submit();
        }
        try (Person counselor = chromium.person("s001q01")) {
            counselor.openTask("推荐一星章人选：一(1)中队");
            Chromium.assertSees(counselor.page.locator(".rf-form .alert-warning"), "第一位的事迹请写具体");
            counselor.page.locator(".rf-rows tbody tr textarea").first().fill("每天整理图书角，三年来带动全班借书三百多册");
            counselor.screenshot("05-returned");
            counselor.submit();
        }
        try (Person brigade = chromium.person("s001brigade")) {
            brigade.openTask("审核推荐名单");
            brigade.page.locator("input[name=decision][value=approve]").check();
            brigade.submit();
        }
    }

    private void the_chair_decides_row_by_row() {
        try (Person chair = chromium.person("s001chair")) {
            chair.openTask("评定一星章");
            Locator first = chair.page.locator("tr.rf-row").first();
            first.locator("button", new Locator.LocatorOptions().setHasText("不同意"))
                    .click();
            first.locator("input[type=text]").fill("本学期有违纪记录");
            chair.page.click(".rf-rest");
            chair.page.locator(".rf-quota tr.rf-over").waitFor();
            chair.page.fill("#held-on", "2026-11-02");
            chair.page.fill("#expected", "7");
            chair.page.fill("#present", "6");
            chair.page.fill("#in-favour", "5");
            chair.page.fill("#against", "1");
            chair.page.fill("#abstained", "0");
            chair.page.locator("input[name=decision][value=approve]").check();
            assertThat(chair.refused()).contains("集体超过名额，请填写超额理由");
            chair.page.fill("#over-collectives", "两个中队并列，会议一致同意都给");
            chair.page.locator(".rf-quota").scrollIntoViewIfNeeded();
            chair.screenshot("06-decide");
            chair.submit();
        }
        JsonNode overview = http.call("s001chair", "GET", "/api/one-star/evaluations/" + evaluation, null, 200);
        assertThat(overview.at("/quota/collectives/cap").asInt()).isEqualTo(4);
        assertThat(overview.at("/quota/collectives/approved").asInt()).isEqualTo(5);
        assertThat(overview.at("/meeting/overQuotaCollectives").asText()).contains("并列");
        until(() -> assertThat(overview().get("noticeAddress").asText()).startsWith("/notices/"));
    }

    /** Gives the row that the parent names, as the notice numbers it. */
    private String a_parent_objects_to_the_public_notice() {
        try (Person parent = chromium.stranger()) {
            parent.page.navigate("/notices");
            parent.page
                    .locator("main a", new Page.LocatorOptions().setHasText("惠水县晨曦小学"))
                    .first()
                    .click();
            parent.page.waitForLoadState();
            String notice = parent.page.locator("main").innerText();
            List<String> names = jdbc.queryForList("""
                    select p.name from honors.nominee n join honors.pupil p on p.id = n.pupil_id
                    where n.evaluation_id = ?::uuid and n.decision = 'APPROVED'""", String.class, evaluation);
            assertThat(names).isNotEmpty().noneMatch(notice::contains);
            assertThat(notice).contains("2026年11月2日").contains("2026年11月4日").contains("*");
            parent.screenshot("07-notice");
            parent.page
                    .locator("main a", new Page.LocatorOptions().setHasText("提出异议"))
                    .first()
                    .click();
            parent.page.fill("#name", "测试家长");
            parent.page.click("main form button.primary");
            assertThat(parent.page.inputValue("#name"))
                    .as("what was typed is still there")
                    .isEqualTo("测试家长");
            parent.page.fill("#phone", "13800000000");
            parent.page.fill("#row", "1");
            parent.page.fill("#text", "名单第 1 号的事迹与事实不符，请核查。");
            parent.screenshot("08-objection");
            parent.page.click("main form button.primary");
            parent.page.waitForURL("**/objection/**");
        }
        return jdbc.queryForObject("select entry_id::text from honors.objection limit 1", String.class);
    }

    private void the_committee_upholds_the_objection() {
        until(() -> assertThat(http.worklist("s001committee")).containsExactly("核查异议"));
        try (Person member = chromium.person("s001committee")) {
            member.page.navigate("/camunda/app/tasklist/");
            member.page
                    .locator(".tasks-list .task", new Page.LocatorOptions().setHasText("核查异议"))
                    .first()
                    .click();
            member.page.locator("button.claim").click();
            member.page.locator("input[name=finding][value=uphold]").check();
            assertThat(member.refused()).contains("请写明核查意见");
            member.page.fill("#opinion", "经向班主任和同学了解，情况属实。");
            member.submitIsInReach();
            member.screenshot("09-investigate");
            member.submit();
        }
    }

    private void working_days_pass_and_the_awards_are_there(String struck) {
        assertThat(struck).isNotNull();
        assertThat(overview().get("status").asText()).isEqualTo("NOTICE");
        clock.advance(Duration.ofDays(3));
        until(() -> assertThat(overview().get("status").asText()).isEqualTo("AWARDED"));
        JsonNode awards =
                http.call("s001chair", "GET", "/api/one-star/evaluations/" + evaluation + "/awards", null, 200);
        // 3 + 10 + 14 pupils and 5 collectives, less the one that was refused and the one that was struck
        assertThat(awards).hasSize(30);
        assertThat(awards)
                .extracting(a -> a.get("number").asText())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 30)
                        .mapToObj("HS1X-2026-S001-%05d"::formatted)
                        .toList());
        try (Person chair = chromium.person("s001chair")) {
            chair.page.navigate("/one-star/" + evaluation);
            chair.page.locator("text=HS1X-2026-S001-00030").first().waitFor();
            chair.screenshot("10-awards");
        }
        try (Person stranger = chromium.stranger()) {
            stranger.page.navigate("/notices");
            assertThat(stranger.page.locator("main").innerText()).doesNotContain("惠水县晨曦小学");
        }
    }

    private void everybody_has_mail_and_no_subject_names_a_pupil() {
        until(() -> assertThat(
                        jdbc.queryForObject("select count(*) from honors.mail where status <> 'SENT'", Integer.class))
                .isZero());
        assertThat(jdbc.queryForList("select distinct template from honors.mail", String.class))
                .contains("tasks-waiting", "returned", "notice-published", "objection-raised", "result");
        try (Person reader = chromium.stranger()) {
            reader.page.navigate("/demo/mailbox");
            String mails = reader.page.locator("main").innerText();
            assertThat(mails).contains("s001q01@demo.example");
            List<String> names =
                    jdbc.queryForList("select name from honors.pupil where school_id = 's001'", String.class);
            assertThat(names).noneMatch(mails::contains);
            reader.screenshot("11-mailbox");
        }
    }

    private void nominateFirst(Page page, int count) {
        Locator rows = page.locator(".rf-rows").first().locator("tbody tr");
        for (int i = 0; i < count; i++) {
            rows.nth(i).locator("input[type=checkbox]").check();
            rows.nth(i).locator("textarea").fill("学习认真，团结同学，积极参加少先队活动");
        }
        page.locator(".rf-bar .rf-saved").waitFor();
    }

    private JsonNode overview() {
        return http.call("s001chair", "GET", "/api/one-star/evaluations/" + evaluation, null, 200);
    }

    private static void until(org.awaitility.core.ThrowingRunnable condition) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(condition);
    }
}

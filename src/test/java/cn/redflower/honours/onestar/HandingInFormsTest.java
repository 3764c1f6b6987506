package cn.redflower.honours.onestar;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Chromium;
import cn.redflower.test.Chromium.Person;
import cn.redflower.test.HeldAnswers;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Handing in a task in Tasklist: once, not by accident, with what comes next; and in a second window that it is done.
 */
@IntegrationTest
class HandingInFormsTest {

    @Autowired
    SmallCounty county;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    Http http;
    Chromium chromium;
    String evaluation;

    @BeforeEach
    void a_round_for_one_school_is_open() {
        http = new Http(port);
        county.settle();
        clock.setTo(LocalDate.of(2026, 11, 2)
                .atTime(LocalTime.of(9, 0))
                .atZone(AdjustableClock.ZONE)
                .toInstant());
        county.withoutRounds();
        evaluation = http.call(
                        "county9",
                        "POST",
                        "/api/one-star/rounds",
                        Map.of("nominationDeadline", "2026-11-13", "schools", List.of("s901")),
                        201)
                .at("/opened/0/evaluationId")
                .asText();
        county.runJobs();
        chromium = Chromium.at(port);
    }

    @AfterEach
    void as_it_was() {
        clock.reset();
        county.withoutRounds();
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void a_second_click_hands_nothing_in_and_the_next_step_is_said() {
        handIn("s901q02");
        try (Person counselor = chromium.person("s901q01")) {
            Page page = counselor.page;
            counselor.openTask("推荐一星章人选：三(1)中队");
            nominate(page, "甲小1", "乐于助人");
            HeldAnswers answers = HeldAnswers.ofServer(page, "**/submit-form");
            answers.hold();
            counselor.press();
            page.waitForCondition(() -> answers.waiting() == 1);
            assertThat(button(page)).isDisabled();
            button(page).dispatchEvent("click");
            page.keyboard().press("Control+Enter");
            answers.lost();
            assertThat(page.locator(".rf-refusals")).containsText("连不上服务器，没有提交");
            assertThat(button(page)).isEnabled();
            assertThat(page.locator(".rf-refusals.rf-former")).hasCount(0);
            page.locator(".rf-form input[type=search]").fill("甲");
            assertThat(page.locator(".rf-refusals.rf-former")).hasCount(0);
            page.locator(".rf-form textarea").first().fill("乐于助人，爱劳动");
            // what was refused is of what was handed in, not of what is there by now
            assertThat(page.locator(".rf-refusals.rf-former")).hasCount(1);
            counselor.screenshot("handing-in-former-refusal");
            List<String> sent = new ArrayList<>();
            page.onRequest(request -> sent.add(request.url()));
            answers.release();
            assertThat(page.locator(".notifications .alert")).hasCount(0);
            counselor.press();
            assertThat(page.locator(".rf-next")).containsText("已提交，下一步：审核推荐名单（测试一小大队辅导员）");
            assertThat(sent).filteredOn(url -> url.endsWith("/submit-form")).hasSize(1);
            counselor.screenshot("handing-in-next");
        }
    }

    @Test
    void an_empty_list_is_handed_in_on_purpose_only() {
        try (Person counselor = chromium.person("s901q01")) {
            Page page = counselor.page;
            counselor.openTask("推荐一星章人选：三(1)中队");
            counselor.press();
            assertThat(page.locator(".rf-ask")).containsText("名单是空的");
            counselor.screenshot("handing-in-empty");
            page.getByText("返回修改").click();
            assertThat(page.locator(".rf-ask")).hasCount(0);
            assertThat(http.worklist("s901q01")).hasSize(1);
            counselor.press();
            page.getByText("本中队不推荐，提交").click();
            assertThat(page.locator(".rf-next")).containsText("已提交，下一步：各中队都提交后，由大队辅导员审核（还有 1 项没有提交）");
        }
        assertThat(http.worklist("s901q01")).isEmpty();
    }

    @Test
    void the_second_window_of_the_same_person_is_told_and_closes() {
        try (Person counselor = chromium.person("s901q01")) {
            Page first = counselor.page;
            counselor.openTask("推荐一星章人选：三(1)中队");
            nominate(first, "甲小1", "乐于助人");
            Page second = first.context().newPage();
            open(second);
            counselor.submit();

            assertThat(second.locator(".rf-finished"))
                    .containsText("“推荐一星章人选：三(1)中队”已由您本人于 2026-11-02 09:00 提交，本页不能再改");
            assertThat(second.getByLabel("推荐甲小1的理由")).isDisabled();
            assertThat(second.getByLabel("推荐甲小1的理由")).hasValue("乐于助人");
            assertThat(button(second)).isDisabled();
            counselor.screenshot("handing-in-second-window");
        }
    }

    @Test
    void what_was_typed_is_there_after_going_back() {
        handIn("s901q01");
        handIn("s901q02");
        try (Person brigade = chromium.person("s901brigade")) {
            Page page = brigade.page;
            brigade.openTask("审核推荐名单");
            page.fill("#check-opinion", "名单完整");
            page.locator("input[name=decision][value=approve]").check();
            page.navigate("/one-star/" + evaluation);
            page.goBack();
            assertThat(page.locator("#check-opinion")).hasValue("名单完整");
            assertThat(page.locator("input[name=decision][value=approve]")).isChecked();
            brigade.submit();
            assertThat(page.locator(".rf-next")).containsText("已提交，下一步：评定一星章（测试一小少工委）");
        }
    }

    @Test
    void a_squadron_is_given_back_with_one_reason_and_told_until_when() {
        handIn("s901q01");
        handIn("s901q02");
        clock.setTo(LocalDate.of(2026, 11, 12)
                .atTime(LocalTime.of(15, 30))
                .atZone(AdjustableClock.ZONE)
                .toInstant());
        try (Person brigade = chromium.person("s901brigade")) {
            Page page = brigade.page;
            brigade.openTask("审核推荐名单");
            page.getByLabel("退回三(1)中队", new Page.GetByLabelOptions().setExact(true))
                    .check();
            assertThat(brigade.refused()).contains("请写明退回三(1)中队的原因").doesNotContain("意见");
            page.getByLabel("退回三(1)中队的原因").fill("事迹请写具体");
            brigade.screenshot("handing-in-return");
            brigade.submit();
            assertThat(page.locator(".rf-next")).containsText("下一步：推荐一星章人选：三(1)中队（测试一小三(1)中队辅导员）");
        }
        assertThat(jdbc.queryForList(
                        "select opinion from honors.opinion where case_id = ? and decision = 'return' and subject = "
                                + "'s901q01'",
                        String.class,
                        evaluation))
                .containsExactly("事迹请写具体");
        assertThat(jdbc.queryForObject(
                        "select model::text from honors.mail where template = 'returned' and recipient = "
                                + "'s901q01@test.example'",
                        String.class))
                .contains("事迹请写具体", "2026年11月14日");
        try (Person counselor = chromium.person("s901q01")) {
            counselor.openTask("推荐一星章人选：三(1)中队");
            assertThat(counselor.page.locator(".rf-form .alert-warning")).containsText("要求：事迹请写具体");
            assertThat(counselor.page.locator(".rf-form .alert-warning")).containsText("截止：2026-11-14 24 时");
            assertThat(counselor.page.locator(".rf-meta .due-date")).containsText("截止：2026年11月14日 星期六 24 时");
            counselor.screenshot("handing-in-returned");
        }
        clock.setTo(LocalDate.of(2026, 11, 14)
                .atTime(LocalTime.of(23, 59))
                .atZone(AdjustableClock.ZONE)
                .toInstant());
        county.runJobs();
        assertThat(http.worklist("s901q01")).hasSize(1);
        clock.setTo(LocalDate.of(2026, 11, 15)
                .atTime(LocalTime.of(0, 1))
                .atZone(AdjustableClock.ZONE)
                .toInstant());
        county.runJobs();
        assertThat(http.worklist("s901q01")).as("late is waived").isEmpty();
    }

    /** The same task in one more window. */
    private void open(Page page) {
        page.navigate("/camunda/app/tasklist/");
        page.locator(".tasks-list .task", new Page.LocatorOptions().setHasText("推荐一星章人选"))
                .first()
                .click();
        page.locator(".rf-form fieldset:not([disabled])").last().waitFor();
    }

    private static void nominate(Page page, String name, String reason) {
        page.getByLabel("推荐" + name, new Page.GetByLabelOptions().setExact(true))
                .check();
        page.getByLabel("推荐" + name + "的理由").fill(reason);
        assertThat(page.locator(".rf-bar [role=status]").first()).hasText("全部已保存");
    }

    private static Locator button(Page page) {
        return page.locator(".form-actions .btn-primary");
    }

    private void handIn(String squadron) {
        String path = "/api/one-star/evaluations/" + evaluation + "/squadrons/" + squadron;
        long pupil = http.call(squadron, "GET", path, null, 200)
                .at("/pupils/0/pupilId")
                .asLong();
        http.call(squadron, "PUT", path + "/nominees/" + pupil, Map.of("reason", "爱劳动"), 204);
        http.complete(squadron, Map.of(), 204);
    }
}

package cn.redflower.casework.signing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Chromium;
import cn.redflower.test.HeldAnswers;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists of more than one page, signed and settled in Tasklist: what the form says is what the server has. */
@IntegrationTest
class SigningFormsTest {

    @Autowired
    SmallCounty county;

    @Autowired
    JointSignings signings;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    RuntimeService cases;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    @LocalServerPort
    int port;

    Http http;

    @BeforeEach
    void nothing_is_signed() {
        http = new Http(port);
        county.settle();
        county.withoutRounds();
    }

    @AfterEach
    void nobody_waits() {
        county.withoutRounds();
    }

    @Test
    void a_dissent_without_a_reason_is_not_lost_by_turning_the_page() {
        UUID signing = begin(60);
        try (Chromium chromium = Chromium.at(port);
                Chromium.Person officer = chromium.person("county9")) {
            officer.openTask("会签名单");
            Page page = officer.page;
            row(page, "第7号").locator("input[type=checkbox]").check();
            page.getByText("下一页").click();
            row(page, "第57号").waitFor();
            page.locator("input[name=decision][value=approve]").check();
            says(page, "对勾选的 1 行不同意");
            assertThat(officer.refused()).contains("请写明不同意测试一小第7号的理由");
            officer.screenshot("signing-reason-elsewhere");

            page.locator("#sign-search").fill("第8号");
            row(page, "第8号").waitFor();
            PlaywrightAssertions.assertThat(row(page, "第57号")).hasCount(0);
            row(page, "第8号").locator("input[type=checkbox]").check();
            page.locator("#sign-which").selectOption("DISSENTED");
            page.getByText("没有符合条件的行").waitFor();
            assertThat(officer.refused()).contains("第7号", "第8号");
            says(page, "对勾选的 2 行不同意");

            page.locator("#sign-search").fill("");
            page.locator("#sign-which").selectOption("ALL");
            PlaywrightAssertions.assertThat(row(page, "第7号").locator("input[type=checkbox]"))
                    .isChecked();
            row(page, "第8号").locator("input[type=checkbox]").uncheck();
            says(page, "对勾选的 1 行不同意");
            row(page, "第7号").locator("textarea").fill("事迹材料不足");
            // at once: what has just been typed goes along
            page.getByText("下一页").click();
            row(page, "第57号").waitFor();
            page.getByText("上一页").click();
            PlaywrightAssertions.assertThat(row(page, "第7号").locator("textarea"))
                    .hasValue("事迹材料不足");
            officer.submit();
        }
        assertThat(signed(signing).get("word").asText()).isEqualTo("SIGNED");
        assertThat(signed(signing).get("dissents").asInt()).isEqualTo(1);
        assertThat(jdbc.queryForList(
                        "select ref || ' ' || reason from honors.signing_dissent where signing_id = ?",
                        String.class,
                        signing))
                .containsExactly("7 事迹材料不足");
    }

    @Test
    void a_search_that_still_waits_does_not_throw_back_who_turns_the_page() {
        begin(60);
        try (Chromium chromium = Chromium.at(port);
                Chromium.Person officer = chromium.person("county9")) {
            Page page = officer.page;
            page.clock().install();
            officer.openTask("会签名单");
            row(page, "第7号").waitFor();
            List<String> asked = new ArrayList<>();
            page.onRequest(request -> {
                if (request.url().contains("/rows?")) {
                    asked.add(request.url().replaceAll(".*\\?", ""));
                }
            });
            // typed and clicked at once, as fast as a page can be worked with
            page.evaluate("""
                    () => {
                      const box = document.getElementById('sign-search');
                      box.value = '号';
                      box.dispatchEvent(new Event('input', { bubbles: true }));
                      [...document.querySelectorAll('.rf-pager button')].find(button =>
                          button.textContent.includes('下一页')).click();
                    }""");
            row(page, "第57号").waitFor();
            page.clock().runFor(5_000);
            PlaywrightAssertions.assertThat(row(page, "第57号")).isVisible();
            assertThat(asked).containsExactly("size=50&page=1&which=ALL&text=%E5%8F%B7");
        }
    }

    @Test
    void a_late_answer_does_not_replace_what_was_asked_for_afterwards_and_nothing_typed_is_lost() {
        begin(60);
        try (Chromium chromium = Chromium.at(port);
                Chromium.Person officer = chromium.person("county9")) {
            Page page = officer.page;
            officer.openTask("会签名单");
            HeldAnswers answers = HeldAnswers.ofServer(page, "**/rows?*");
            row(page, "第7号").locator("input[type=checkbox]").check();
            answers.hold();
            answers.asking(() -> page.locator("#sign-which").selectOption("DISSENTED"));
            answers.asking(() -> page.locator("#sign-which").selectOption("ALL"));
            answers.asking(() -> page.getByText("下一页").click());
            answers.inReverse(3);
            row(page, "第57号").waitFor();
            PlaywrightAssertions.assertThat(page.locator(".rf-pager")).containsText("第 2 / 2 页");
            page.getByText("上一页").click();
            answers.lost();
            PlaywrightAssertions.assertThat(page.locator(".rf-pager")).containsText("连不上服务器");
            answers.release();
            page.getByText("再试一次").click();
            PlaywrightAssertions.assertThat(row(page, "第7号").locator("input[type=checkbox]"))
                    .isChecked();
        }
    }

    @Test
    void who_reads_another_number_than_the_server_has_does_not_sign_yet() {
        UUID signing = begin(60);
        try (Chromium chromium = Chromium.at(port);
                Chromium.Person officer = chromium.person("county9")) {
            officer.openTask("会签名单");
            officer.page.locator("input[name=decision][value=approve]").check();
            says(officer.page, "同意全部名单");
            http.call(
                    "county9",
                    "PUT",
                    "/api/signings/" + signing + "/organs/county/dissents/58",
                    Map.of("reason", "另一处改的"),
                    204);
            assertThat(officer.refused()).contains("不同意的有 1 行", "页面上的 0 行");
            assertThat(signed(signing).get("word").isNull()).isTrue();
            says(officer.page, "对勾选的 1 行不同意");
            officer.screenshot("signing-other-number");
            officer.submit();
        }
        assertThat(signed(signing).get("dissents").asInt()).isEqualTo(1);
    }

    @Test
    void the_joint_meeting_settles_more_rows_than_a_page_holds() {
        UUID signing = begin(230);
        jdbc.update(
                "insert into honors.signing_dissent (signing_id, ref, organ_id, reason, login, at) select signing_id, "
                        + "ref, 'county', '材料不足', 'county9', now() "
                        + "from honors.signing_row where signing_id = ?",
                signing);
        for (String login : List.of("league9", "education9", "county9")) {
            http.complete(login, Map.of("decision", "approve"), 204);
        }
        assertThat(http.call(
                                "county9",
                                "GET",
                                "/api/signings/" + signing + "/rows?which=IN_DISPUTE&size=200&page=1",
                                null,
                                200)
                        .get("rows"))
                .hasSize(30);
        for (int i = 1; i < 230; i++) {
            settle(signing, i);
        }
        try (Chromium chromium = Chromium.at(port);
                Chromium.Person convener = chromium.person("county9")) {
            Page page = convener.page;
            page.navigate("/signings/" + signing);
            page.getByText("第230号").waitFor();
            Chromium.assertSees(page.locator("#signing-body"), "第1号", "第201号");

            convener.openTask("召开联席会议");
            Chromium.assertSees(page.locator(".rf-lead"), "有 230 行有不同意见", "还有 1 行没有议定");
            page.getByText("查看未议定的行").click();
            row(page, "第230号").locator("input[value=yes]").check();
            row(page, "第230号").locator("textarea").fill("已补充材料");
            PlaywrightAssertions.assertThat(page.locator(".rf-lead")).containsText("还有 0 行没有议定");
            page.locator("#meeting-date").fill(LocalDate.now(clock).toString());
            page.locator("#meeting-place").fill("团县委会议室");
            page.locator("#meeting-chair").fill("主任");
            for (String organ : List.of("league", "education", "county")) {
                page.locator("#attendees-" + organ).fill("代表");
            }
            page.locator("#meeting-resolution").fill("逐行议定");
            page.locator("input[name=decision][value=approve]").check();
            row(page, "第230号").scrollIntoViewIfNeeded();
            convener.screenshot("signing-settle-last-page");
            convener.submit();
        }
        assertThat(jdbc.queryForObject("select status from honors.signing where id = ?", String.class, signing))
                .isEqualTo("SIGNED");
    }

    private void settle(UUID signing, int row) {
        http.call(
                "county9",
                "PUT",
                "/api/signings/" + signing + "/rows/" + row + "/settlement",
                Map.of("keep", true, "reason", "已补充材料"),
                204);
    }

    private static Locator row(Page page, String name) {
        return page.locator("table.rf-rows tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(
                                "input[aria-label='不同意" + name + "'], textarea[aria-label='" + name + "议定理由']")));
    }

    private static void says(Page page, String label) {
        PlaywrightAssertions.assertThat(page.locator("[aria-labelledby=sign-decision]"))
                .containsText(label);
    }

    private JsonNode signed(UUID signing) {
        return http.call("county9", "GET", "/api/signings/" + signing, null, 200)
                .at("/organs/2");
    }

    private UUID begin(int rows) {
        JointSigningTest.rows(rows);
        String caseId = UUID.randomUUID().toString();
        return transaction.execute(status -> {
            UUID id = signings.prepare(new SigningOrder(
                    caseId,
                    "test-list",
                    UUID.randomUUID(),
                    "测试名单",
                    List.of("league", "education", "county"),
                    "county",
                    SigningRule.ALL_AGREE,
                    3));
            cases.startProcessInstanceByKey(
                    "joint-signing", caseId, Map.of("signingId", id.toString(), "convenerGroup", "county"));
            return id;
        });
    }
}

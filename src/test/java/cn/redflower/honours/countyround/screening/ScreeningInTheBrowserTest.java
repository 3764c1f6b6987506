package cn.redflower.honours.countyround.screening;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Chromium;
import cn.redflower.test.HeldAnswers;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** An officer of the county works through four thousand rows with mouse and keyboard. */
@IntegrationTest
class ScreeningInTheBrowserTest {

    @Autowired
    SmallCounty county;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    @Autowired
    RuntimeService cases;

    @LocalServerPort
    int port;

    ScreenedCounty screened;
    UUID round;

    @BeforeEach
    void all_schools_have_handed_in() {
        county.settle();
        county.withoutRounds();
        screened = new ScreenedCounty(jdbc, clock.instant());
        screened.withoutLargeRound();
        round = screened.largeRound(76, 53);
        ScreenedCounty.waits(
                cases,
                round,
                jdbc.queryForObject(
                        "select id from honors.school_nomination where round_id = ? and school_id = 's700'",
                        UUID.class,
                        round),
                "s700");
    }

    @AfterEach
    void and_are_gone() {
        county.withoutRounds();
        screened.withoutLargeRound();
    }

    @Test
    void who_is_quicker_than_the_server_gets_what_she_asked_for_last() {
        try (Chromium chromium = Chromium.at(port);
                Chromium.Person officer = chromium.person("county9")) {
            Page page = officer.page;
            HeldAnswers answers = HeldAnswers.ofServer(page, "**/screening/rows?*");
            page.navigate("/county-awards/" + round + "/screening");
            assertThat(page.locator("#found")).containsText("共 4028 行");
            answers.hold();
            answers.asking(() -> page.keyboard().press("n"));
            answers.asking(() -> page.keyboard().press("n"));
            answers.asking(() -> page.locator("[name=kind]").selectOption("COLLECTIVE"));
            answers.asking(() -> page.locator("[name=kind]").selectOption("INDIVIDUAL"));
            answers.asking(() -> page.keyboard().press("n"));
            answers.inReverse(5);
            assertThat(page.locator("#pages")).containsText("第 2 / ");
            assertThat(page.locator("#rows")).not().hasAttribute("aria-busy", "true");
            assertThat(page.locator("[name=kind]")).hasValue("INDIVIDUAL");
            assertThat(page.locator("#found")).containsText("第 51–100 行");
            answers.release();

            // three keys while the first decision is still on its way: three rows, one after the other
            page.locator("#rows tbody tr").first().locator("td").nth(3).click();
            HeldAnswers decisions = HeldAnswers.ofServer(page, "**/screening/decisions");
            decisions.hold();
            for (int i = 0; i < 3; i++) {
                page.keyboard().press("p");
            }
            page.waitForCondition(() -> decisions.waiting() == 1);
            decisions.release();
            assertThat(page.locator("#rows tbody tr .state strong")
                            .filter(new Locator.FilterOptions().setHasText("通过")))
                    .hasCount(3);
            assertThat(page.locator("#screening-problem")).isHidden();
        }
    }

    @Test
    void an_officer_filters_decides_compares_and_gives_a_list_back() {
        try (Chromium chromium = Chromium.at(port);
                Chromium.Person officer = chromium.person("county9")) {
            Page page = officer.page;
            List<String> errors = new ArrayList<>();
            page.onPageError(errors::add);
            page.onConsoleMessage(message -> {
                if ("error".equals(message.type()) && !message.text().contains("409")) {
                    errors.add(message.text());
                }
            });
            page.navigate("/county-awards/" + round + "/screening");
            Locator rows = page.locator("#rows tbody tr");
            assertThat(page.locator("#found")).containsText("共 4028 行");
            assertThat(rows).hasCount(50);
            assertThat(page.locator("h1")).containsText("二星章");
            officer.screenshot("screening-list");

            // keys: pass, and on to the next; mark one to be returned, with a reason
            page.keyboard().press("p");
            assertThat(page.locator("#screening-said")).hasText("已通过 1 行。");
            assertThat(rows.nth(0).locator(".state strong")).hasText("通过");
            assertThat(rows.nth(1)).hasClass(Pattern.compile(".*current.*"));
            page.keyboard().press("r");
            page.locator("#ask-yes").click();
            assertThat(page.locator("#ask-problem")).hasText("请写明原因。");
            page.locator("#ask-remark").fill("事迹请写具体");
            officer.screenshot("screening-ask");
            page.locator("#ask-yes").click();
            assertThat(rows.nth(1).locator(".state")).containsText("事迹请写具体");
            // keys are the dialog's until it is gone
            assertThat(page.locator("#ask")).isHidden();
            page.keyboard().press("j");
            page.keyboard().press("x");
            page.locator("#ask-remark").fill("不在范围内");
            page.locator("#ask-yes").click();
            assertThat(rows.nth(2).locator(".state strong")).hasText("不通过");
            assertThat(page.locator("#ask")).isHidden();

            // a filter stands in the address, and the back button takes it away
            page.locator("[name=state]").selectOption("RETURNED");
            assertThat(rows).hasCount(1);
            page.goBack();
            assertThat(rows).hasCount(50);
            assertThat(page.locator("[name=state]")).hasValue("");
            page.locator("[name=text]").fill("查无此人");
            page.locator("[name=text]").press("Enter");
            assertThat(page.locator("#rows tbody")).containsText("没有符合筛选的行");
            page.locator("#filter button[type=reset]").click();
            assertThat(rows).hasCount(50);

            // side by side
            for (int i = 3; i < 6; i++) {
                rows.nth(i).locator("input").check();
            }
            page.locator("#compare").click();
            assertThat(page.locator("#whole thead th")).hasCount(4);
            officer.screenshot("screening-compare");
            page.keyboard().press("Escape");

            // somebody else was faster
            long id = Long.parseLong(rows.nth(3).getAttribute("data-id"));
            jdbc.update(
                    "update honors.county_nominee set screening = 'REJECTED', screening_remark = '重复', screened_by = "
                            + "'admin9', screened_at = now() where id = ?",
                    id);
            page.locator("[data-decision=PASS]").click();
            assertThat(page.locator("#screening-problem")).containsText("admin9老师");
            officer.screenshot("screening-faster");

            // all of a filter, after the number was confirmed
            page.locator("[name=school]").selectOption("s701");
            assertThat(page.locator("#found")).containsText("53 行");
            page.locator("#all-decision").selectOption("PASS");
            assertThat(page.locator("#ask-title")).hasText("通过 53 行？");
            officer.screenshot("screening-all");
            page.locator("#ask-yes").click();
            assertThat(page.locator("#screening-said")).hasText("已通过 53 行。");

            // the school gets its marked row back
            page.locator("#schools tbody tr")
                    .first()
                    .locator("button", new Locator.LocatorOptions().setHasText("退回 1 行"))
                    .click();
            page.locator("#ask-remark").fill("请核对");
            officer.screenshot("screening-give-back");
            page.locator("#ask-yes").click();
            assertThat(page.locator("#screening-said")).containsText("已把 1 行退回第700小学");
            page.locator("#schools-title").scrollIntoViewIfNeeded();
            officer.screenshot("screening-schools");
            assertThat(errors).isEmpty();
        }
        assertThat(jdbc.queryForObject(
                        "select status from honors.school_nomination where round_id = ? and school_id = 's700'",
                        String.class,
                        round))
                .isEqualTo("RETURNED");
    }
}

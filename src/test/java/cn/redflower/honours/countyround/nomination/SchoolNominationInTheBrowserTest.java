package cn.redflower.honours.countyround.nomination;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Chromium;
import cn.redflower.test.Chromium.Person;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A school of 1,500 pupils nominates for the county and its committee decides, in the real Tasklist. */
@IntegrationTest
class SchoolNominationInTheBrowserTest {

    @Autowired
    SmallCounty county;

    @Autowired
    SchoolRound round;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    Chromium chromium;
    UUID nomination;

    @BeforeEach
    void a_large_school_takes_part() {
        county.settle();
        clock.setTo(OffsetDateTime.parse("2026-11-02T09:00:00+08:00").toInstant());
        county.withoutRounds();
        jdbc.update("insert into honors.squadron (id, school_id, ordinal, name, grade) values ('s901q03', 's901', 3, "
                + "'四(1)中队', 4)");
        jdbc.update(
                "insert into honors.squad (id, squadron_id, ordinal, name) values ('s901q03x1', 's901q03', 1, '第一小队')");
        jdbc.update("""
                insert into honors.pupil (school_id, squadron_id, squad_id, number, name, sex, birth_month,
                    joined_month, guardian_consent, publication_consent, basic_badges)
                select 's901', 's901q03', 's901q03x1', 'L' || lpad(i::text, 4, '0'), '大校' || i, 'F', '2016-10-01',
                    '2023-06-01', i % 7 <> 0, true, cast(array_fill(0, array[12]) as smallint[])
                from generate_series(1, 1480) i""");
        round.open(port, "little-red-flower", 300, 0);
        nomination = round.join("s901", 5, 0);
        chromium = Chromium.at(port);
    }

    @AfterEach
    void as_it_was() {
        clock.reset();
        county.withoutRounds();
        jdbc.update("delete from honors.pupil where squadron_id = 's901q03'");
        jdbc.update("delete from honors.squad where squadron_id = 's901q03'");
        jdbc.update("delete from honors.squadron where id = 's901q03'");
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void the_brigade_counselor_nominates_and_the_committee_decides() {
        try (Person brigade = chromium.person("s901brigade")) {
            brigade.openTask("推荐报县人选");
            Chromium.assertSees(brigade.page.locator(".rf-sticky"), "个人已选 0 / 名额 5");
            PlaywrightAssertions.assertThat(brigade.page.locator("table.rf-rows tbody td .rf-pick"))
                    .hasCount(50);
            brigade.page.locator(".rf-only").selectOption("unable");
            brigade.page.getByText("监护人未同意").first().waitFor();
            brigade.screenshot("county-nominate-unable");
            brigade.page.locator(".rf-only").selectOption("able");
            assertThat(brigade.refused()).contains("名单是空的");
            pick(brigade, "甲小1", "每周打扫图书角，帮助低年级同学");
            pick(brigade, "大校1479", "");
            assertThat(brigade.refused()).contains("大校1479还没有填写推荐理由");
            brigade.page.getByLabel("推荐大校1479的理由").fill("坚持晨读领读一学期");
            brigade.page
                    .getByLabel("上传甲小1的事迹材料")
                    .setInputFiles(new FilePayload("说明.txt", "text/plain", "x".getBytes()));
            brigade.page.getByText("纯文本文件（.txt 等）不能上传").waitFor();
            brigade.page
                    .getByLabel("上传甲小1的事迹材料")
                    .setInputFiles(new FilePayload("奖状.pdf", "application/pdf", SchoolRound.PDF));
            brigade.page
                    .locator("a", new Page.LocatorOptions().setHasText("奖状.pdf"))
                    .waitFor();
            brigade.page.getByText("全部已保存").waitFor();
            Chromium.assertSees(brigade.page.locator(".rf-sticky"), "个人已选 2 / 名额 5");
            brigade.screenshot("county-nominate");
            brigade.submit();
        }
        assertThat(round.status(nomination)).isEqualTo("DECIDING");
        try (Person chair = chromium.person("s901chair")) {
            chair.openTask("评定报县名单");
            chair.page.locator("button.rf-rest").click();
            com.microsoft.playwright.Download form = chair.page.waitForDownload(
                    () -> chair.page.locator(".rf-print").click());
            assertThat(form.suggestedFilename()).startsWith("测试一小推荐表（名单码 ").endsWith("）.pdf");
            chair.page
                    .locator(".rf-row")
                    .first()
                    .locator("button", new Locator.LocatorOptions().setHasText("不同意"))
                    .click();
            chair.page.locator(".rf-row").first().locator("input[type=text]").fill("本学期有违纪");
            chair.page.locator("input[name=decision][value=approve]").check();
            assertThat(chair.refused()).contains("请上传盖章的推荐表扫描件");
            chair.page
                    .getByLabel("盖章的推荐表扫描件")
                    .setInputFiles(new FilePayload("盖章.pdf", "application/pdf", SchoolRound.PDF));
            chair.page
                    .locator("a", new Page.LocatorOptions().setHasText("盖章.pdf"))
                    .waitFor();
            chair.page.getByText("打印之后名单改动过").scrollIntoViewIfNeeded();
            chair.screenshot("county-decide-other-form");
            assertThat(chair.refused()).contains("扫描件可能不是现在这份名单的推荐表");
            chair.page.locator(".rf-confirm-scan").click();
            chair.page
                    .getByText("打印之后名单改动过")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            assertThat(chair.refused()).contains("请填写开会日期");
            chair.page.fill("#held-on", "2026-11-02");
            for (String number : new String[] {"expected", "present", "in-favour"}) {
                chair.page.fill("#" + number, "5");
            }
            chair.page.fill("#against", "0");
            chair.page.fill("#abstained", "0");
            chair.screenshot("county-decide-meeting");
            chair.page.locator(".rf-row").first().scrollIntoViewIfNeeded();
            chair.screenshot("county-decide");
            chair.submit();
            assertThat(round.status(nomination)).isEqualTo("SUBMITTED");
            chair.page.navigate("/county-awards/nominations/" + nomination);
            chair.page.getByText("少工委不同意：本学期有违纪").waitFor();
            chair.page
                    .locator("button", new Page.LocatorOptions().setHasText("记录"))
                    .first()
                    .click();
            chair.page.getByText("s901brigade老师 推荐").waitFor();
            chair.screenshot("county-list");
            chair.page
                    .locator("button", new Page.LocatorOptions().setHasText("撤回名单"))
                    .click();
            chair.page.getByText("已撤回，名额已释放").waitFor();
        }
        assertThat(round.reserved()).isZero();
        assertThat(round.status(nomination)).isEqualTo("PREPARING");
    }

    private static void pick(Person person, String name, String reason) {
        person.page.getByPlaceholder("姓名、学号").fill(name);
        Locator box = person.page.getByLabel("推荐" + name, new Page.GetByLabelOptions().setExact(true));
        box.check();
        if (!reason.isEmpty()) {
            person.page.getByLabel("推荐" + name + "的理由").fill(reason);
        }
    }
}

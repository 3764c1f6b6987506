package cn.redflower.honours.revocation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.honours.countyround.nomination.SchoolRound;
import cn.redflower.test.Chromium;
import cn.redflower.test.Chromium.Person;
import cn.redflower.test.IntegrationTest;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A school's star is proposed, heard, revoked, and what rests on it looked at, in the pages and the real Tasklist. */
@IntegrationTest
class RevocationInTheBrowserTest {

    @Autowired
    AwardedPupil awarded;

    @LocalServerPort
    int port;

    private final List<String> errors = new ArrayList<>();
    private Chromium chromium;

    @BeforeEach
    void a_pupil_holds_one_star_and_two() {
        awarded.begin();
        chromium = Chromium.at(port);
    }

    @AfterEach
    void as_it_was() {
        awarded.end();
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void from_the_proposal_to_the_case_of_the_award_above() {
        try (Person officer = person("league9")) {
            officer.page.click("a.tile[href='/revocations']");
            officer.page.getByText("还没有撤销案。").waitFor();
            officer.page.click("#propose summary");
            officer.page.click("#award-form button");
            assertThat(officer.page.locator("#propose-problem")).hasText("请填写证书编号。");
            officer.page.fill("#number", "HS1X-2025-S901-99999");
            officer.page.click("#award-form button");
            assertThat(officer.page.locator("#propose-problem")).containsText("没有这个编号的奖章");
            officer.page.fill("#number", AwardedPupil.ONE_STAR.toLowerCase());
            officer.page.click("#award-form button");
            assertThat(officer.page.locator("#award")).containsText("甲小1");
            officer.page.click("#propose-form button");
            assertThat(officer.page.locator("#propose-problem")).containsText("请写明撤销的理由");
            officer.page.fill("#reason", "事迹材料系他人代写，已向班主任和家长核实。");
            officer.page.locator("#evidence").setInputFiles(new FilePayload[] {
                new FilePayload("谈话记录.pdf", "application/pdf", SchoolRound.PDF),
                new FilePayload("说明.txt", "text/plain", "x".getBytes())
            });
            officer.screenshot("revocation-propose");
            officer.page.click("#propose-form button");
            officer.page.waitForURL("**/revocations/*-*");
            assertThat(officer.page.locator("#revocation-problem")).containsText("说明.txt没有上传：纯文本文件（.txt 等）不能上传");
            assertThat(officer.page.locator("#revocation-body")).containsText("谈话记录.pdf");
            officer.screenshot("revocation-proposed");
        }
        try (Person brigade = person("s901brigade")) {
            brigade.openTask("陈述学校意见");
            assertThat(brigade.refused()).contains("请选择决定。", "请写明学校的意见。");
            brigade.page.check("input[name=decision][value=reject]");
            brigade.page.fill("#hear-opinion", "学生已承认，并已改正，建议保留。");
            brigade.page.getByLabel("上传附件").setInputFiles(new FilePayload("检讨.txt", "text/plain", "x".getBytes()));
            brigade.page.getByText("纯文本文件（.txt 等）不能上传").waitFor();
            brigade.page
                    .getByLabel("上传附件")
                    .setInputFiles(new FilePayload("情况说明.pdf", "application/pdf", SchoolRound.PDF));
            brigade.page
                    .locator("a", new Page.LocatorOptions().setHasText("情况说明.pdf"))
                    .waitFor();
            brigade.screenshot("revocation-hear");
            brigade.submit();
        }
        try (Person chair = person("s901chair")) {
            chair.openTask("决定是否撤销");
            assertThat(chair.page.locator(".rf-form")).containsText("学校不同意撤销");
            assertThat(chair.page.locator(".rf-form")).containsText("有 1 枚奖章以它为依据");
            chair.page.check("input[name=decision][value=approve]");
            assertThat(chair.refused()).contains("请选择向社会公布的理由");
            chair.page
                    .locator("#public-reason")
                    .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("经核实，申报材料与事实不符。"));
            chair.page.fill("#revocation-opinion", "事实清楚，决定撤销。");
            chair.page.getByText("已保存").waitFor();
            chair.screenshot("revocation-decide");
            chair.page.locator("#revocation-opinion").scrollIntoViewIfNeeded();
            chair.screenshot("revocation-decide-below");
            chair.submit();
            assertThat(awarded.status(AwardedPupil.ONE_STAR)).isEqualTo("REVOKED");
        }
        try (Person anybody = chromium.stranger()) {
            anybody.page.navigate(AwardedPupil.verifyPath(AwardedPupil.ONE_STAR));
            assertThat(anybody.page.locator(".alert")).containsText("自 2026-11-02 起不再有效。经核实，申报材料与事实不符。");
            anybody.screenshot("revocation-verify");
        }
        try (Person officer = person("county9")) {
            officer.openTask("审议相关奖章");
            assertThat(officer.refused()).contains("还有 1 枚奖章没有审议。");
            officer.page
                    .getByText("保留", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(officer.refused()).contains("保留编号 HS2X-2026-00001 的奖章，请写明理由。");
            officer.page
                    .getByText("另立撤销案", new Page.GetByTextOptions().setExact(true))
                    .click();
            officer.page.getByLabel("HS2X-2026-00001的理由").fill("二星章的事迹材料相同");
            officer.page.getByText("已保存").waitFor();
            officer.screenshot("revocation-review");
            officer.submit();
            officer.page.navigate("/revocations");
            assertThat(officer.page.locator("#revocations tbody tr")).hasCount(2);
            officer.screenshot("revocation-list");
            officer.page
                    .locator("#revocations a", new Page.LocatorOptions().setHasText(AwardedPupil.ONE_STAR))
                    .click();
            assertThat(officer.page.locator("#revocation-body")).containsText("另立撤销案");
            officer.page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(java.nio.file.Path.of("target", "screenshots", "revocation-case.png")));
            officer.page
                    .locator("#revocation-body table a", new Page.LocatorOptions().setHasText("听取学校意见"))
                    .click();
            assertThat(officer.page.locator("h1")).containsText(AwardedPupil.TWO_STAR);
            officer.page.getByPlaceholder("撤回原因").fill("先补充证据");
            officer.page
                    .locator("button", new Page.LocatorOptions().setHasText("撤回"))
                    .click();
            assertThat(officer.page.locator("#revocation-said")).hasText("已撤回，奖章继续有效。");
            officer.screenshot("revocation-withdrawn");
        }
        assertThat(errors).isEmpty();
    }

    /** Somebody whose browser tells us what goes wrong in scripts. */
    private Person person(String login) {
        Person person = chromium.person(login);
        person.page.onPageError(errors::add);
        return person;
    }
}

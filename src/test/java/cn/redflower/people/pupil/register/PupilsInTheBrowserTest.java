package cn.redflower.people.pupil.register;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Chromium;
import cn.redflower.test.Chromium.Person;
import cn.redflower.test.IntegrationTest;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of the register, as a brigade counselor uses them, and a pupil's way to another school. */
@IntegrationTest
class PupilsInTheBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    AdjustableClock clock;

    @Autowired
    RegisteredPupils registered;

    Chromium chromium;
    long pupil;

    @BeforeEach
    void one_more_pupil() {
        registered.settle();
        clock.setTo(LocalDate.of(2026, 11, 1)
                .atTime(LocalTime.NOON)
                .atZone(AdjustableClock.ZONE)
                .toInstant());
        pupil = registered.pupil("s901q01", "T001", "试验小一");
        registered.award(pupil);
        chromium = Chromium.at(port);
    }

    @AfterEach
    void as_before() {
        if (chromium != null) {
            chromium.close();
        }
        registered.remove();
        clock.reset();
    }

    @Test
    void found_corrected_added_left_and_back() {
        try (Person brigade = chromium.person("s901brigade")) {
            Page page = brigade.page;
            page.navigate("/");
            page.locator("a.tile[href='/pupils']").click();
            assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.STATUS))
                    .containsText("共 21 名");
            brigade.screenshot("pupils");
            page.fill("input[name=q]", "试验");
            page.press("input[name=q]", "Enter");
            page.getByText("试验小一").click();
            assertThat(page.locator("#pupil-awards")).containsText("T-" + pupil);
            page.fill("#number", "901101");
            page.fill("#squad", "试验小队");
            page.locator("#pupil-data button").click();
            assertThat(page.locator("#pupil-data .alert")).containsText("学号 901101 已是");
            assertThat(page.locator("#squad")).hasValue("试验小队");
            brigade.screenshot("pupil-refused");
            page.fill("#number", "T002");
            page.selectOption("#guardian", "");
            page.locator("#pupil-data button").click();
            assertThat(page.locator("p.ok")).containsText("已保存");
            assertThat(page.locator(".note")).containsText("补齐之前不能参评");
            assertThat(page.locator("#pupil-history")).containsText("试验小队");
            brigade.screenshot("pupil");

            page.getByText("记为离校").first().click();
            page.selectOption("#reason", "GRADUATED");
            page.fill("#leavingOn", "2026-07-01");
            page.locator("form[action$=leaving] button").click();
            assertThat(page.locator(".note")).containsText("2026-07-01 离校 毕业");
            page.locator("form[action$=return] button").click();
            assertThat(page.locator("p.ok")).containsText("已恢复在校");

            page.navigate("/pupils/new");
            page.fill("#number", "T010");
            page.fill("#name", "试验小一");
            page.fill("#birth", "2017年10月");
            page.selectOption("#squadronId", "s901q02");
            page.locator("form[action='/pupils'] button").click();
            assertThat(page.locator(".alert")).containsText("是同一人吗");
            brigade.screenshot("pupil-new");
            page.getByLabel("已核对，不是同一人").check();
            page.locator("form[action='/pupils'] button").click();
            assertThat(page.locator("p.ok")).containsText("已新增");
        }
    }

    @Test
    void an_administrator_chooses_the_school_first() {
        try (Person admin = chromium.person("admin9")) {
            Page page = admin.page;
            page.navigate("/pupils");
            page.selectOption("select[name=school]", "s902");
            assertThat(page.locator("select[name=squadron]")).containsText("三(2)中队");
            page.selectOption("select[name=squadron]", "s902q02");
            page.getByText("查找").last().click();
            assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.STATUS))
                    .containsText("共 10 名");
            admin.screenshot("pupils-county");
            page.getByText("新增一名队员").click();
            assertThat(page.locator("form[action='/pupils']")).isVisible();
        }
    }

    @Test
    void handed_over_and_taken_in() {
        registered.pupil("s902q01", "T001", "试验小一");
        try (Person old = chromium.person("s901brigade");
                Person young = chromium.person("s902brigade")) {
            Page page = old.page;
            page.navigate("/pupils/" + pupil);
            page.locator("summary", new Page.LocatorOptions().setHasText("转往县内学校"))
                    .click();
            page.selectOption("#toSchool", "s902");
            old.screenshot("pupil-transfer");
            page.locator("form[action$=transfer] button").click();
            assertThat(page.locator("p.ok")).containsText("已转出");
            old.screenshot("pupil-waits");

            page = young.page;
            page.navigate("/pupils/transfers");
            young.screenshot("transfers");
            page.locator("#coming a.button").click();
            assertThat(page.locator(".note")).containsText("是同一人吗");
            assertThat(page.locator("#number")).hasValue("902211");
            young.screenshot("reception");
            page.selectOption("#squadronId", "s902q02");
            page.fill("#number", "T001");
            page.getByLabel("已核对，不是同一人").check();
            page.locator("form[action$=reception] button").click();
            assertThat(page.locator(".alert")).containsText("学号 T001 本校已有人使用");
            page.fill("#number", "T902");
            page.getByLabel("已核对，不是同一人").check();
            page.locator("form[action$=reception] button").click();
            assertThat(page.locator("p.ok")).containsText("已接收");
            assertThat(page.locator("#pupil-history")).containsText("测试二小");
        }
    }
}

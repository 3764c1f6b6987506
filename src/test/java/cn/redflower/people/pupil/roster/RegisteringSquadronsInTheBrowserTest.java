package cn.redflower.people.pupil.roster;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Chromium;
import cn.redflower.test.Chromium.Person;
import cn.redflower.test.IntegrationTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A new school's brigade counselor uploads a roster, registers the squadrons it names and confirms it. */
@IntegrationTest
class RegisteringSquadronsInTheBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    Chromium chromium;

    @BeforeEach
    void a_school_without_squadrons() {
        new SampleSchools(jdbc).settle();
        jdbc.update("delete from honors.post where squadron_id like 's002%'");
        jdbc.update("delete from honors.squadron where school_id = 's002'");
        clock.setTo(LocalDate.of(2026, 11, 1)
                .atTime(LocalTime.NOON)
                .atZone(AdjustableClock.ZONE)
                .toInstant());
        chromium = Chromium.at(port);
    }

    @AfterEach
    void leave() {
        if (chromium != null) {
            chromium.close();
        }
        new SampleSchools(jdbc).remove();
        clock.reset();
    }

    @Test
    void offered_registered_confirmed() {
        try (Person brigade = chromium.person("s002brigade")) {
            Page page = brigade.page;
            page.navigate("/roster");
            page.setInputFiles("#roster-file", ExpectedSheet.SAMPLES.resolve("roster-s002-messy.xlsx"));
            Locator offer = page.locator("#roster-squadrons");
            assertThat(offer).containsText("7 个未登记的中队");
            assertThat(page.locator("#roster-confirm")).isDisabled();
            assertThat(offer.getByLabel("三(5)中队")).not().isChecked();
            assertThat(page.locator("#roster-register")).containsText("6 个中队");
            brigade.screenshot("roster-squadrons");
            offer.getByLabel("六(1)中队").uncheck();
            assertThat(page.locator("#roster-register")).containsText("5 个中队");
            offer.getByLabel("六(1)中队").check();
            page.locator("#roster-register").click();

            assertThat(offer).containsText("1 个未登记的中队");
            assertThat(page.locator("#roster-plan")).containsText("新增 84 人");
            assertThat(page.locator("#findings-errors")).containsText("10");
            page.locator("#roster-register").click();
            assertThat(offer.locator(".alert")).containsText("请至少勾选一个中队");
            page.locator("#roster-confirm").click();
            assertThat(page.locator("#roster-done")).containsText("新增 84 人");
        }
        assertThat(jdbc.queryForObject("select count(*) from honors.pupil where school_id = 's002'", Integer.class))
                .isEqualTo(84);
    }
}

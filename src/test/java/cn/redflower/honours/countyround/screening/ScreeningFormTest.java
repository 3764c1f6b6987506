package cn.redflower.honours.countyround.screening;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Chromium;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The screening's task as an officer finds it in Tasklist. */
@IntegrationTest
class ScreeningFormTest {

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

    @Test
    void the_form_says_what_is_left_and_leads_to_the_list() {
        county.settle();
        county.withoutRounds();
        ScreenedCounty screened = new ScreenedCounty(jdbc, clock.instant());
        UUID round = screened.round("two-star", "NOMINATING", 6, 4);
        UUID one = screened.nomination(round, "s901", "SUBMITTED", 3);
        screened.pupil(round, one, "s901", screened.pupilsOf("s901").get(0));
        cases.createProcessInstanceByKey("county-award-round")
                .businessKey(round.toString())
                .setVariables(Map.of("roundId", round.toString()))
                .startBeforeActivity("Task_ScreenNominations")
                .execute();
        try (Chromium chromium = Chromium.at(port);
                Chromium.Person officer = chromium.person("county9")) {
            officer.openTask("审核报送名单");
            Chromium.assertSees(officer.page.locator(".rf-form"), "还有 1 行没有审核", "测试一小");
            assertThat(officer.page.locator(".rf-form a.btn").getAttribute("href"))
                    .isEqualTo("/county-awards/" + round + "/screening");
            assertThat(officer.refused()).contains("还有 1 行没有审核");
            officer.screenshot("screening-form");
        } finally {
            county.withoutRounds();
        }
    }
}

package cn.redflower.platform.engine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Chromium;
import cn.redflower.test.Chromium.Person;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Cockpit offers operations what they may do, and not what {@link EngineDoor} refuses. */
@IntegrationTest
class CockpitControlsTest {

    @Autowired
    SmallCounty county;

    @Autowired
    RuntimeService cases;

    @Autowired
    AdjustableClock clock;

    @LocalServerPort
    int port;

    Chromium chromium;

    @BeforeEach
    void start() {
        county.settle();
        clock.setTo(LocalDate.of(2026, 11, 2)
                .atTime(9, 0)
                .atZone(AdjustableClock.ZONE)
                .toInstant());
        county.withoutRounds();
        chromium = Chromium.at(port);
    }

    @AfterEach
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
        county.withoutRounds();
        clock.reset();
    }

    @Test
    void what_is_refused_is_not_offered() {
        new Http(port)
                .call(
                        "county9",
                        "POST",
                        "/api/one-star/rounds",
                        Map.of("nominationDeadline", "2026-11-13", "schools", List.of("s901")),
                        201);
        county.runJobs();
        ProcessInstance running = cases.createProcessInstanceQuery()
                .processDefinitionKey("one-star-evaluation")
                .singleResult();
        String instance = running.getId();
        try (Person admin = chromium.person("admin9")) {
            Page page = admin.page;
            page.navigate("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime?tab=variables-tab");
            assertThat(page.locator(".btn-toolbar:has(> .glyphicon-pause)")).isVisible();
            hidden(page.locator(".btn-toolbar:has(> .glyphicon-remove)"));
            hidden(page.locator(".btn-toolbar:has(> .glyphicon-plus)"));
            hidden(page.locator("button[ng-click='enableEditMode(info, true)']"));
            hidden(page.locator("button[ng-click='deleteVariable(v)']"));
            page.navigate(
                    "/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime?tab=user-tasks-tab");
            hidden(page.locator(".change-group-identity-links"));
            hidden(page.locator(".change-user-identity-links"));
            page.navigate("/camunda/app/cockpit/default/#/process-definition/" + running.getProcessDefinitionId()
                    + "/runtime");
            hidden(page.locator("a[ng-show='!processDefinition.suspended']"));
            page.locator(".nav-tabs a")
                    .filter(new Locator.FilterOptions().setHasText("作业定义"))
                    .click();
            hidden(page.locator("a[ng-click='openSuspensionStateDialog(jobDefinition)']"));
            page.navigate("/camunda/app/cockpit/default/#/repository");
            hidden(page.locator(".delete-deployment"));
        }
    }

    /** It is there, or the engine calls it otherwise by now; and nobody sees it. */
    private static void hidden(Locator control) {
        assertThat(control.first()).isAttached();
        assertThat(control.first()).isHidden();
    }
}

package cn.redflower.story;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.Scale;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
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
 * A round for all schools at once, 76 or the small demo's six: every squadron has its task, and everybody sees her own.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"redflower.demo.data-directory=target/demo-whole-county", "demo.size=${scale.demo:small}"})
@ActiveProfiles("demo")
@ContextConfiguration(initializers = IntegrationTest.Database.class)
@DirtiesContext
class WholeCountyTest {

    private static final int SCHOOLS = Scale.of(76, 6);
    private static final int SQUADRONS = Scale.of(1_243, 59);

    @LocalServerPort
    int port;

    @Autowired
    AdjustableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ProcessEngine engine;

    Http http;

    @BeforeEach
    void on_a_monday_in_november() {
        ProcessEngines.registerProcessEngine(engine);
        clock.setTo(LocalDate.of(2026, 11, 2)
                .atTime(LocalTime.of(9, 0))
                .atZone(AdjustableClock.ZONE)
                .toInstant());
        http = new Http(port);
    }

    @AfterEach
    void real_time_again() {
        clock.reset();
    }

    @Test
    void a_round_for_all_schools_gives_every_squadron_its_task_and_nobody_anothers() {
        Map<String, Object> round = Map.of("nominationDeadline", "2026-11-20", "allSchools", true);
        assertThat(http.call("county1", "POST", "/api/one-star/rounds", round, 201)
                        .get("opened"))
                .hasSize(SCHOOLS);
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(http.call("admin", "GET", "/engine-rest/task/count", null, 200)
                                .get("count")
                                .asInt())
                        .isEqualTo(SQUADRONS));

        String squadron = jdbc.queryForObject("select name from honors.squadron where id = 's005q05'", String.class);
        assertThat(http.worklist("s005q05")).containsExactly("推荐一星章人选：" + squadron);
        assertThat(http.worklist("s005chair")).isEmpty();
        assertThat(http.worklist("league1")).isEmpty();
        assertThat(http.call("s005q05", "GET", "/api/one-star/evaluations", null, 200))
                .hasSize(1);
        assertThat(http.call("county2", "GET", "/api/one-star/evaluations", null, 200))
                .hasSize(SCHOOLS);
        assertThat(http.call(
                                "admin",
                                "GET",
                                "/engine-rest/process-instance/count?processDefinitionKey=one-star-evaluation",
                                null,
                                200)
                        .get("count")
                        .asInt())
                .isEqualTo(SCHOOLS);
        assertThat(http.status("s005q05", "GET", "/engine-rest/process-instance/count", null))
                .isEqualTo(403);

        assertThat(http.call("county1", "POST", "/api/one-star/rounds", round, 409)
                        .get("code")
                        .asText())
                .isEqualTo("badge.round.already-open");
    }
}

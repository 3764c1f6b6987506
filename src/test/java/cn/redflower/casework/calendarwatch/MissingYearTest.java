package cn.redflower.casework.calendarwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.redflower.honours.countyround.CountyRoundByApi;
import cn.redflower.honours.onestar.OneStarByApi;
import cn.redflower.platform.problem.RefusedException;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SessionHttp;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * It is December 2026, and nobody has entered 2027: who needs it is asked for it, at every door, and what had to wait
 * goes on by itself.
 */
@IntegrationTest
class MissingYearTest {

    private static final String CODE = "workingday.year-missing";

    @Autowired
    SmallCounty county;

    @Autowired
    OneStarByApi star;

    @Autowired
    CountyRoundByApi round;

    @Autowired
    AskingForCalendar asking;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService jobs;

    @Autowired
    AdjustableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    private Http http;

    @BeforeEach
    void december() {
        http = new Http(port);
        forget2027();
        star.settle(port, "2026-12-01");
    }

    @AfterEach
    void as_it_was() {
        county.withoutRounds();
        forget2027();
        clock.reset();
    }

    @Test
    void a_round_whose_dates_reach_the_year_is_not_opened() {
        for (String deadline : List.of("2027-01-15", "2026-12-31", "2026-12-29")) {
            assertAsksFor2027(star.open(deadline, 422));
        }
        star.open("2026-12-28", 201);
        county.withoutRounds();
        enter2027();
        star.open("2027-01-15", 201);
    }

    @Test
    void a_committee_that_begins_a_notice_is_asked_at_every_door_and_keeps_its_task() {
        star.open("2026-12-21", 201);
        star.decided();
        star.at("2026-12-30T10:00");
        assertAsksFor2027(star.conclude(422));
        String task = http.call("s901chair", "GET", "/engine-rest/task", null, 200)
                .get(0)
                .get("id")
                .asText();
        HttpResponse<String> tasklist = SessionHttp.of(port, "s901chair")
                .raw(
                        null,
                        "POST",
                        "/camunda/api/engine/engine/default/task/" + task + "/submit-form",
                        "application/json",
                        "{\"variables\":{\"decision\":{\"value\":\"approve\"}}}".getBytes(StandardCharsets.UTF_8));
        assertThat(tasklist.statusCode()).isEqualTo(422);
        assertThat(tasklist.body()).contains("2027 年的放假安排", "/calendar/2027");

        enter2027();
        star.conclude(204);
        county.runJobs();
        assertThat(star.overview().get("noticeAddress").asText()).startsWith("/notices/");
    }

    @Test
    void a_step_that_meets_it_later_says_so_in_cockpit_and_goes_on_once_the_year_is_there() {
        star.open("2026-12-21", 201);
        star.decided();
        star.at("2026-12-29T23:59");
        star.conclude(204);
        // the notice is published a moment later, which is the next day
        star.at("2026-12-30T00:01");
        Job publishing = jobs.createJobQuery()
                .processDefinitionKey("one-star-evaluation")
                .singleResult();
        assertAsksFor2027(
                http.call("admin9", "POST", "/engine-rest/job/" + publishing.getId() + "/execute", Map.of(), 422));
        while (jobs.createJobQuery().jobId(publishing.getId()).singleResult().getRetries() > 0) {
            assertThatThrownBy(() -> jobs.executeJob(publishing.getId())).isInstanceOf(RefusedException.class);
        }
        Incident incident = runtime.createIncidentQuery()
                .processDefinitionKeyIn("one-star-evaluation")
                .singleResult();
        assertThat(incident.getIncidentMessage()).contains("工作日历里还没有 2027 年的放假安排", "系统管理员", "/calendar/2027");

        enter2027();
        assertThat(runtime.createIncidentQuery()
                        .processDefinitionKeyIn("one-star-evaluation")
                        .count())
                .isZero();
        county.runJobs();
        assertThat(jdbc.queryForObject(
                        "select ends_on::text from honors.notice where case_id = ? and status = 'PUBLISHED'",
                        String.class,
                        star.evaluation()))
                .isEqualTo("2027-01-04");
    }

    @Test
    void the_countys_plan_says_so_while_the_date_is_chosen_and_is_not_opened() {
        round.settle(port);
        round.lastYearsStars();
        star.at("2026-12-01T09:00");
        round.draft("two-star");
        round.plan(Map.of("closesOn", "2026-12-29"));
        assertThat(round.get("/preview").get("against").toString()).contains("2027 年的放假安排");
        assertAsksFor2027(round.answer("county9", "approve", 422));
        round.plan(Map.of("closesOn", "2026-12-18"));
        assertThat(round.get("/preview").get("against").toString()).doesNotContain("2027");
        round.answer("county9", "approve", 204);
        county.runJobs();
        assertAsksFor2027(http.call(
                "county9", "POST", round.path("/extension"), Map.of("closesOn", "2027-01-08", "reason", "停电"), 422));
    }

    @Test
    void screening_and_the_last_signature_ask_before_they_lead_to_a_notice() {
        round.settle(port);
        round.lastYearsStars();
        round.open("two-star");
        round.submit("s901", 1, 3);
        round.closeWindow();
        star.at("2026-12-30T09:00");
        int count = jdbc.queryForObject(
                "select count(*)::int from honors.county_nominee where reserved and screening is null", Integer.class);
        http.call(
                "county9",
                "POST",
                round.path("/screening/decisions/all"),
                Map.of("decision", "PASS", "count", count),
                200);
        assertAsksFor2027(round.answer("county9", "approve", 422));
        star.at("2026-12-17T09:00");
        round.answer("county9", "approve", 204);
        county.runJobs();
        star.at("2026-12-30T09:00");
        round.sign("league9", "education9");
        assertAsksFor2027(round.answer("county9", "approve", 422));
        enter2027();
        round.sign("county9");
        assertThat(round.overview().get("noticeAddress").asText()).startsWith("/notices/");
    }

    @Test
    void from_october_on_the_administrator_reads_it_at_home_and_every_month_by_mail() {
        SessionHttp admin = SessionHttp.of(port, "admin9");
        star.at("2026-09-30T23:00");
        asking.ask();
        assertThat(home(admin)).doesNotContain("missing-years");
        assertThat(mails()).isEmpty();

        star.at("2026-10-01T09:00");
        assertThat(home(admin)).contains("工作日历里还没有 2027 年", "href=\"/calendar/announcement\"");
        assertThat(home(SessionHttp.of(port, "county9"))).doesNotContain("missing-years");
        asking.ask();
        asking.ask();
        assertThat(mails()).containsExactly("admin9@test.example 2027");
        star.at("2026-10-31T09:00");
        asking.ask();
        assertThat(mails()).hasSize(1);
        star.at("2026-11-01T09:00");
        asking.ask();
        assertThat(mails()).hasSize(2);

        enter2027();
        star.at("2026-12-15T09:00");
        asking.ask();
        assertThat(mails()).hasSize(2);
        assertThat(home(admin)).doesNotContain("missing-years");
    }

    private static String home(SessionHttp somebody) {
        return somebody.raw(null, "GET", "/", null, new byte[0]).body();
    }

    private List<String> mails() {
        return jdbc.queryForList(
                "select recipient || ' ' || (model ->> 'year') from honors.mail where template = 'calendar-missing' "
                        + "order by id",
                String.class);
    }

    private static void assertAsksFor2027(JsonNode problem) {
        assertThat(problem.get("code").asText()).isEqualTo(CODE);
        assertThat(problem.get("detail").asText()).contains("2027 年的放假安排", "系统管理员", "/calendar/2027");
    }

    private void enter2027() {
        http.call(
                "admin9",
                "PUT",
                "/api/working-calendar/2027",
                Map.of(
                        "version",
                        0,
                        "confirmed",
                        true,
                        "days",
                        List.of(Map.of("date", "2027-01-01", "kind", "OFF", "label", "元旦"))),
                200);
    }

    private void forget2027() {
        jdbc.update("delete from honors.calendar_day where year = 2027");
        jdbc.update("delete from honors.calendar_year where year = 2027");
        jdbc.update("delete from honors.calendar_request");
    }
}

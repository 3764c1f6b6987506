package cn.redflower.casework.calendarwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.redflower.honours.countyround.CountyRoundByApi;
import cn.redflower.honours.onestar.OneStarByApi;
import cn.redflower.honours.revocation.AwardedPupil;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * While a notice, a hearing or a signing runs, days are made free or working: what is open is extended, never
 * shortened, and everybody is told.
 */
@IntegrationTest
class RecountedDeadlinesTest {

    @Autowired
    SmallCounty county;

    @Autowired
    OneStarByApi star;

    @Autowired
    CountyRoundByApi round;

    @Autowired
    AwardedPupil awarded;

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
    private List<Map<String, Object>> shipped;

    @BeforeEach
    void the_shipped_calendar() {
        http = new Http(port);
        shipped = jdbc.queryForList(
                "select day, year, kind, label from honors.calendar_day where day between '2026-01-01' and "
                        + "'2026-12-31'");
    }

    @AfterEach
    void as_it_was() {
        county.withoutRounds();
        clock.reset();
        jdbc.update("delete from honors.calendar_day where day between '2026-01-01' and '2026-12-31'");
        shipped.forEach(day -> jdbc.update(
                "insert into honors.calendar_day (day, year, kind, label) values (?, ?, ?, ?)",
                day.get("day"),
                day.get("year"),
                day.get("kind"),
                day.get("label")));
        jdbc.update("update honors.calendar_year set version = 1, confirmed = false where year = 2026");
    }

    @Test
    void a_notice_that_loses_days_is_extended_says_so_and_is_awarded_after_its_last_day() {
        String notice = noticeFromWednesday();
        assertThat(ends()).isEqualTo("2026-11-06");
        jdbc.execute("truncate honors.mail cascade");

        change(off("2026-11-05"), off("2026-11-06"));
        assertThat(ends()).isEqualTo("2026-11-10");
        assertThat(page(notice)).contains("2026年11月4日 至 2026年11月10日", "公示期由原定的 2026年11月6日 顺延至 2026年11月10日");
        assertThat(page("/notices")).contains("2026年11月10日", "已顺延");
        assertThat(http.call("county9", "GET", "/api" + notice, null, 200)
                        .at("/notice/announcedLastDay")
                        .asText())
                .isEqualTo("2026-11-06");
        assertThat(letters("deadline-moved"))
                .contains(
                        "s901chair@test.example 2026年11月6日（星期五） 2026年11月10日（星期二）",
                        "s901q01@test.example 2026年11月6日（星期五） 2026年11月10日（星期二）")
                .noneMatch(letter -> letter.startsWith("s902"));

        star.at("2026-11-07T00:00:01");
        county.runJobs();
        assertThat(awards()).as("one working day of three").isZero();
        star.at("2026-11-10T23:59:59");
        county.runJobs();
        assertThat(awards()).isZero();
        star.at("2026-11-11T00:00");
        county.runJobs();
        assertThat(awards()).isEqualTo(2);
    }

    @Test
    void a_notice_that_wins_days_is_not_shortened() {
        noticeFromWednesday();
        change(off("2026-11-05"));
        assertThat(ends()).isEqualTo("2026-11-09");
        change(off("2026-11-05"), Map.of("date", "2026-11-07", "kind", "WORK", "label", "调休上班"));
        assertThat(ends()).isEqualTo("2026-11-09");
        change();
        assertThat(ends()).isEqualTo("2026-11-09");
        assertThat(jdbc.queryForObject(
                        "select announced_end::text from honors.notice where case_id = ?",
                        String.class,
                        star.evaluation()))
                .isEqualTo("2026-11-06");
    }

    @Test
    void the_end_counts_once_more_whatever_led_there() {
        noticeFromWednesday();
        // changed behind the product's back
        jdbc.update(
                "insert into honors.calendar_day (day, year, kind, label) values ('2026-11-05', 2026, 'OFF', '停课'), "
                        + "('2026-11-06', 2026, 'OFF', '停课')");
        star.at("2026-11-07T00:00:01");
        county.runJobs();
        assertThat(awards()).isZero();
        assertThat(ends()).isEqualTo("2026-11-10");
        // and an operator who fires the timer by hand gains nothing
        jobs.executeJob(jobs.createJobQuery()
                .activityId("Event_PeriodOver")
                .singleResult()
                .getId());
        county.runJobs();
        assertThat(awards()).isZero();
        star.at("2026-11-11T00:00");
        county.runJobs();
        assertThat(awards()).isEqualTo(2);
    }

    @Test
    void a_token_that_is_led_past_the_period_awards_nothing() {
        noticeFromWednesday();
        var instance = runtime.createProcessInstanceQuery()
                .processDefinitionKey("public-notice")
                .singleResult();
        assertThatThrownBy(() -> {
                    runtime.createProcessInstanceModification(instance.getId())
                            .startBeforeActivity("Task_TakeDownNotice")
                            .execute();
                    county.runJobs();
                })
                .hasMessageContaining("publicnotice.period.running");
        assertThat(awards()).isZero();
    }

    @Test
    void an_objection_that_outlasts_the_period_does_not_end_a_notice_that_lost_days_meanwhile() {
        String notice = noticeFromWednesday();
        object(notice);
        star.at("2026-11-07T08:00");
        county.runJobs();
        change(off("2026-11-05"), off("2026-11-06"));
        assertThat(page(notice)).as("on its page again").contains("2026年11月10日");
        http.complete("s901chair", Map.of("decision", "dismiss", "opinion", "经查不属实。"), 204);
        county.runJobs();
        assertThat(awards()).isZero();
        star.at("2026-11-11T00:00");
        county.runJobs();
        assertThat(awards()).isEqualTo(2);
    }

    @Test
    void the_countys_decision_is_not_issued_over_a_notice_that_turned_out_too_short() {
        round.settle(port);
        round.lastYearsStars();
        String id = round.open("two-star").toString();
        round.submit("s901", 1, 3);
        round.closeWindow();
        round.passAll();
        // Tuesday, 24 November: due on Friday
        jdbc.execute("truncate honors.mail cascade");
        change(off("2026-11-26"), off("2026-11-27"));
        assertThat(jdbc.queryForObject("select due_on::text from honors.signing", String.class))
                .isEqualTo("2026-12-01");
        assertThat(letters("deadline-moved"))
                .extracting(letter -> letter.split(" ")[0])
                .containsExactlyInAnyOrder("league9@test.example", "education9@test.example", "county9@test.example");
        assertThat(jobs.createJobQuery().activityId("Event_SigningOverdue").list())
                .hasSize(1)
                .allMatch(job -> job.getDuedate().toInstant().equals(java.time.Instant.parse("2026-12-02T01:00:00Z")));

        round.sign("league9", "education9", "county9");
        // from Tuesday on five working days: 24, 25, 30, 1, 2
        assertThat(jdbc.queryForObject("select ends_on::text from honors.notice where case_id = ?", String.class, id))
                .isEqualTo("2026-12-02");
        star.at("2026-12-03T09:00");
        county.runJobs();
        jdbc.update(
                "insert into honors.calendar_day (day, year, kind, label) values ('2026-12-01', 2026, 'OFF', '停课')");
        assertThat(round.answer("county9", "approve", 422).get("code").asText())
                .isEqualTo("publicnotice.period.too-short");
        // once the calendar is kept, the list is noticed again by itself, from Thursday on
        change(off("2026-11-26"), off("2026-11-27"), off("2026-12-01"));
        county.runJobs();
        assertThat(http.worklist("county9")).isEmpty();
        assertThat(jdbc.queryForList(
                        "select ends_on::text from honors.notice where case_id = ? and status = 'PUBLISHED'",
                        String.class,
                        id))
                .containsExactly("2026-12-09");
        star.at("2026-12-10T00:01");
        county.runJobs();
        round.issue();
        assertThat(round.awards()).hasSize(2);
    }

    @Test
    void a_schools_hearing_is_extended_with_its_timers_and_the_school_is_told() {
        awarded.begin();
        String id = http.call(
                        "league9",
                        "POST",
                        "/api/revocations",
                        Map.of("number", AwardedPupil.TWO_STAR, "reason", "材料不实"),
                        201)
                .get("id")
                .asText();
        assertThat(due(id)).isEqualTo("2026-11-09");
        jdbc.execute("truncate honors.mail cascade");
        change(off("2026-11-05"), off("2026-11-06"));
        assertThat(due(id)).isEqualTo("2026-11-11");
        assertThat(letters("deadline-moved")).contains("s901chair@test.example 2026年11月9日（星期一） 2026年11月11日（星期三）");
        assertThat(jobs.createJobQuery()
                        .activityId("Event_HearingOver")
                        .singleResult()
                        .getDuedate()
                        .toInstant())
                .isEqualTo("2026-11-11T15:59:59Z");
        assertThat(jobs.createJobQuery()
                        .activityId("Event_HearingEndsSoon")
                        .singleResult()
                        .getDuedate()
                        .toInstant())
                .isEqualTo("2026-11-10T01:00:00Z");

        star.at("2026-11-10T00:01");
        county.runJobs();
        assertThat(status(id)).isEqualTo("HEARING");
        star.at("2026-11-12T00:01");
        county.runJobs();
        assertThat(status(id)).isEqualTo("DECIDING");
        assertThat(due(id)).as("five working days from Thursday").isEqualTo("2026-11-19");
        change(off("2026-11-05"), off("2026-11-06"), off("2026-11-18"));
        assertThat(due(id)).isEqualTo("2026-11-20");
        assertThat(jobs.createJobQuery()
                        .activityId("Event_DecisionOverdue")
                        .singleResult()
                        .getDuedate()
                        .toInstant())
                .isEqualTo("2026-11-21T01:00:00Z");
        awarded.end();
    }

    /** A notice of three working days, from Wednesday, 4 November; gives its address. */
    private String noticeFromWednesday() {
        star.settle(port, "2026-11-02");
        star.open("2026-11-13", 201);
        star.decided();
        star.at("2026-11-04T10:00");
        star.conclude(204);
        county.runJobs();
        return star.overview().get("noticeAddress").asText();
    }

    private void object(String notice) {
        jdbc.queryForList("select id from honors.notice where case_id = ?", star.evaluation());
        var stranger = cn.redflower.test.SessionHttp.stranger(port);
        var answer = stranger.raw(
                null,
                "POST",
                notice + "/objection",
                "application/x-www-form-urlencoded",
                ("submission=" + java.util.UUID.randomUUID()
                                + "&name=" + java.net.URLEncoder.encode("赵家长", java.nio.charset.StandardCharsets.UTF_8)
                                + "&phone=13800000000&row=1&text="
                                + java.net.URLEncoder.encode("请核实。", java.nio.charset.StandardCharsets.UTF_8))
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(302);
    }

    private String ends() {
        return jdbc.queryForObject(
                "select ends_on::text from honors.notice where case_id = ?", String.class, star.evaluation());
    }

    private int awards() {
        return jdbc.queryForObject("select count(*)::int from honors.award", Integer.class);
    }

    private String page(String path) {
        return http.raw(null, "GET", path, null, new byte[0]).body();
    }

    private String due(String revocation) {
        return jdbc.queryForObject(
                "select due_on::text from honors.revocation where id = ?::uuid", String.class, revocation);
    }

    private String status(String revocation) {
        return jdbc.queryForObject("select status from honors.revocation where id = ?::uuid", String.class, revocation);
    }

    private List<String> letters(String template) {
        return jdbc.queryForList(
                "select recipient || ' ' || (model ->> 'was') || ' ' || (model ->> 'deadline') from honors.mail where "
                        + "template = ? order by recipient",
                String.class,
                template);
    }

    private static Map<String, Object> off(String date) {
        return Map.of("date", date, "kind", "OFF", "label", "临时放假");
    }

    /** The administrator keeps 2026 as it is shipped, with these days besides. */
    @SafeVarargs
    private void change(Map<String, Object>... more) {
        List<Object> days = new ArrayList<>();
        shipped.forEach(day -> days.add(new HashMap<>(
                Map.of("date", day.get("day").toString(), "kind", day.get("kind"), "label", day.get("label")))));
        days.addAll(List.of(more));
        int version = http.call("admin9", "GET", "/api/working-calendar/2026", null, 200)
                .get("version")
                .asInt();
        http.call(
                "admin9",
                "PUT",
                "/api/working-calendar/2026",
                Map.of("version", version, "confirmed", true, "days", days),
                200);
    }
}

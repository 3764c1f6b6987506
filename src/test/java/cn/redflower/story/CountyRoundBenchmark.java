package cn.redflower.story;

import static cn.redflower.test.BenchmarkReport.number;
import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.honours.countyround.nomination.SchoolRound;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.BenchmarkReport;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The machine's part of a two-star round over the whole county with every place of every school used, one caller after
 * the other: what people would wait for, and what the engine does by itself.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "redflower.demo.data-directory=target/demo-bench",
            "redflower.demo.now=2026-11-02T09:00:00",
            "camunda.bpm.job-execution.wait-time-in-millis=500",
            "camunda.bpm.job-execution.max-wait=1000"
        })
@ActiveProfiles("demo")
@Import({SmallCounty.class, SchoolRound.class})
@ContextConfiguration(initializers = IntegrationTest.Database.class)
@DirtiesContext
class CountyRoundBenchmark {

    private static final List<String> SCHOOLS =
            IntStream.rangeClosed(1, 76).mapToObj("s%03d"::formatted).toList();

    @LocalServerPort
    int port;

    @Autowired
    AdjustableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    SchoolRound schools;

    Http http;
    UUID round;
    BenchmarkReport report;
    double sum;

    @AfterEach
    void real_time_again() {
        clock.reset();
    }

    @Test
    void every_place_of_every_school() {
        at(2026, 11, 2);
        http = new Http(port);
        report = new BenchmarkReport(
                "A county's two-star round",
                "76 schools of the demo county, every place used; each step by the API, one caller after the other, "
                        + "until its effect is there.",
                jdbc,
                "step",
                "rows",
                "seconds",
                "ms a row");
        step("draft, with every school's places computed", 76, () -> {
            round = UUID.fromString(http.call(
                            "county1",
                            "POST",
                            "/api/county-awards/rounds",
                            Map.of("awardKind", "two-star", "schoolYear", "2026-2027"),
                            201)
                    .get("roundId")
                    .asText());
            Map<String, Object> plan =
                    new HashMap<>(new ObjectMapper().convertValue(get("/plan").get("plan"), Map.class));
            plan.putAll(Map.of("contactPhone", "0854-0000000", "closesOn", "2026-11-23"));
            http.call("county1", "PUT", path("/plan"), plan, 200);
            get("/preview");
        });
        step("opened: every school has its task", 76, () -> {
            answer("county1");
            until("select count(*) = 76 from honors.school_nomination where round_id = ? and status = 'PREPARING'");
        });
        schools.goOn(port, round);
        Map<String, List<Map<String, Object>>> wanted = new HashMap<>();
        step(
                "76 schools look at who is eligible",
                jdbc.queryForObject("select count(*)::int from honors.pupil", Integer.class),
                () -> SCHOOLS.forEach(school -> wanted.put(school, choose(school))));
        int rows = wanted.values().stream().mapToInt(List::size).sum();
        step(
                "they nominate, row by row",
                rows,
                () -> wanted.forEach((school, list) -> list.forEach(row -> http.call(
                        school + "brigade", "POST", SchoolRound.path(nomination(school)) + "/rows", row, 200))));
        step(
                "they hand in, their committees decide, record the meeting, upload the stamp and report",
                rows,
                () -> SCHOOLS.forEach(
                        school -> handIn(school, wanted.get(school).isEmpty())));
        step(
                "the county reads the whole list, 50 rows a page",
                rows,
                () -> IntStream.rangeClosed(0, rows / 50).forEach(page -> get("/screening/rows?size=50&page=" + page)));
        step("the county passes all rows and ends the screening; the list lies before the organs", rows, () -> {
            http.call(
                    "county2",
                    "POST",
                    path("/screening/decisions/all"),
                    Map.of("decision", "PASS", "count", rows),
                    200);
            answer("county2");
            until("select status = 'SIGNING' from honors.county_round where id = ?");
        });
        step("three organs sign; the notice is public", rows, () -> {
            List.of("league1", "education1", "county1").forEach(this::answer);
            until("select notice_address is not null from honors.county_round where id = ?");
        });
        at(2026, 11, 9);
        step("the notice ends", rows, () -> until("select status = 'ISSUING' from honors.county_round where id = ?"));
        step("the decision is prepared: everybody is looked at once more", rows, () -> get("/decision"));
        step("issued: awards and certificates have their numbers", rows, () -> {
            answer("county1");
            until("select status = 'AWARDED' from honors.county_round where id = ?");
        });
        int awarded =
                jdbc.queryForObject("select count(*)::int from honors.award where kind = 'two-star'", Integer.class);
        step("every school's certificates are printed", awarded, () -> until("""
                select count(distinct c.school_id) = (select count(distinct p.school_id) from honors.certificate_print p
                    where p.case_id = cast(max(c.case_id) as text) and p.status = 'READY')
                from honors.certificate c where c.case_id = ?::text"""));
        assertThat(awarded).isGreaterThan(rows * 9 / 10);
        report.row("**in all**", "", "**" + number(sum) + "**", "").write();
    }

    private void step(String what, int rows, Runnable work) {
        long begin = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        sum += seconds;
        report.row(what, number(rows), number(seconds), number(seconds * 1000 / rows));
    }

    /** As many as the school has places for. */
    private List<Map<String, Object>> choose(String school) {
        JsonNode overview = http.call(school + "brigade", "GET", SchoolRound.path(nomination(school)), null, 200);
        JsonNode candidates =
                http.call(school + "brigade", "GET", SchoolRound.path(nomination(school)) + "/candidates", null, 200);
        List<Map<String, Object>> rows = new ArrayList<>();
        eligible(candidates.get("pupils"))
                .limit(overview.at("/individuals/places").asInt())
                .forEach(p -> rows.add(Map.of("pupilId", p.get("pupilId").asLong(), "reason", "乐于助人，带动同学参加志愿服务")));
        eligible(candidates.get("collectives"))
                .filter(c -> !c.get("squadronId").isNull())
                .limit(overview.at("/collectives/places").asInt())
                .forEach(c -> rows.add(Map.of("squadronId", c.get("squadronId").asText(), "reason", "中队活动丰富")));
        return rows;
    }

    private static java.util.stream.Stream<JsonNode> eligible(JsonNode candidates) {
        return StreamSupport.stream(candidates.spliterator(), false)
                .filter(c -> c.get("eligible").asBoolean());
    }

    private void handIn(String school, boolean nobody) {
        UUID list = nomination(school);
        if (nobody) {
            http.call(
                    school + "brigade", "PUT", SchoolRound.path(list) + "/nil-return", Map.of("reason", "名册尚未导入"), 204);
            schools.handIn(school, 204);
        } else {
            schools.handIn(school, 204);
            List<Map<String, Object>> decisions = StreamSupport.stream(
                            schools.rows(school, list).spliterator(), false)
                    .map(row -> Map.<String, Object>of("rowId", row.get("id").asLong(), "decision", "APPROVED"))
                    .toList();
            http.call(school + "chair", "PUT", SchoolRound.path(list) + "/decisions", decisions, 204);
            schools.meet(school, list);
            assertThat(schools.upload(school + "chair", SchoolRound.path(list) + "/seal", "盖章.pdf", SchoolRound.PDF)
                            .statusCode())
                    .isEqualTo(200);
        }
        schools.submit(school, 204);
    }

    private void answer(String login) {
        http.complete(login, Map.of("decision", "approve"), 204);
    }

    private JsonNode get(String path) {
        return http.call("county1", "GET", path(path), null, 200);
    }

    private String path(String rest) {
        return "/api/county-awards/rounds/" + round + rest;
    }

    private UUID nomination(String school) {
        return jdbc.queryForObject(
                "select id from honors.school_nomination where round_id = ? and school_id = ?",
                UUID.class,
                round,
                school);
    }

    private void at(int year, int month, int day) {
        clock.setTo(LocalDate.of(year, month, day)
                .atTime(LocalTime.of(9, 0))
                .atZone(AdjustableClock.ZONE)
                .toInstant());
    }

    private void until(String sql) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Boolean.TRUE.equals(jdbc.queryForObject(sql, Boolean.class, round)));
    }
}

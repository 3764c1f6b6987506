package cn.redflower.honours.countyround;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.honours.countyround.nomination.SchoolRound;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A round of the county from its draft to the certificates, as its people live it, through the API and the engine's
 * own.
 */
@IntegrationTest
class CountyRoundStoryTest {

    @Autowired
    SmallCounty county;

    @Autowired
    SchoolRound schools;

    @Autowired
    CountyRoundByApi by;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    @Autowired
    RuntimeService runtime;

    Http http;
    UUID round;

    @BeforeEach
    void last_years_stars_are_held() {
        http = new Http(port);
        by.settle(port);
        by.lastYearsStars();
    }

    @AfterEach
    void as_it_was() {
        clock.reset();
        jdbc.update("update honors.pupil set guardian_consent = (right(number, 2) <> '10'), birth_month = '2017-10-01' "
                + "where school_id in ('s901', 's902')");
    }

    @Test
    void two_stars_from_the_draft_to_the_certificates() throws Exception {
        draft("two-star");
        assertThat(http.worklist("county9")).containsExactly("开启县级评选");
        assertThat(http.worklist("s901brigade")).isEmpty();
        JsonNode preview = get("county9", "/preview");
        assertThat(preview.get("schools")).hasSize(2);
        assertThat(preview.at("/schools/0/individualBase").asInt())
                .as("18 of 20 have the guardian's consent")
                .isEqualTo(18);
        assertThat(preview.at("/schools/0/individualPlaces").asInt()).isEqualTo(5);
        assertThat(preview.get("individualPlaces").asInt()).isEqualTo(10);
        plan(Map.of("contactName", "", "closesOn", "2026-11-01"));
        assertThat(answer("county9", "approve", 422).get("reasons"))
                .extracting(r -> r.get("code").asText())
                .containsExactly("countyaward.plan.window-past", "countyaward.plan.no-contact");
        plan(Map.of());
        String opening = http.call("county9", "GET", "/engine-rest/task", null, 200)
                .at("/0/id")
                .asText();
        answer("county9", "approve", 204);
        assertThat(http.call("county9", "GET", "/api/tasks/" + opening + "/progress", null, 200)
                        .at("/next/0/text")
                        .asText())
                .as("the day on which the schools begin")
                .isEqualTo("各校推荐（" + round().get("opensOn").asText() + " 起）");
        county.runJobs();

        assertThat(http.worklist("s901brigade")).hasSize(1);
        assertThat(http.worklist("county9")).containsExactly("审核报送名单");
        UUID first = nomination("s901");
        long one = submit("s901", first, 1, 2, 3, 4);
        assertThat(answer("county9", "approve", 422).get("code").asText())
                .as("s902 is still at work")
                .isNotEmpty();
        clock.advance(Duration.ofDays(22));
        county.runJobs();
        assertThat(jdbc.queryForObject(
                        "select status from honors.school_nomination where id = ?", String.class, nomination("s902")))
                .isEqualTo("WAIVED");
        passAll();
        answer("county9", "approve", 204);
        county.runJobs();

        assertThat(round().get("status").asText()).isEqualTo("SIGNING");
        String signing = round().get("signingId").asText();
        answer("league9", "approve", 204);
        answer("education9", "approve", 204);
        http.call(
                "county9",
                "PUT",
                "/api/signings/" + signing + "/organs/county/dissents/" + one,
                Map.of("reason", "事迹需要核实"),
                204);
        answer("county9", "approve", 204);
        String settlement = "/api/signings/" + signing + "/rows/" + one + "/settlement";
        Map<String, Object> struck = Map.of("keep", false, "reason", "事迹不实");
        jdbc.update(
                "insert into honors.kinship (id, login, pupil_id, relation, declared_at) select gen_random_uuid(), "
                        + "'county9', pupil_id, 'CHILD', now() from honors.county_nominee where id = ?",
                one);
        assertThat(http.call("county9", "PUT", settlement, struck, 422)
                        .get("code")
                        .asText())
                .isEqualTo("signing.recused.kin");
        jdbc.update("delete from honors.kinship where login = 'county9'");
        UUID handedIn = UUID.fromString(jdbc.queryForObject(
                "select nomination_id::text from honors.county_nominee where id = ?", String.class, one));
        jdbc.update(
                "insert into honors.nomination_hand_in (nomination_id, login, first_at) values (?, 'county9', now())",
                handedIn);
        assertThat(http.call("county9", "PUT", settlement, struck, 422)
                        .get("code")
                        .asText())
                .isEqualTo("signing.recused.author");
        jdbc.update("delete from honors.nomination_hand_in where login = 'county9'");
        http.call("county9", "PUT", settlement, struck, 204);
        http.call(
                "county9",
                "PUT",
                "/api/signings/" + signing + "/minutes",
                Map.of(
                        "heldOn",
                        LocalDate.now(clock).toString(),
                        "place",
                        "会议室",
                        "chair",
                        "主任",
                        "attendees",
                        List.of("甲", "乙", "丙"),
                        "resolution",
                        "删去一人，其余同意"),
                204);
        answer("county9", "approve", 204);
        county.runJobs();

        assertThat(round().get("status").asText()).isEqualTo("NOTICE");
        assertThat(round().get("noticeAddress").asText()).startsWith("/notices/");
        List<Long> rest = rowsOf("s901");
        jdbc.update(
                "update honors.pupil set guardian_consent = false where id = (select pupil_id from "
                        + "honors.county_nominee where id = ?)",
                rest.get(0));
        clock.advance(Duration.ofDays(8));
        county.runJobs();

        assertThat(http.worklist("county9")).containsExactly("印发表彰决定");
        JsonNode decision = get("county9", "/decision");
        assertThat(decision.get("individuals").asInt()).isEqualTo(2);
        assertThat(decision.get("leftOut")).hasSize(1);
        assertThat(decision.at("/leftOut/0/reason").asText()).contains("监护人未同意");
        assertThat(pdf("county9", "/decision.pdf", 200)).contains("草案");
        answer("county9", "approve", 204);
        county.runJobs();

        assertThat(round().get("status").asText()).isEqualTo("AWARDED");
        assertThat(round().get("decisionNumber").asText()).isEqualTo("惠少〔2026〕1号");
        assertThat(awards()).containsExactly("HS2X-2026-00001", "HS2X-2026-00002");
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.award a join honors.award b on b.id = a.rests_on and b.kind = "
                                + "'one-star' where a.kind = 'two-star'",
                        Integer.class))
                .isEqualTo(2);
        assertThat(pdf("league9", "/decision.pdf", 200)).contains("惠少〔2026〕1号").doesNotContain("草案");
        assertThat(pdf("s901chair", "/schools/s901/certificates.pdf", 200))
                .contains("HS2X-2026-00001", "HS2X-2026-00002");
        pdf("s902chair", "/schools/s901/certificates.pdf", 404);
        assertThat(http.raw("s901chair", "GET", path("/schools/s901/certificates.zip"), null, new byte[0])
                        .statusCode())
                .isEqualTo(200);
        assertThat(jdbc.queryForList(
                        "select not_awarded_reason from honors.county_nominee where not_awarded_reason is not null",
                        String.class))
                .singleElement()
                .asString()
                .contains("监护人未同意");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(round.toString())
                        .count())
                .isZero();
        assertThat(jdbc.queryForList(
                        "select distinct recipient from honors.mail where template = 'result'", String.class))
                .contains("county9@test.example", "s901brigade@test.example", "s902chair@test.example");
        assertThat(jdbc.queryForList(
                        "select distinct model ->> 'summary' from honors.mail where template = 'result' and "
                                + "recipient = "
                                + "'s902chair@test.example' and model ->> 'path' like ?",
                        String.class,
                        "%" + round))
                .as("that others have been awarded")
                .containsExactly("县少工委已印发表彰决定惠少〔2026〕1号，其中没有贵校的队员和集体。");
    }

    @Test
    void a_star_that_was_revoked_and_a_fourteenth_birthday_are_seen_at_the_award() {
        draft("two-star");
        plan(Map.of());
        answer("county9", "approve", 204);
        county.runJobs();
        submit("s901", nomination("s901"), 1, 2, 3);
        clock.advance(Duration.ofDays(22));
        county.runJobs();
        passAll();
        answer("county9", "approve", 204);
        county.runJobs();
        for (String organ : List.of("league9", "education9", "county9")) {
            answer(organ, "approve", 204);
        }
        county.runJobs();
        List<Long> rows = rowsOf("s901");
        jdbc.update(
                "update honors.award set status = 'REVOKED', revoked_on = '2026-11-26' where pupil_id = (select "
                        + "pupil_id from honors.county_nominee where id = ?)",
                rows.get(0));
        jdbc.update(
                "update honors.pupil set birth_month = '2012-11-01' where id = (select pupil_id from "
                        + "honors.county_nominee where id = ?)",
                rows.get(1));
        clock.advance(Duration.ofDays(8));
        county.runJobs();
        answer("county9", "approve", 204);
        county.runJobs();

        assertThat(awards()).hasSize(1);
        assertThat(jdbc.queryForObject(
                        "select not_awarded_reason from honors.county_nominee where id = ?", String.class, rows.get(0)))
                .contains("已被撤销");
        assertThat(jdbc.queryForObject(
                        "select not_awarded_reason from honors.county_nominee where id = ?", String.class, rows.get(1)))
                .contains("已满 14 周岁");
    }

    @Test
    void collectives_and_persons_of_the_countys_own_badges_need_no_star() {
        draft("golden-fruit");
        plan(Map.of());
        answer("county9", "approve", 204);
        county.runJobs();
        UUID list = nomination("s902");
        http.call(
                "s902brigade",
                "POST",
                SchoolRound.path(list) + "/rows",
                Map.of("squadronId", "s902q01", "reason", "团结向上"),
                200);
        schools.goOn(port, round);
        schools.handIn("s902", 204);
        schools.approveAll("s902", list);
        schools.submit("s902", 204);
        clock.advance(Duration.ofDays(22));
        county.runJobs();
        passAll();
        answer("county9", "approve", 204);
        county.runJobs();
        assertThat(http.worklist("education9")).as("signs no Golden Fruit").isEmpty();
        answer("league9", "approve", 204);
        answer("county9", "approve", 204);
        county.runJobs();
        clock.advance(Duration.ofDays(8));
        county.runJobs();
        answer("county9", "approve", 204);
        county.runJobs();
        assertThat(awards()).containsExactly("HSXJG-2026-00001");
    }

    @Test
    void an_organ_that_gives_the_list_back_brings_it_to_the_screening_again() {
        draft("little-red-flower");
        plan(Map.of());
        answer("county9", "approve", 204);
        county.runJobs();
        submit("s901", nomination("s901"), 1, 2);
        clock.advance(Duration.ofDays(22));
        county.runJobs();
        passAll();
        answer("county9", "approve", 204);
        county.runJobs();
        answer("county9", "approve", 204);
        http.complete("league9", Map.of("decision", "return", "opinion", "请核对第一行"), 204);
        county.runJobs();
        assertThat(round().get("status").asText()).isEqualTo("NOMINATING");
        assertThat(round().get("signingReturn").asText()).endsWith("：请核对第一行");
        assertThat(http.worklist("county9")).containsExactly("审核报送名单");
        answer("county9", "approve", 204);
        county.runJobs();
        assertThat(http.worklist("county9")).as("has signed the same rows").isEmpty();
        answer("league9", "approve", 204);
        county.runJobs();
        assertThat(round().get("status").asText()).isEqualTo("NOTICE");
    }

    @Test
    void a_second_round_of_the_year_needs_a_reason_and_a_cancelled_one_ends_everything() {
        draft("little-red-flower");
        plan(Map.of());
        answer("county9", "approve", 204);
        county.runJobs();
        UUID running = round;
        UUID list = nomination("s901");
        draft("little-red-flower");
        plan(Map.of());
        String task = StreamSupport.stream(
                        http.call("county9", "GET", "/engine-rest/task?taskDefinitionKey=Task_OpenRound", null, 200)
                                .spliterator(),
                        false)
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
        http.call("county9", "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", "county9"), 204);
        Map<String, Object> approve = Map.of("variables", Map.of("decision", Map.of("value", "approve")));
        assertThat(http.call("county9", "POST", "/engine-rest/task/" + task + "/complete", approve, 422)
                        .get("code")
                        .asText())
                .isEqualTo("countyaward.plan.once-a-year");
        plan(Map.of("againReason", "补评"));
        http.call("county9", "POST", "/engine-rest/task/" + task + "/complete", approve, 204);

        round = running;
        by.goOn(running);
        http.call("league9", "POST", path("/cancellation"), Map.of("reason", "不归我"), 404);
        http.call("county9", "POST", path("/cancellation"), Map.of("reason", ""), 422);
        http.call("county9", "POST", path("/cancellation"), Map.of("reason", "方案有误"), 204);
        county.runJobs();
        assertThat(round().get("status").asText()).isEqualTo("CANCELLED");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(round.toString())
                        .count())
                .isZero();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(list.toString())
                        .count())
                .isZero();
        http.call("county9", "POST", path("/cancellation"), Map.of("reason", "再来"), 409);
    }

    @Test
    void the_window_is_extended_for_one_school_with_a_reason_and_a_waived_school_comes_back() {
        draft("little-red-flower");
        plan(Map.of());
        answer("county9", "approve", 204);
        county.runJobs();
        clock.advance(Duration.ofDays(22));
        county.runJobs();
        assertThat(schoolStatus("s901")).isEqualTo("WAIVED");
        http.call(
                "county9",
                "POST",
                path("/extension"),
                Map.of("closesOn", "2026-12-04", "schools", List.of("s901")),
                422);
        http.call(
                "county9",
                "POST",
                path("/extension"),
                Map.of("closesOn", "2026-11-01", "reason", "停电", "schools", List.of("s901")),
                422);
        http.call(
                "county9",
                "POST",
                path("/extension"),
                Map.of("closesOn", "2026-12-04", "reason", "停电", "schools", List.of("s901")),
                204);
        county.runJobs();
        assertThat(schoolStatus("s901")).isEqualTo("PREPARING");
        assertThat(schoolStatus("s902")).isEqualTo("WAIVED");
        submit("s901", nomination("s901"), 1);
        assertThat(schoolStatus("s901")).isEqualTo("SUBMITTED");
        http.call(
                "county9",
                "PUT",
                path("/schools/s901/places"),
                Map.of("individuals", 0, "collectives", 0, "reason", "调减"),
                422);
        http.call(
                "county9",
                "PUT",
                path("/schools/s901/places"),
                Map.of("individuals", 9, "collectives", 0, "reason", "事迹突出"),
                204);
    }

    private String schoolStatus(String school) {
        return jdbc.queryForObject(
                "select status from honors.school_nomination where id = ?", String.class, nomination(school));
    }

    private void draft(String kind) {
        round = by.draft(kind);
    }

    private void plan(Map<String, Object> changes) {
        by.plan(changes);
    }

    private long submit(String school, UUID nomination, int... positions) {
        assertThat(by.nomination(school)).isEqualTo(nomination);
        return by.submit(school, positions);
    }

    private void passAll() {
        int count = jdbc.queryForObject(
                "select count(*)::int from honors.county_nominee where round_id = ? and reserved and screening is null",
                Integer.class,
                round);
        http.call("county9", "POST", path("/screening/decisions/all"), Map.of("decision", "PASS", "count", count), 200);
    }

    private List<Long> rowsOf(String school) {
        return jdbc.queryForList(
                "select id from honors.county_nominee where round_id = ? and school_id = ? and reserved order by id",
                Long.class,
                round,
                school);
    }

    private UUID nomination(String school) {
        return by.nomination(school);
    }

    private List<String> awards() {
        return by.awards();
    }

    private JsonNode round() {
        return by.overview();
    }

    private JsonNode answer(String login, String decision, int status) {
        return by.answer(login, decision, status);
    }

    private String pdf(String login, String path, int status) throws Exception {
        HttpResponse<byte[]> answer = java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(
                                        java.net.URI.create("http://localhost:" + port + path(path)))
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + java.util.Base64.getEncoder()
                                                        .encodeToString((login + ":demo").getBytes()))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status != 200) {
            return "";
        }
        try (var document = org.apache.pdfbox.Loader.loadPDF(answer.body())) {
            return new org.apache.pdfbox.text.PDFTextStripper().getText(document);
        }
    }

    private JsonNode get(String login, String path) {
        return http.call(login, "GET", path(path), null, 200);
    }

    private String path(String rest) {
        return by.path(rest);
    }
}

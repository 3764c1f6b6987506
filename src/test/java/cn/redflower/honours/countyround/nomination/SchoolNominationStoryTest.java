package cn.redflower.honours.countyround.nomination;

import static cn.redflower.honours.countyround.nomination.SchoolRound.PDF;
import static cn.redflower.honours.countyround.nomination.SchoolRound.json;
import static cn.redflower.honours.countyround.nomination.SchoolRound.path;
import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.honours.countyround.CountyRounds;
import cn.redflower.platform.document.WordFile;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A school's part in a round of the county as its people live it. */
@IntegrationTest
class SchoolNominationStoryTest {

    @Autowired
    SmallCounty county;

    @Autowired
    SchoolRound round;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    @Autowired
    RuntimeService runtime;

    @Autowired
    CountyRounds rounds;

    @Autowired
    TransactionTemplate transaction;

    Http http;
    UUID nomination;

    @BeforeEach
    void a_round_of_the_little_red_flower_is_open() {
        http = new Http(port);
        county.settle();
        clock.setTo(OffsetDateTime.parse("2026-11-02T09:00:00+08:00").toInstant());
        county.withoutRounds();
        round.open(port, "little-red-flower", 300, 0);
        nomination = round.join("s901", 3, 0);
    }

    @AfterEach
    void as_it_was() {
        clock.reset();
        jdbc.update("update honors.pupil set name = replace(name, '红', '1') where squadron_id = 's901q01'");
        jdbc.update("update honors.pupil set guardian_consent = (right(number, 2) <> '10'), birth_month = '2017-10-01' "
                + "where school_id in ('s901', 's902')");
    }

    @Test
    void from_the_pupils_to_the_county() {
        assertThat(http.taskNames("s901brigade")).containsExactly("小红花奖章 · 测试一小 · 2026-2027 学年 — 推荐报县人选");
        assertThat(http.worklist("s902brigade")).isEmpty();
        JsonNode pupils = http.call("s901brigade", "GET", path(nomination) + "/candidates", null, 200)
                .get("pupils");
        assertThat(pupils).hasSize(20);
        assertThat(pupils)
                .filteredOn(p -> !p.get("eligible").asBoolean())
                .hasSize(2)
                .allSatisfy(p -> assertThat(p.get("reasons").get(0).asText()).contains("监护人未同意"));

        JsonNode refused = http.call(
                "s901brigade",
                "POST",
                path(nomination) + "/rows",
                Map.of("pupilId", round.pupil("s901q01", 10), "reason", "好"),
                422);
        assertThat(refused.get("detail").asText()).contains("癸小1").contains("监护人未同意");
        assertThat(round.handIn("s901", 422).get("code").asText()).isEqualTo("nomination.empty");
        long first = round.nominate("s901", nomination, round.pupil("s901q01", 1), "");
        long second = round.nominate("s901", nomination, round.pupil("s901q02", 1), "热心公益");
        assertThat(round.handIn("s901", 422).get("detail").asText()).contains("甲小1还没有填写推荐理由");
        assertThat(round.nominate("s901", nomination, round.pupil("s901q01", 1), "乐于助人"))
                .as("nominated again means changed")
                .isEqualTo(first);
        HttpResponse<String> evidence =
                round.upload("s901brigade", path(nomination) + "/rows/" + first + "/evidence", "奖状.pdf", PDF);
        assertThat(evidence.statusCode()).as(evidence.body()).isEqualTo(200);
        round.handIn("s901", 204);

        assertThat(round.status(nomination)).isEqualTo("DECIDING");
        assertThat(http.worklist("s901brigade")).isEmpty();
        assertThat(http.call("s901brigade", "DELETE", path(nomination) + "/rows/" + first, null, 409)
                        .get("code")
                        .asText())
                .isEqualTo("nomination.closed.deciding");
        http.call(
                "s901brigade",
                "PUT",
                path(nomination) + "/decisions",
                List.of(Map.of("rowId", first, "decision", "APPROVED")),
                404);
        assertThat(round.submit("s901", 422).get("reasons"))
                .extracting(r -> r.get("code").asText())
                .contains(
                        "nomination.rows-undecided",
                        "approval.meeting.date-missing",
                        "approval.meeting.numbers-missing",
                        "nomination.seal-missing");
        assertThat(round.decide("s901", nomination, second, "REFUSED", null, 422)
                        .get("code")
                        .asText())
                .isEqualTo("nomination.refusal-needs-reason");
        round.decide("s901", nomination, first, "APPROVED", null, 204);
        round.decide("s901", nomination, second, "REFUSED", "名额有限", 204);
        round.meet("s901", nomination);
        assertThat(round.upload("s901chair", path(nomination) + "/seal", "盖章.pdf", PDF)
                        .statusCode())
                .isEqualTo(200);
        round.submit("s901", 204);

        assertThat(round.status(nomination)).isEqualTo("SUBMITTED");
        assertThat(round.reserved()).isEqualTo(1);
        assertThat(http.call("county9", "GET", path(nomination), null, 200)
                        .at("/individuals/taken")
                        .asInt())
                .isEqualTo(1);
        assertThat(http.call("s901brigade", "GET", path(nomination) + "/rows/" + first + "/events", null, 200))
                .extracting(e -> e.get("action").asText())
                .as("the reason and the evidence are one change")
                .containsExactly("NOMINATE", "EDIT", "APPROVE", "SUBMIT");
        round.ask(flow -> flow.screeningEnded(round.id()));
        assertThat(round.status(nomination)).isEqualTo("CLOSED");
        assertThat(cases()).isZero();
    }

    @Test
    void of_two_schools_that_want_the_last_place_at_the_same_instant_one_gets_it() throws Exception {
        jdbc.update("update honors.county_round set individual_places = 1 where id = ?", round.id());
        UUID other = round.join("s902", 3, 0);
        for (String school : List.of("s901", "s902")) {
            UUID list = school.equals("s901") ? nomination : other;
            round.nominate(school, list, round.pupil(school + "q01", 1), "乐于助人");
            round.handIn(school, 204);
            round.approveAll(school, list);
            String task = http.call(school + "chair", "GET", "/engine-rest/task", null, 200)
                    .get(0)
                    .get("id")
                    .asText();
            http.call(
                    school + "chair",
                    "POST",
                    "/engine-rest/task/" + task + "/claim",
                    Map.of("userId", school + "chair"),
                    204);
        }
        CyclicBarrier start = new CyclicBarrier(2);
        List<CompletableFuture<HttpResponse<String>>> answers = Stream.of("s901chair", "s902chair")
                .map(chair -> {
                    String task = http.call(chair, "GET", "/engine-rest/task", null, 200)
                            .get(0)
                            .get("id")
                            .asText();
                    return CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    start.await(2, TimeUnit.MINUTES);
                                } catch (Exception e) {
                                    throw new IllegalStateException(e);
                                }
                                return http.raw(
                                        chair,
                                        "POST",
                                        "/engine-rest/task/" + task + "/complete",
                                        "application/json",
                                        "{\"variables\":{\"decision\":{\"value\":\"approve\"}}}"
                                                .getBytes(StandardCharsets.UTF_8));
                            },
                            command -> new Thread(command).start());
                })
                .toList();
        List<HttpResponse<String>> got =
                answers.stream().map(CompletableFuture::join).toList();

        assertThat(got).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(204, 409);
        JsonNode told =
                json(got.stream().filter(a -> a.statusCode() == 409).findFirst().orElseThrow());
        assertThat(told.get("code").asText()).isEqualTo("countyaward.places.county.individuals");
        assertThat(told.get("detail").asText()).contains("全县个人名额只剩 0 个").contains("名额已被其他学校占用");
        assertThat(round.reserved()).isEqualTo(1);
        assertThat(List.of(round.status(nomination), round.status(other)))
                .containsExactlyInAnyOrder("SUBMITTED", "DECIDING");
        String loser = round.status(nomination).equals("DECIDING") ? "s901" : "s902";
        UUID lost = loser.equals("s901") ? nomination : other;
        UUID won = loser.equals("s901") ? other : nomination;
        assertThat(http.worklist(loser + "chair")).as("the task stays").hasSize(1);
        assertThat(round.rows(loser, lost).get(0).get("decision").asText())
                .as("nothing is lost")
                .isEqualTo("APPROVED");

        http.call(
                (loser.equals("s901") ? "s902" : "s901") + "brigade",
                "POST",
                path(won) + "/withdrawal",
                Map.of("reason", "更正"),
                204);
        round.submit(loser, 204);
        assertThat(round.reserved()).isEqualTo(1);
    }

    @Test
    void more_than_the_schools_own_places_are_refused() {
        for (int i = 1; i <= 4; i++) {
            round.nominate("s901", nomination, round.pupil("s901q01", i), "乐于助人");
        }
        round.handIn("s901", 204);
        round.approveAll("s901", nomination);
        assertThat(round.submit("s901", 422).get("code").asText()).isEqualTo("countyaward.places.school.individuals");
        assertThat(round.reserved()).isZero();
        round.decide(
                "s901",
                nomination,
                round.rows("s901", nomination).get(0).get("id").asLong(),
                "REFUSED",
                "名额有限",
                204);
        round.submit("s901", 204);
        assertThat(round.reserved()).isEqualTo(3);
    }

    @Test
    void what_the_county_returns_is_corrected_and_what_it_passed_is_locked() {
        long passed = round.nominate("s901", nomination, round.pupil("s901q01", 1), "乐于助人");
        long returned = round.nominate("s901", nomination, round.pupil("s901q01", 2), "好");
        round.handIn("s901", 204);
        round.approveAll("s901", nomination);
        round.submit("s901", 204);
        round.screen(passed, "PASSED", null);
        round.screen(returned, "RETURNED", "事迹太简单");
        round.giveBack(nomination, "请按意见更正");

        assertThat(http.taskNames("s901brigade")).containsExactly("小红花奖章 · 测试一小 · 2026-2027 学年 — 推荐报县人选");
        assertThat(round.reserved()).isEqualTo(1);
        assertThat(http.call("s901brigade", "PUT", path(nomination) + "/rows/" + passed, Map.of("reason", "改"), 409)
                        .get("code")
                        .asText())
                .isEqualTo("nomination.row-locked");
        assertThat(http.call("s901brigade", "DELETE", path(nomination) + "/rows/" + passed, null, 409)
                        .get("code")
                        .asText())
                .isEqualTo("nomination.row-locked");
        http.call("s901brigade", "PUT", path(nomination) + "/rows/" + returned, Map.of("reason", "每周坚持打扫图书角"), 204);
        round.nominate("s901", nomination, round.pupil("s901q01", 3), "热爱集体");
        round.handIn("s901", 204);
        assertThat(round.decide("s901", nomination, passed, "REFUSED", "反悔", 409)
                        .get("code")
                        .asText())
                .isEqualTo("nomination.row-locked");
        assertThat(round.submit("s901", 422).get("reasons"))
                .as("another list, another meeting and stamp")
                .extracting(r -> r.get("code").asText())
                .contains("approval.meeting.date-missing", "nomination.seal-missing");
        round.approveAll("s901", nomination);
        round.submit("s901", 204);

        assertThat(round.reserved()).isEqualTo(3);
        assertThat(jdbc.queryForObject(
                        "select screening from honors.county_nominee where id = ?", String.class, passed))
                .isEqualTo("PASSED");
        assertThat(jdbc.queryForObject(
                        "select screening from honors.county_nominee where id = ?", String.class, returned))
                .as("to be screened again")
                .isNull();
        assertThat(jdbc.queryForObject(
                        "select submissions from honors.school_nomination where id = ?", Integer.class, nomination))
                .isEqualTo(2);
    }

    @Test
    void a_returned_list_that_is_not_corrected_in_time_keeps_what_was_passed() {
        long passed = round.nominate("s901", nomination, round.pupil("s901q01", 1), "乐于助人");
        long returned = round.nominate("s901", nomination, round.pupil("s901q01", 2), "好");
        round.handIn("s901", 204);
        round.approveAll("s901", nomination);
        round.submit("s901", 204);
        round.screen(passed, "PASSED", null);
        round.screen(returned, "RETURNED", "事迹太简单");
        round.giveBack(nomination, "请按意见更正");
        clock.setTo(OffsetDateTime.parse("2026-12-01T00:01:00+08:00").toInstant());
        county.runJobs();

        assertThat(http.worklist("s901brigade")).isEmpty();
        assertThat(round.status(nomination)).isEqualTo("SUBMITTED");
        assertThat(jdbc.queryForObject(
                        "select reserved from honors.county_nominee where id = ?", Boolean.class, passed))
                .isTrue();
        JsonNode late = Stream.of(
                        round.rows("s901", nomination).get(0),
                        round.rows("s901", nomination).get(1))
                .filter(r -> r.get("id").asLong() == returned)
                .findFirst()
                .orElseThrow();
        assertThat(late.get("notAwardedReason").asText()).contains("逾期未更正");
        assertThat(round.reserved()).isEqualTo(1);
        round.ask(flow -> flow.screeningEnded(round.id()));
        assertThat(round.status(nomination)).isEqualTo("CLOSED");
        assertThat(cases()).isZero();
    }

    @Test
    void a_school_takes_its_list_back_until_the_county_has_looked_at_it_or_the_window_ends() {
        long row = round.submitOne("s901", nomination, 1);
        http.call("s902brigade", "POST", path(nomination) + "/withdrawal", Map.of(), 404);
        http.call("s901brigade", "POST", path(nomination) + "/withdrawal", Map.of("reason", "漏了一人"), 204);
        assertThat(round.reserved()).isZero();
        assertThat(round.status(nomination)).isEqualTo("PREPARING");
        assertThat(http.worklist("s901brigade")).hasSize(1);
        round.handIn("s901", 204);
        round.approveAll("s901", nomination);
        round.submit("s901", 204);
        round.screen(row, "PASSED", null);
        assertThat(http.call("s901brigade", "POST", path(nomination) + "/withdrawal", Map.of(), 409)
                        .get("code")
                        .asText())
                .isEqualTo("nomination.withdrawal.screened");
        jdbc.update("update honors.county_nominee set screening = null where id = ?", row);
        clock.setTo(OffsetDateTime.parse("2026-12-01T00:01:00+08:00").toInstant());
        assertThat(http.call("s901brigade", "POST", path(nomination) + "/withdrawal", Map.of(), 409)
                        .get("code")
                        .asText())
                .isEqualTo("nomination.withdrawal.window-over");
        assertThat(round.reserved()).isEqualTo(1);
    }

    /** The server was down over both: of the end of a window that is over nobody is reminded. */
    @Test
    void nobody_is_reminded_of_a_window_that_is_over() {
        clock.setTo(OffsetDateTime.parse("2026-12-01T00:01:00+08:00").toInstant());
        county.runJobs();
        assertThat(round.status(nomination)).isEqualTo("WAIVED");
        assertThat(letters("deadline-near")).isEmpty();
    }

    @Test
    void whoever_misses_the_end_of_the_window_has_waived_and_is_reminded_before() {
        round.nominate("s901", nomination, round.pupil("s901q01", 1), "乐于助人");
        round.handIn("s901", 204);
        round.approveAll("s901", nomination);
        clock.setTo(OffsetDateTime.parse("2026-11-29T00:01:00+08:00").toInstant());
        county.runJobs();
        assertThat(letters("deadline-near"))
                .containsExactlyInAnyOrder(
                        "s901brigade@test.example", "s901chair@test.example", "s901committee@test.example");
        assertThat(round.status(nomination)).isEqualTo("DECIDING");
        clock.setTo(OffsetDateTime.parse("2026-12-01T00:01:00+08:00").toInstant());
        county.runJobs();

        assertThat(round.status(nomination))
                .as("approved by everybody, and still not handed in")
                .isEqualTo("WAIVED");
        assertThat(round.reserved()).isZero();
        assertThat(http.worklist("s901chair")).isEmpty();
        assertThat(cases()).isZero();
        assertThat(letters("waived")).contains("s901brigade@test.example");
        JsonNode said =
                http.call("s901chair", "GET", path(nomination), null, 200).get("opinions");
        assertThat(said.get(said.size() - 1).get("decision").asText()).isEqualTo("waived");
        assertThat(said.get(said.size() - 1).get("name").isNull()).isTrue();
        assertThat(http.call(
                                "s901brigade",
                                "POST",
                                path(nomination) + "/rows",
                                Map.of("pupilId", round.pupil("s901q01", 2), "reason", "好"),
                                409)
                        .get("detail")
                        .asText())
                .contains("已记为弃权");
    }

    @Test
    void nothing_is_handed_in_after_the_end_even_before_the_waiver_is_on_record() {
        round.nominate("s901", nomination, round.pupil("s901q01", 1), "乐于助人");
        clock.setTo(OffsetDateTime.parse("2026-12-01T00:00:01+08:00").toInstant());
        assertThat(round.handIn("s901", 409).get("code").asText()).isEqualTo("nomination.window-over");
        assertThat(http.call(
                                "s901brigade",
                                "POST",
                                path(nomination) + "/rows",
                                Map.of("pupilId", round.pupil("s901q01", 2), "reason", "好"),
                                409)
                        .get("detail")
                        .asText())
                .contains("报送时间已过");
        clock.setTo(OffsetDateTime.parse("2026-11-30T09:00:00+08:00").toInstant());
        round.handIn("s901", 204);
        round.approveAll("s901", nomination);
        clock.setTo(OffsetDateTime.parse("2026-12-01T00:00:01+08:00").toInstant());
        assertThat(round.submit("s901", 409).get("code").asText()).isEqualTo("nomination.window-over");
        assertThat(round.reserved()).isZero();
        county.runJobs();
        assertThat(round.status(nomination)).isEqualTo("WAIVED");
    }

    @Test
    void a_row_is_added_while_the_county_works_on_the_round() {
        transaction.executeWithoutResult(tx -> {
            rounds.lock(round.id());
            assertThat(CompletableFuture.supplyAsync(
                            () -> round.nominate("s901", nomination, round.pupil("s901q01", 1), "乐于助人")))
                    .as("no school waits for the county")
                    .succeedsWithin(java.time.Duration.ofMinutes(2));
        });
    }

    @Test
    void an_extension_moves_the_end() {
        OffsetDateTime later = OffsetDateTime.parse("2026-12-08T00:00:00+08:00");
        jdbc.update("update honors.school_nomination set closes_at = ? where id = ?", later, nomination);
        round.ask(flow -> flow.windowMoved(nomination, later));
        clock.setTo(OffsetDateTime.parse("2026-12-01T00:01:00+08:00").toInstant());
        county.runJobs();
        assertThat(round.status(nomination)).isEqualTo("PREPARING");
        assertThat(http.call("s901brigade", "GET", "/engine-rest/task", null, 200)
                        .get(0)
                        .get("due")
                        .asText())
                .startsWith("2026-12-07T16:00");
        clock.setTo(later.plusMinutes(1).toInstant());
        county.runJobs();
        assertThat(round.status(nomination)).isEqualTo("WAIVED");
    }

    @Test
    void a_school_can_expressly_nominate_nobody() {
        http.call("s901brigade", "PUT", path(nomination) + "/nil-return", Map.of("reason", "本学年没有合适人选"), 204);
        round.handIn("s901", 204);
        round.submit("s901", 204);
        assertThat(round.status(nomination)).isEqualTo("SUBMITTED");
        assertThat(http.call("county9", "GET", path(nomination), null, 200)
                        .get("nilReason")
                        .asText())
                .isEqualTo("本学年没有合适人选");
    }

    @Test
    void whoever_is_no_longer_eligible_is_named_when_the_list_is_handed_in() {
        long moved = round.pupil("s901q01", 1);
        long older = round.pupil("s901q01", 2);
        round.nominate("s901", nomination, moved, "乐于助人");
        round.nominate("s901", nomination, older, "热心公益");
        jdbc.update("update honors.pupil set guardian_consent = false where id = ?", moved);
        assertThat(round.handIn("s901", 422).get("detail").asText())
                .contains("甲小1不符合条件：")
                .contains("监护人未同意")
                .doesNotContain("乙小1");
        jdbc.update("update honors.pupil set guardian_consent = true where id = ?", moved);
        round.handIn("s901", 204);
        round.approveAll("s901", nomination);
        jdbc.update("update honors.pupil set birth_month = '2012-10-01' where id = ?", older);
        assertThat(round.submit("s901", 422).get("detail").asText())
                .contains("乙小1不符合条件：")
                .contains("14 周岁")
                .doesNotContain("甲小1");
        assertThat(round.reserved()).isZero();
        assertThat(http.worklist("s901chair")).hasSize(1);
    }

    @Test
    void nobody_decides_on_what_they_nominated_or_on_relatives() {
        long own = round.nominate("s901", nomination, round.pupil("s901q01", 1), "乐于助人");
        long child = round.nominate("s901", nomination, round.pupil("s901q01", 2), "热心公益");
        jdbc.update(
                "insert into honors.kinship (id, login, pupil_id, relation, declared_at) values (gen_random_uuid(), "
                        + "'s901chair', ?, 'CHILD', now())",
                round.pupil("s901q01", 2));
        round.handIn("s901", 204);
        assertThat(round.decide("s901", nomination, child, "APPROVED", null, 422)
                        .get("code")
                        .asText())
                .isEqualTo("nomination.own-relative");
        round.decide("s901", nomination, own, "APPROVED", null, 204);
        jdbc.update("update honors.county_nominee set nominated_by = 's901committee' where id = ?", own);
        assertThat(http.call(
                                "s901committee",
                                "PUT",
                                path(nomination) + "/decisions",
                                List.of(Map.of("rowId", own, "decision", "REFUSED", "reason", "x")),
                                422)
                        .get("code")
                        .asText())
                .isEqualTo("nomination.own-submission");
    }

    @Test
    void whoever_wrote_or_handed_in_a_list_stays_its_author_whatever_colleagues_do_with_it() {
        jdbc.update("""
                insert into honors.post (person_id, kind, organ_id, since)
                select person_id, 'BRIGADE_COUNSELOR', 's901', '2026-09-01' from honors.account
                    where login in ('s901chair', 's901committee')""");
        county.synchronize();
        try {
            Map<String, Object> pupil = Map.of("pupilId", round.pupil("s901q01", 1), "reason", "乐于助人");
            long row = http.call("s901committee", "POST", path(nomination) + "/rows", pupil, 200)
                    .get("id")
                    .asLong();
            http.call("s901brigade", "PUT", path(nomination) + "/rows/" + row, Map.of("reason", "乐于助人。"), 204);
            round.handIn("s901", 204);
            assertThat(decideAs("s901committee", row, 422).get("code").asText())
                    .as("nominated it, though a colleague has changed a full stop since")
                    .isEqualTo("nomination.own-submission");
            assertThat(http.worklist("s901committee")).isEmpty();
            decideAs("s901chair", row, 204);
            http.complete("s901chair", Map.of("decision", "return", "opinion", "请补充事迹"), 204);

            http.call("s901brigade", "PUT", path(nomination) + "/rows/" + row, Map.of("reason", "乐于助人，热心公益"), 204);
            round.handIn("s901", 204);
            decideAs("s901chair", row, 204);
            http.complete("s901chair", Map.of("decision", "return", "opinion", "请附证明"), 204);

            String evidence = path(nomination) + "/rows/" + row + "/evidence";
            assertThat(round.upload("s901chair", evidence, "奖状.pdf", PDF).statusCode())
                    .isEqualTo(200);
            round.handIn("s901", 204);
            assertThat(decideAs("s901chair", row, 422).get("code").asText())
                    .as("added to it; to have decided before bars nobody")
                    .isEqualTo("nomination.own-submission");
        } finally {
            jdbc.update(
                    "delete from honors.post where kind = 'BRIGADE_COUNSELOR' and person_id in (select person_id from "
                            + "honors.account where login in ('s901chair', 's901committee'))");
            county.synchronize();
        }
    }

    @Test
    void whoever_once_gave_the_list_to_the_committee_does_not_decide_on_it() {
        jdbc.update("""
                insert into honors.post (person_id, kind, organ_id, since)
                select person_id, 'BRIGADE_COUNSELOR', 's901', '2026-09-01' from honors.account
                    where login = 's901committee'""");
        county.synchronize();
        try {
            long row = round.nominate("s901", nomination, round.pupil("s901q01", 1), "乐于助人");
            http.complete("s901committee", Map.of(), 204);
            http.complete("s901chair", Map.of("decision", "return", "opinion", "请补充事迹"), 204);
            round.handIn("s901", 204);
            assertThat(decideAs("s901committee", row, 422).get("code").asText()).isEqualTo("nomination.own-submission");
        } finally {
            jdbc.update(
                    "delete from honors.post where kind = 'BRIGADE_COUNSELOR' and person_id = (select person_id from "
                            + "honors.account where login = 's901committee')");
            county.synchronize();
        }
    }

    @Test
    void a_committee_gives_the_list_back_with_a_reason() {
        round.nominate("s901", nomination, round.pupil("s901q01", 1), "乐于助人");
        round.handIn("s901", 204);
        http.complete("s901chair", Map.of("decision", "return"), 422);
        http.complete("s901chair", Map.of("decision", "return", "opinion", "请补充事迹"), 204);
        assertThat(letters("returned")).containsExactly("s901brigade@test.example");
        assertThat(round.status(nomination)).isEqualTo("PREPARING");
        assertThat(http.call("s901brigade", "GET", path(nomination), null, 200)
                        .get("returnRemark")
                        .asText())
                .isEqualTo("请补充事迹");
        assertThat(http.worklist("s901brigade")).hasSize(1);
    }

    @Test
    void only_scans_and_photographs_are_kept_and_only_the_cases_people_get_them() {
        long row = round.nominate("s901", nomination, round.pupil("s901q01", 1), "乐于助人");
        String evidence = path(nomination) + "/rows/" + row + "/evidence";
        assertThat(json(round.upload("s901brigade", evidence, "a.pdf", "<html>".getBytes(StandardCharsets.UTF_8)))
                        .get("code")
                        .asText())
                .isEqualTo("document.kind");
        assertThat(json(round.upload("s901brigade", evidence, "a.png", PDF))
                        .get("code")
                        .asText())
                .isEqualTo("document.kind-differs");
        assertThat(json(round.upload("s901brigade", evidence, "a.pdf", new byte[0]))
                        .get("code")
                        .asText())
                .isEqualTo("document.empty");
        byte[] active = "%PDF-1.4\n<</S /JavaScript /JS (app.alert(1))>>".getBytes(StandardCharsets.US_ASCII);
        assertThat(json(round.upload("s901brigade", evidence, "a.pdf", active))
                        .get("code")
                        .asText())
                .isEqualTo("document.active");
        byte[] large = java.util.Arrays.copyOf(PDF, 10 * 1024 * 1024 + 1);
        assertThat(json(round.upload("s901brigade", evidence, "a.pdf", large))
                        .get("code")
                        .asText())
                .isEqualTo("document.too-large");
        assertThat(round.upload("s902brigade", evidence, "a.pdf", PDF).statusCode())
                .isEqualTo(404);
        String document = json(round.upload("s901brigade", evidence, "../../奖 状.pdf", PDF))
                .get("id")
                .asText();
        HttpResponse<String> download =
                http.raw("s901chair", "GET", path(nomination) + "/documents/" + document, null, new byte[0]);
        assertThat(download.statusCode()).isEqualTo(200);
        assertThat(download.body()).isEqualTo(new String(PDF, StandardCharsets.US_ASCII));
        assertThat(download.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment")
                .doesNotContain("..");
        assertThat(download.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        http.call("s902chair", "GET", path(nomination) + "/documents/" + document, null, 404);
        assertThat(jdbc.queryForList(
                        "select distinct login from honors.audit_entry where action = 'pupils.seen' and subject = ?",
                        String.class,
                        nomination + " " + document))
                .containsExactly("s901chair");
        for (int i = 0; i < 4; i++) {
            assertThat(round.upload("s901brigade", evidence, i + ".pdf", PDF).statusCode())
                    .isEqualTo(200);
        }
        assertThat(json(round.upload("s901brigade", evidence, "6.pdf", PDF))
                        .get("code")
                        .asText())
                .isEqualTo("nomination.evidence-full");
        http.call("s901brigade", "DELETE", path(nomination) + "/rows/" + row, null, 204);
        assertThat(jdbc.queryForObject("select count(*) from honors.document", Integer.class))
                .isZero();
    }

    @Test
    void a_word_text_is_evidence_but_no_stamped_scan() {
        long row = round.nominate("s901", nomination, round.pupil("s901q01", 1), "乐于助人");
        String evidence = path(nomination) + "/rows/" + row + "/evidence";
        byte[] text = WordFile.saying("乐于助人").bytes();
        JsonNode kept = json(round.upload("s901brigade", evidence, "事迹.docx", text));
        String type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        assertThat(kept.get("mediaType").asText()).isEqualTo(type);
        String place = path(nomination) + "/documents/" + kept.get("id").asText();
        HttpResponse<String> download = http.raw("s901chair", "GET", place, null, new byte[0]);
        assertThat(download.headers().firstValue("Content-Type")).contains(type);
        assertThat(download.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(code(round.upload("s901brigade", evidence, "事迹.doc", text))).isEqualTo("document.kind-differs");
        byte[] photo = "\0\0\0\u0018ftypheic".getBytes(StandardCharsets.US_ASCII);
        assertThat(json(round.upload("s901brigade", evidence, "IMG_1.HEIC", photo))
                        .get("detail")
                        .asText())
                .startsWith("HEIC 照片（.heic，苹果手机的默认格式）不能上传。请存成 JPG 后再上传：");
        round.handIn("s901", 204);
        assertThat(code(round.upload("s901chair", path(nomination) + "/seal", "盖章.docx", text)))
                .isEqualTo("document.scan-wanted");
    }

    @Test
    void nominees_come_as_a_sheet_that_is_looked_through_before_anything_is_written() {
        jdbc.update("update honors.pupil set name = replace(name, '1', '红') where squadron_id = 's901q01'");
        String taken = "901101,甲小红,每周整理图书角\n";
        String sheet = "学号,姓名,推荐理由\n" + taken + "901102,别的人,热心公益\n999999,无此人,好\n901110,癸小红,乐于助人\n901103,丙小红,\n";
        JsonNode report = sheet(sheet, false);
        assertThat(report.get("dataRows").asInt()).isEqualTo(5);
        assertThat(report.get("acceptedRows").asInt()).isEqualTo(1);
        assertThat(report.get("applied").asBoolean()).isFalse();
        assertThat(report.get("findings"))
                .extracting(f -> f.get("sheetRow").asInt() + " "
                        + f.get("column").asText() + " " + f.get("kind").asText())
                .containsExactly(
                        "3 学号 name-mismatch", "4 学号 unknown-pupil", "5 学号 not-eligible", "6 推荐理由 missing-reason");
        assertThat(report.get("findings").get(2).get("detail").asText()).contains("监护人未同意");
        assertThat(round.rows("s901", nomination)).as("a dry run").isEmpty();

        assertThat(sheet(sheet, true).get("applied").asBoolean()).isTrue();
        assertThat(round.rows("s901", nomination))
                .extracting(r -> r.get("name").asText() + r.get("reason").asText())
                .containsExactly("甲小红每周整理图书角");
        List<Map<String, Object>> before = written();
        sheet(sheet, true);
        assertThat(written()).as("the same sheet twice").isEqualTo(before);
        sheet(sheet.replace("每周整理", "每天整理"), true);
        assertThat(round.rows("s901", nomination))
                .extracting(r -> r.get("reason").asText())
                .containsExactly("每天整理图书角");
        assertThat(code(round.upload(
                        "s901brigade",
                        path(nomination) + "/sheet",
                        "a.csv",
                        "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))))
                .startsWith("spreadsheet.");
        assertThat(round.upload(
                                "s902brigade",
                                path(nomination) + "/sheet",
                                "a.csv",
                                sheet.getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(404);
        round.handIn("s901", 204);
        assertThat(code(round.upload(
                        "s901brigade", path(nomination) + "/sheet", "a.csv", sheet.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("nomination.closed.deciding");
    }

    private JsonNode sheet(String content, boolean apply) {
        HttpResponse<String> answer = round.upload(
                "s901brigade",
                path(nomination) + "/sheet?apply=" + apply,
                "推荐.csv",
                content.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private List<Map<String, Object>> written() {
        return jdbc.queryForList("""
                select n.*, (select count(*) from honors.county_row_event e where e.nominee_id = n.id) as events
                from honors.county_nominee n where n.nomination_id = ? order by n.id""", nomination);
    }

    @Test
    void another_school_finds_nothing_here() {
        http.call("s902brigade", "GET", path(nomination), null, 404);
        http.call("s902brigade", "GET", path(nomination) + "/candidates", null, 404);
        http.call(
                "s902brigade",
                "POST",
                path(nomination) + "/rows",
                Map.of("pupilId", round.pupil("s902q01", 1), "reason", "好"),
                404);
        assertThat(http.call(
                                "s901brigade",
                                "POST",
                                path(nomination) + "/rows",
                                Map.of("pupilId", round.pupil("s902q01", 1), "reason", "好"),
                                404)
                        .get("code")
                        .asText())
                .isEqualTo("nomination.pupil-not-of-school");
    }

    @Test
    void a_school_without_a_brigade_counselor_nominates_through_its_committee_and_others_decide() {
        jdbc.update("update honors.account set enabled = false where login = 's902brigade'");
        county.synchronize();
        try {
            UUID list = round.join("s902", 3, 0);
            assertThat(http.taskNames("s902chair")).containsExactly("小红花奖章 · 测试二小 · 2026-2027 学年 — 推荐报县人选");
            http.call(
                    "s902chair",
                    "POST",
                    path(list) + "/rows",
                    Map.of("pupilId", round.pupil("s902q01", 1), "reason", "乐于助人"),
                    200);
            http.complete("s902chair", Map.of(), 204);
            assertThat(http.worklist("s902chair")).as("she made the list").isEmpty();
            assertThat(http.taskNames("s902committee")).containsExactly("小红花奖章 · 测试二小 · 2026-2027 学年 — 评定报县名单");
            assertThat(jdbc.queryForList("""
                    select distinct recipient from honors.mail m join honors.mail_batch b on b.id = m.batch_id
                        where m.template = 'fallback-used' and b.business_key = ?""", String.class, list.toString()))
                    .contains("county9@test.example", "s902chair@test.example");
        } finally {
            jdbc.update("update honors.account set enabled = true where login = 's902brigade'");
            county.synchronize();
        }
    }

    @Test
    void a_cancelled_round_ends_every_school_and_frees_its_places() {
        UUID other = round.join("s902", 3, 0);
        round.submitOne("s901", nomination, 1);
        round.ask(flow -> flow.cancelled(round.id()));
        assertThat(List.of(round.status(nomination), round.status(other))).containsOnly("CANCELLED");
        assertThat(round.reserved()).isZero();
        assertThat(http.worklist("s902brigade")).isEmpty();
        assertThat(cases()).isZero();
    }

    @Test
    void a_two_star_list_names_a_pupil_whose_one_star_was_revoked_meanwhile() {
        county.withoutRounds();
        jdbc.update("""
                insert into honors.award (id, certificate_number, kind, holder, pupil_id, squadron_id, school_id,
                    school_year, awarded_by, awarded_on, case_id, row_ref)
                values (gen_random_uuid(), 'T-1', 'one-star', 'INDIVIDUAL', ?, 's901q01', 's901', '2025-2026', 's901',
                    '2026-05-20', 't', '1')""", round.pupil("s901q01", 1));
        round.open(port, "two-star", 10, 10);
        UUID list = round.join("s901", 3, 1);
        round.nominate("s901", list, round.pupil("s901q01", 1), "乐于助人");
        round.handIn("s901", 204);
        round.approveAll("s901", list);
        jdbc.update("update honors.award set status = 'REVOKED', revoked_on = '2026-11-02' where certificate_number = "
                + "'T-1'");
        assertThat(round.submit("s901", 422).get("detail").asText())
                .contains("甲小1不符合条件：")
                .contains("已被撤销");
    }

    private JsonNode decideAs(String login, long row, int status) {
        return http.call(
                login,
                "PUT",
                path(nomination) + "/decisions",
                List.of(Map.of("rowId", row, "decision", "APPROVED")),
                status);
    }

    private static String code(HttpResponse<String> answer) {
        return json(answer).get("code").asText();
    }

    private List<String> letters(String template) {
        return jdbc.queryForList(
                "select distinct recipient from honors.mail m join honors.mail_batch b on b.id = m.batch_id where "
                        + "m.template = ? and b.business_key = ?",
                String.class,
                template,
                nomination.toString());
    }

    private long cases() {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("school-nomination")
                .count();
    }
}

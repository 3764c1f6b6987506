package cn.redflower.honours.revocation;

import static cn.redflower.honours.revocation.AwardedPupil.ONE_STAR;
import static cn.redflower.honours.revocation.AwardedPupil.TWO_STAR;
import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.honours.countyround.nomination.SchoolRound;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Awards that turn out to be undeserved, as the people concerned live it, through the API and the engine's own. */
@IntegrationTest
class RevocationStoryTest {

    private static final String FOUND = "甲小1的事迹材料系他人代写";

    @Autowired
    SmallCounty county;

    @Autowired
    AwardedPupil awarded;

    @Autowired
    SchoolRound uploads;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    Http http;

    @BeforeEach
    void a_pupil_holds_one_star_and_two() {
        awarded.begin();
        http = new Http(port);
        uploads.goOn(port, null);
    }

    @AfterEach
    void as_it_was() {
        awarded.end();
    }

    @Test
    void a_county_award_is_revoked_after_the_school_was_heard() {
        assertThat(propose("s901brigade", TWO_STAR, " ", 422)).isEqualTo("revocation.reason-missing");
        assertThat(propose("s901brigade", "HS2X-2026-99999", FOUND, 404)).isEqualTo("revocation.award-not-found");
        assertThat(propose("s901q01", TWO_STAR, FOUND, 403)).isEqualTo("problem.not-allowed");
        JsonNode before = http.call("s901brigade", "GET", "/api/revocations/award?number=hs2x-2026-00001", null, 200);
        assertThat(before.get("name").asText()).isEqualTo(AwardedPupil.NAME);
        assertThat(before.get("against")).isEmpty();
        UUID id = open("s901brigade", TWO_STAR);
        assertThat(uploads.upload("s901brigade", path(id) + "/files", "证据.pdf", SchoolRound.PDF)
                        .statusCode())
                .isEqualTo(200);
        assertThat(uploads.upload("league9", path(id) + "/files", "证据.pdf", SchoolRound.PDF)
                        .statusCode())
                .as("not hers")
                .isEqualTo(403);
        assertThat(uploads.upload("s901brigade", path(id) + "/files?purpose=VIEW", "附件.pdf", SchoolRound.PDF)
                        .statusCode())
                .as("the committee is heard")
                .isEqualTo(403);

        assertThat(http.worklist("s901brigade")).isEmpty();
        assertThat(http.worklist("county9")).isEmpty();
        assertThat(http.worklist("s901chair")).containsExactly("陈述学校意见：" + TWO_STAR);
        assertThat(awarded.told("view-wanted"))
                .containsExactly("s901chair tasks-waiting", "s901committee tasks-waiting");
        assertThat(uploads.upload("s901chair", path(id) + "/files?purpose=VIEW", "附件.pdf", SchoolRound.PDF)
                        .statusCode())
                .isEqualTo(200);
        assertThat(code(http.complete("s901chair", Map.of("decision", "approve"), 422)))
                .isEqualTo("revocation.view-missing");
        assertThat(code(http.complete("s901chair", Map.of("opinion", "属实"), 422)))
                .isEqualTo("approval.unknown-decision");
        http.complete("s901chair", Map.of("decision", "approve", "opinion", "经调查属实"), 204);
        assertThat(uploads.upload("s901chair", path(id) + "/files?purpose=VIEW", "再附.pdf", SchoolRound.PDF)
                        .statusCode())
                .as("the hearing is over")
                .isEqualTo(403);

        assertThat(http.worklist("county9")).containsExactly("决定是否撤销：" + TWO_STAR);
        assertThat(verified(TWO_STAR)).contains("有效").doesNotContain("已撤销");
        assertThat(code(http.complete("county9", Map.of("decision", "approve"), 422)))
                .isEqualTo("revocation.public-reason-missing");
        assertThat(code(choose("county9", id, "made-up", 422))).isEqualTo("revocation.no-such-public-reason");
        assertThat(code(choose("s901chair", id, "untrue-material", 403))).isEqualTo("revocation.not-yours-to-decide");
        choose("county9", id, "untrue-material", 204);
        assertThat(get("s901chair", id).get("publicReason").isNull())
                .as("not chosen for good yet")
                .isTrue();
        http.complete("county9", Map.of("decision", "approve"), 204);

        assertThat(awarded.status(TWO_STAR)).isEqualTo("REVOKED");
        assertThat(awarded.status(ONE_STAR)).as("the award below stays").isEqualTo("VALID");
        assertThat(verified(TWO_STAR))
                .contains("已撤销", "2026-11-02", "经核实，申报材料与事实不符。")
                .doesNotContain(FOUND, "经调查属实");
        JsonNode after = get("s901chair", id);
        assertThat(after.get("status").asText()).isEqualTo("REVOKED");
        assertThat(after.get("heard").asText()).isEqualTo("STATED");
        assertThat(after.get("files"))
                .extracting(f -> f.get("purpose").asText())
                .containsExactly("evidence", "view");
        assertThat(after.get("opinions"))
                .extracting(o -> o.get("taskKey").asText())
                .containsExactly("propose", "Task_HearSchool", "Task_DecideRevocation");
        assertThat(awarded.told("revoked"))
                .containsExactlyInAnyOrder(
                        "s901chair result",
                        "s901committee result",
                        "s901brigade result",
                        "county9 result",
                        "county8 result");
        assertThat(awarded.mailed()).contains(TWO_STAR).doesNotContain(AwardedPupil.NAME, FOUND, "属实");
        assertThat(running(id)).isZero();
        assertThat(recorded("award.revoked", id)).isEqualTo(1);
        assertThat(history.createHistoricVariableInstanceQuery()
                        .processDefinitionKey("award-revocation")
                        .list())
                .extracting(v -> String.valueOf(v.getValue()))
                .noneMatch(value -> value.contains(AwardedPupil.NAME) || value.contains("代写"));
        assertThat(propose("league9", TWO_STAR, FOUND, 409)).isEqualTo("revocation.revoked-already");
        assertThat(http.worklist("county9"))
                .as("nothing rests on two stars here")
                .isEmpty();
    }

    @Test
    void a_school_that_is_silent_until_the_deadline_has_not_agreed_and_nothing_is_decided_for_anybody() {
        UUID id = open("education9", TWO_STAR);
        clock.advance(Duration.ofDays(4));
        county.runJobs();
        assertThat(awarded.told("hearing-ends-soon"))
                .as("the morning of the last working day but one")
                .containsExactly("s901chair deadline-near", "s901committee deadline-near");
        assertThat(http.worklist("s901chair")).containsExactly("陈述学校意见：" + TWO_STAR);
        clock.advance(Duration.ofDays(4));
        county.runJobs();

        assertThat(http.worklist("s901chair")).isEmpty();
        JsonNode silent = get("education9", id);
        assertThat(silent.get("status").asText()).isEqualTo("DECIDING");
        assertThat(silent.get("heard").asText()).isEqualTo("SILENT");
        assertThat(silent.at("/opinions/1/decision").asText()).isEqualTo("waived");
        assertThat(silent.at("/opinions/1/opinion").asText()).isEqualTo("学校未在期限内陈述意见（不视为同意）。");
        assertThat(silent.at("/opinions/1/name").isNull()).isTrue();
        assertThat(awarded.told("silent")).contains("s901chair waived");

        clock.advance(Duration.ofDays(8));
        county.runJobs();
        assertThat(awarded.told("decision-overdue")).startsWith("county8 tasks-waiting", "county9 tasks-waiting");
        clock.advance(Duration.ofDays(2));
        county.runJobs();
        assertThat(awarded.told("decision-overdue"))
                .as("the League is told from the second time on")
                .contains("league9 tasks-waiting");
        assertThat(awarded.status(TWO_STAR)).isEqualTo("VALID");
        assertThat(http.worklist("county9")).containsExactly("决定是否撤销：" + TWO_STAR);
        choose("county9", id, "conditions-not-met", 204);
        http.complete("county9", Map.of("decision", "approve", "opinion", "同意"), 204);
        assertThat(awarded.status(TWO_STAR)).isEqualTo("REVOKED");
    }

    @Test
    void a_schools_own_star_is_revoked_by_its_committee_and_what_rests_on_it_gets_a_case_of_its_own() {
        nominatedAbove();
        UUID id = open("league9", ONE_STAR);
        assertThat(http.worklist("s901chair"))
                .as("the committee decides, so others are heard")
                .isEmpty();
        http.complete("s901brigade", Map.of("decision", "reject", "opinion", "本人有改正"), 204);
        assertThat(http.worklist("county9")).isEmpty();
        assertThat(code(http.complete("s901chair", Map.of("decision", "return"), 422)))
                .isEqualTo("approval.opinion-required");
        http.complete("s901chair", Map.of("decision", "return", "opinion", "谁代写的？"), 204);
        assertThat(get("s901brigade", id).get("question").asText()).isEqualTo("谁代写的？");
        http.complete("s901brigade", Map.of("decision", "approve", "opinion", "家长代写"), 204);
        assertThat(get("s901chair", id).at("/award/resting").asInt()).isEqualTo(1);
        assertThat(get("s901chair", id).at("/running/0/nominees").asInt())
                .as("nominated for two stars in a running round")
                .isEqualTo(1);
        choose("s901committee", id, "untrue-material", 204);
        http.complete("s901chair", Map.of("decision", "approve"), 204);

        assertThat(awarded.status(ONE_STAR)).isEqualTo("REVOKED");
        assertThat(awarded.status(TWO_STAR))
                .as("nothing is revoked along with another award")
                .isEqualTo("VALID");
        assertThat(verified(ONE_STAR)).contains("已撤销");
        assertThat(verified(TWO_STAR)).doesNotContain("已撤销");
        assertThat(get("county9", id).get("status").asText()).isEqualTo("REVIEWING");
        assertThat(awarded.told("review-wanted"))
                .containsExactlyInAnyOrder("county8 tasks-waiting", "county9 tasks-waiting");
        String row = get("county9", id).at("/dependents/0/awardId").asText();
        assertThat(get("county9", id).at("/dependents/0/number").asText()).isEqualTo(TWO_STAR);
        assertThat(code(http.complete("county9", Map.of(), 422))).isEqualTo("revocation.dependents-open");
        clock.advance(Duration.ofDays(8));
        county.runJobs();
        assertThat(awarded.told("review-overdue")).isNotEmpty();
        answer("s901chair", id, row, "KEEP", "不归我", 403);
        answer("county9", id, UUID.randomUUID().toString(), "KEEP", "x", 404);
        answer("county9", id, row, "KEEP", " ", 204);
        assertThat(code(http.complete("county9", Map.of(), 422))).isEqualTo("revocation.keeping-needs-reason");
        answer("county9", id, row, "REVOKE", "依据已失效", 204);
        http.complete("county9", Map.of(), 204);

        assertThat(running(id)).isZero();
        JsonNode reviewed = get("s901chair", id);
        assertThat(reviewed.get("status").asText()).isEqualTo("REVOKED");
        assertThat(reviewed.at("/dependents/0/answer").asText()).isEqualTo("REVOKE");
        UUID own = UUID.fromString(reviewed.at("/dependents/0/caseId").asText());
        JsonNode opened = get("s901chair", own);
        assertThat(opened.get("status").asText()).isEqualTo("HEARING");
        assertThat(opened.get("originId").asText()).isEqualTo(id.toString());
        assertThat(opened.get("originNumber").asText()).isEqualTo(ONE_STAR);
        assertThat(opened.get("reason").asText()).contains(ONE_STAR, "依据已失效");
        http.complete("s901chair", Map.of("decision", "approve", "opinion", "没有异议"), 204);
        assertThat(http.worklist("county9")).as("opened the case").isEmpty();
        assertThat(code(choose("county9", own, "foundation-revoked", 422))).isEqualTo("revocation.own-proposal");
        choose("county8", own, "foundation-revoked", 204);
        http.complete("county8", Map.of("decision", "approve"), 204);
        assertThat(awarded.status(TWO_STAR)).isEqualTo("REVOKED");
        assertThat(verified(TWO_STAR)).contains("所依据的奖章已被撤销。");
        assertThat(running(own)).isZero();
    }

    @Test
    void a_dependent_award_that_is_kept_stays_with_its_reason() {
        UUID id = open("league9", ONE_STAR);
        http.complete("s901brigade", Map.of("decision", "approve", "opinion", "属实"), 204);
        choose("s901chair", id, "procedure-violated", 204);
        http.complete("s901chair", Map.of("decision", "approve"), 204);
        String row = get("county9", id).at("/dependents/0/awardId").asText();
        answer("county8", id, row, "KEEP", "二星章另有事迹，符合条件", 204);
        http.complete("county9", Map.of(), 204);
        assertThat(awarded.status(TWO_STAR)).isEqualTo("VALID");
        assertThat(running(id)).isZero();
        assertThat(get("s901chair", id).at("/dependents/0/reason").asText()).isEqualTo("二星章另有事迹，符合条件");
        assertThat(jdbc.queryForObject("select count(*) from honors.revocation", Integer.class))
                .isEqualTo(1);
        answer("county9", id, row, "REVOKE", "晚了", 409);
    }

    @Test
    void a_rejected_proposal_leaves_the_award_and_can_be_made_again() {
        UUID id = open("s901committee", TWO_STAR);
        assertThat(propose("league9", TWO_STAR, FOUND, 409))
                .as("one open case an award")
                .isEqualTo("revocation.open-already");
        assertThat(http.call("league9", "GET", "/api/revocations/award?number=" + TWO_STAR, null, 200)
                        .get("undecidedCase")
                        .asText())
                .isEqualTo(id.toString());
        http.complete("s901chair", Map.of("decision", "reject", "opinion", "材料属实"), 204);
        assertThat(code(http.complete("county9", Map.of("decision", "reject"), 422)))
                .isEqualTo("approval.opinion-required");
        choose("county9", id, "other", 204);
        http.complete("county9", Map.of("decision", "reject", "opinion", "查无实据"), 204);
        assertThat(awarded.status(TWO_STAR)).isEqualTo("VALID");
        assertThat(verified(TWO_STAR)).contains("有效").doesNotContain("已撤销");
        assertThat(get("s901chair", id).get("status").asText()).isEqualTo("KEPT");
        assertThat(get("county9", id).get("publicReason").isNull()).isTrue();
        assertThat(awarded.told("kept")).contains("s901committee result", "county9 result", "s901brigade result");
        assertThat(recorded("award.kept", id)).isEqualTo(1);
        assertThat(running(id)).isZero();
        http.call("s901committee", "POST", path(id) + "/withdrawal", Map.of(), 409);
        open("league9", TWO_STAR);
    }

    @Test
    void the_proposer_takes_it_back_while_nobody_has_decided() {
        UUID id = open("education9", TWO_STAR);
        assertThat(code(http.call("league9", "POST", path(id) + "/withdrawal", Map.of(), 403)))
                .isEqualTo("revocation.not-your-proposal");
        http.complete("s901chair", Map.of("decision", "reject", "opinion", "材料属实"), 204);
        http.call("education9", "POST", path(id) + "/withdrawal", Map.of("reason", "举报人撤回"), 204);
        assertThat(http.worklist("county9")).isEmpty();
        assertThat(running(id)).isZero();
        assertThat(awarded.status(TWO_STAR)).isEqualTo("VALID");
        assertThat(get("s901chair", id).get("status").asText()).isEqualTo("WITHDRAWN");
        assertThat(awarded.told("withdrawn")).contains("education9 result", "county9 result");
        assertThat(code(http.call("education9", "POST", path(id) + "/withdrawal", Map.of(), 409)))
                .isEqualTo("revocation.closed.withdrawn");
        open("education9", TWO_STAR);
    }

    @Test
    void proposers_and_relatives_leave_the_decision_to_others() {
        UUID id = open("county9", TWO_STAR);
        http.complete("s901chair", Map.of("decision", "approve", "opinion", "属实"), 204);
        assertThat(http.worklist("county9")).isEmpty();
        assertThat(get("county9", id).at("/may/barred/0").asText()).startsWith("撤销是您提出的");
        assertThat(code(choose("county9", id, "other", 422))).isEqualTo("revocation.own-proposal");
        assertThat(http.worklist("county8")).containsExactly("决定是否撤销：" + TWO_STAR);
        http.call("county9", "POST", path(id) + "/withdrawal", Map.of(), 204);

        UUID again = open("league9", TWO_STAR);
        http.complete("s901chair", Map.of("decision", "approve", "opinion", "属实"), 204);
        choose("county8", again, "other", 204);
        String number =
                jdbc.queryForObject("select number from honors.pupil where id = ?", String.class, awarded.pupil());
        JsonNode declared = http.call(
                "county8",
                "POST",
                "/api/kinship",
                Map.of("schoolId", "s901", "pupilNumber", number, "relation", "CHILD"),
                201);
        assertThat(http.worklist("county8")).isEmpty();
        assertThat(code(choose("county8", again, "other", 422))).isEqualTo("revocation.own-relative");
        clock.advance(Duration.ofMinutes(1));
        http.call("county8", "DELETE", "/api/kinship/" + declared.get("id").asText(), null, 204);
        assertThat(http.worklist("county8"))
                .as("a declaration that was in force counts to the end")
                .isEmpty();
        http.complete("county9", Map.of("decision", "approve"), 204);
        assertThat(awarded.status(TWO_STAR)).isEqualTo("REVOKED");
    }

    @Test
    void an_officer_who_would_be_left_alone_with_the_own_proposal_is_told_before() {
        jdbc.update("update honors.account set enabled = false where login = 'county8'");
        assertThat(propose("county9", TWO_STAR, FOUND, 422)).isEqualTo("revocation.nobody-else-decides");
        assertThat(http.call("county9", "GET", "/api/revocations/award?number=" + TWO_STAR, null, 200)
                        .get("against"))
                .hasSize(1);
        open("county9", ONE_STAR);
    }

    @Test
    void of_two_who_decide_at_once_one_does_and_the_other_is_told() throws Exception {
        UUID id = open("s901brigade", TWO_STAR);
        http.complete("s901chair", Map.of("decision", "approve", "opinion", "属实"), 204);
        choose("county9", id, "other", 204);
        String task = "/engine-rest/task/"
                + http.call("county9", "GET", "/engine-rest/task", null, 200)
                        .get(0)
                        .get("id")
                        .asText();
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Future<List<Integer>>> answers = both.invokeAll(Stream.of("county8", "county9")
                    .<Callable<List<Integer>>>map(login -> () -> {
                        together.await();
                        int claim = http.status(login, "POST", task + "/claim", Map.of("userId", login));
                        return List.of(
                                claim,
                                http.status(
                                        login,
                                        "POST",
                                        task + "/complete",
                                        Map.of("variables", Map.of("decision", Map.of("value", "approve")))));
                    })
                    .toList());
            List<List<Integer>> statuses =
                    List.of(answers.get(0).get(), answers.get(1).get());
            assertThat(statuses)
                    .filteredOn(answer -> answer.get(1) == 204)
                    .as("%s", statuses)
                    .hasSize(1);
            assertThat(statuses)
                    .filteredOn(answer -> answer.get(1) != 204)
                    .allMatch(answer -> answer.get(1) >= 400 && answer.get(1) < 500);
        } finally {
            both.shutdownNow();
        }
        assertThat(awarded.status(TWO_STAR)).isEqualTo("REVOKED");
        assertThat(recorded("award.revoked", id)).isEqualTo(1);
        assertThat(awarded.told("revoked")).hasSize(5);
    }

    @Test
    void another_school_finds_nothing() {
        assertThat(propose("s902chair", TWO_STAR, FOUND, 404)).isEqualTo("revocation.award-not-found");
        UUID id = open("s901chair", TWO_STAR);
        for (String stranger : List.of("s902chair", "s902brigade", "s901q01", "admin9", "expert9")) {
            http.call(stranger, "GET", path(id), null, 404);
            http.call(stranger, "POST", path(id) + "/withdrawal", Map.of(), 404);
            assertThat(http.call(stranger, "GET", "/api/revocations", null, 200).get("rows"))
                    .isEmpty();
        }
        assertThat(http.call("town9", "GET", "/api/revocations?open=true&number=" + TWO_STAR, null, 200)
                        .get("rows"))
                .hasSize(1);
        assertThat(http.call("league9", "GET", "/api/revocations?number=" + ONE_STAR, null, 200)
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void a_hearing_with_nobody_to_speak_falls_to_the_committee_and_is_reported() {
        jdbc.update(
                "update honors.post set until = '2026-11-01' where kind = 'BRIGADE_COUNSELOR' and organ_id = 's901'");
        county.synchronize();
        try {
            open("league9", ONE_STAR);
            assertThat(http.worklist("s901chair")).containsExactly("陈述学校意见：" + ONE_STAR);
            assertThat(awarded.told("fallback")).contains("county9 fallback-used", "s901chair fallback-used");
        } finally {
            jdbc.update("update honors.post set until = null where kind = 'BRIGADE_COUNSELOR' and organ_id = 's901'");
            county.synchronize();
        }
    }

    /** The pupil is nominated for two stars of the year in a round that is still running. */
    private void nominatedAbove() {
        UUID round = UUID.randomUUID();
        jdbc.update("""
                insert into honors.county_round (id, award_kind, school_year, status, opens_on, closes_at, born_from,
                    born_until, individual_places, collective_places,
                    signers, signing_days, notice_days, contact_name, drafted_by, drafted_at, opened_at)
                values (?, 'two-star', '2026-2027', 'NOMINATING', '2026-11-02', '2026-12-01T00:00:00+08:00',
                    '2012-09-01', '2020-08-01', 9, 9, '{league,county}', 3, 5,
                    '王老师', 'county9', now(), now())""", round);
        jdbc.update("""
                insert into honors.school_nomination (id, round_id, school_id, status, individual_base,
                    individual_places, collective_base, collective_places, closes_at)
                values (gen_random_uuid(), ?, 's901', 'SUBMITTED', 9, 9, 2, 2, '2026-12-01T00:00:00+08:00')""", round);
        jdbc.update("""
                insert into honors.county_nominee (round_id, nomination_id, school_id, kind, pupil_id, squadron_id,
                    reason, nominated_by)
                select round_id, id, school_id, 'INDIVIDUAL', ?, 's901q01', '乐于助人', 's901brigade'
                    from honors.school_nomination where round_id = ?""", awarded.pupil(), round);
    }

    private UUID open(String login, String number) {
        return UUID.fromString(
                http.call(login, "POST", "/api/revocations", Map.of("number", number, "reason", FOUND), 201)
                        .get("id")
                        .asText());
    }

    private String propose(String login, String number, String reason, int status) {
        return code(http.call(login, "POST", "/api/revocations", Map.of("number", number, "reason", reason), status));
    }

    private JsonNode choose(String login, UUID id, String key, int status) {
        return http.call(login, "PUT", path(id) + "/public-reason", Map.of("publicReason", key), status);
    }

    private void answer(String login, UUID id, String award, String answer, String reason, int status) {
        Map<String, Object> body = new HashMap<>(Map.of("answer", answer, "reason", reason));
        http.call(login, "PUT", path(id) + "/dependents/" + award, body, status);
    }

    private JsonNode get(String login, UUID id) {
        return http.call(login, "GET", path(id), null, 200);
    }

    private String verified(String number) {
        // from an address of its own: others have asked often enough by now
        return new cn.redflower.people.account.Visitor(port, "198.51.104.1")
                .get(AwardedPupil.verifyPath(number))
                .body();
    }

    private long running(UUID id) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id.toString())
                .count();
    }

    private int recorded(String action, UUID id) {
        return jdbc.queryForObject(
                "select count(*)::int from honors.audit_entry where action = ? and subject like ?",
                Integer.class,
                action,
                id + "%");
    }

    private static String path(UUID id) {
        return "/api/revocations/" + id;
    }

    private static String code(JsonNode problem) {
        return problem.get("code").asText();
    }
}

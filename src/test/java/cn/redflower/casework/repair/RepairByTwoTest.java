package cn.redflower.casework.repair;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.honours.countyround.CountyRoundByApi;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SessionHttp;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A case's token is moved, or its process ended, by operations and somebody of the awarding organ together, and by
 * nobody alone.
 */
@IntegrationTest
class RepairByTwoTest {

    private static final String DECIDE = "Task_DecideOneStar";

    @Autowired
    SmallCounty county;

    @Autowired
    CountyRoundByApi round;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService cases;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    @LocalServerPort
    int port;

    Http http;
    String evaluation;

    @BeforeEach
    void a_list_is_before_the_committee() {
        http = new Http(port);
        county.settle();
        clock.setTo(LocalDate.of(2026, 11, 2)
                .atTime(9, 0)
                .atZone(AdjustableClock.ZONE)
                .toInstant());
        county.withoutRounds();
        evaluation = http.call(
                        "county9",
                        "POST",
                        "/api/one-star/rounds",
                        Map.of("nominationDeadline", "2026-11-13", "schools", List.of("s901")),
                        201)
                .at("/opened/0/evaluationId")
                .asText();
        county.runJobs();
        for (String squadron : List.of("s901q01", "s901q02")) {
            http.call(
                    squadron,
                    "PUT",
                    "/api/one-star/evaluations/" + evaluation + "/squadrons/" + squadron + "/collective",
                    Map.of("reason", "团结向上"),
                    204);
            http.complete(squadron, Map.of(), 204);
        }
        http.complete("s901brigade", Map.of("decision", "approve"), 204);
    }

    @AfterEach
    void as_it_was() {
        county.withoutRounds();
        clock.reset();
    }

    private String task() {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(evaluation)
                .singleResult()
                .getId();
    }

    private Map<String, Object> wanted(String target) {
        JsonNode found = http.call("admin9", "GET", "/api/repairs/places?caseId=" + evaluation, null, 200);
        assertThat(found.get("title").asText()).contains("测试一小");
        assertThat(found.at("/running/places/0/step").asText()).isEqualTo("评定一星章");
        return new HashMap<>(Map.of(
                "caseId",
                evaluation,
                "kind",
                "MOVE",
                "token",
                found.at("/running/places/0/token").asText(),
                "target",
                target,
                "reason",
                "系统升级后任务没有派发"));
    }

    private String requested(String target) {
        return http.call("admin9", "POST", "/api/repairs", wanted(target), 201)
                .get("id")
                .asText();
    }

    private String said(Http at, String login, String method, String path, Object body, int status) {
        JsonNode refused = at.call(login, method, path, body, status);
        assertThat(refused.get("detail").asText()).containsPattern("[\\u4e00-\\u9fff]");
        return refused.get("code").asText();
    }

    @Test
    void operations_ask_the_organ_confirms_and_both_stand_on_the_cases_path() {
        String before = task();
        String repair = requested(DECIDE);
        assertThat(task()).as("nothing has happened yet").isEqualTo(before);
        assertThat(said(http, "admin9", "POST", "/api/repairs/" + repair + "/confirmation", null, 403))
                .isEqualTo("repair.same-person");
        for (String stranger : List.of("s902chair", "s901brigade", "county9", "league9", "s901q01")) {
            assertThat(said(http, stranger, "POST", "/api/repairs/" + repair + "/confirmation", null, 404))
                    .as(stranger)
                    .isEqualTo("repair.not-found");
            assertThat(http.call(stranger, "GET", "/api/repairs", null, 200))
                    .as(stranger)
                    .isEmpty();
        }
        assertThat(task()).isEqualTo(before);
        assertThat(http.call("s901chair", "GET", "/api/repairs", null, 200)
                        .get(0)
                        .get("mayConfirm")
                        .asBoolean())
                .isTrue();
        SessionHttp chair = SessionHttp.of(port, "s901chair");
        assertThat(chair.send(null, "GET", "/", null).body()).contains("份申请等您确认");
        assertThat(chair.send(null, "GET", "/repairs", null).body())
                .contains("从“评定一星章”移到“评定一星章”", "系统升级后任务没有派发", "确认更正");

        http.call("s901chair", "POST", "/api/repairs/" + repair + "/confirmation", null, 204);
        assertThat(task()).isNotEqualTo(before);
        assertThat(tasks.createTaskQuery().taskId(task()).singleResult().getTaskDefinitionKey())
                .isEqualTo(DECIDE);
        assertThat(said(http, "s901chair", "POST", "/api/repairs/" + repair + "/confirmation", null, 409))
                .isEqualTo("repair.decided-already");
        String path = http.call("s901chair", "GET", "/api/one-star/evaluations/" + evaluation, null, 200)
                .get("opinions")
                .toString();
        assertThat(path).contains("move-requested", "admin9老师", "系统升级后任务没有派发", "moved", "s901chair老师");
        assertThat(jdbc.queryForList(
                        "select action || ' ' || login from honors.audit_entry where subject = ? and action like "
                                + "'repair.%' order by number",
                        String.class, evaluation))
                .containsExactly("repair.requested admin9", "repair.confirmed s901chair");
        assertThat(jdbc.queryForList(
                        "select login from honors.audit_entry where subject = ? and action = 'duty.refused' and detail "
                                + "= 'repair.same-person'",
                        String.class,
                        evaluation))
                .containsExactly("admin9");
        http.complete("s901chair", Map.of("decision", "return", "opinion", "请再核对"), 204);
    }

    @Test
    void a_step_whose_record_is_missing_is_not_reached_by_two_either() {
        String before = task();
        for (String target :
                List.of("ServiceTask_PrepareNotice", "Task_CheckNominations", "ServiceTask_WaiveLateSquadrons")) {
            String repair = requested(target);
            assertThat(said(http, "s901chair", "POST", "/api/repairs/" + repair + "/confirmation", null, 409))
                    .startsWith("approval.step.");
            assertThat(task()).as(target).isEqualTo(before);
            http.call("admin9", "POST", "/api/repairs/" + repair + "/refusal", Map.of("remark", "依据不足"), 204);
        }
    }

    /** A token that is led to a step about an objection brings none. */
    @Test
    void no_step_of_a_notice_is_an_error_of_the_server() {
        JsonNode rows =
                http.call("s901chair", "GET", "/api/one-star/evaluations/" + evaluation + "/nominees", null, 200);
        List<Map<String, Object>> decided = new ArrayList<>();
        rows.forEach(row -> decided.add(Map.of(
                "nomineeId",
                row.get("nomineeId").asLong(),
                "decision",
                decided.isEmpty() ? "APPROVED" : "REFUSED",
                "reason",
                "名额有限")));
        http.call("s901chair", "PUT", "/api/one-star/evaluations/" + evaluation + "/decisions", decided, 200);
        http.call(
                "s901chair",
                "PUT",
                "/api/one-star/evaluations/" + evaluation + "/meeting",
                Map.of(
                        "heldOn",
                        "2026-11-02",
                        "expected",
                        5,
                        "present",
                        5,
                        "inFavour",
                        5,
                        "against",
                        0,
                        "abstained",
                        0),
                200);
        http.complete("s901chair", Map.of("decision", "approve"), 204);
        county.runJobs();
        for (String target :
                List.of("Task_RemindInvestigators", "Task_StrikeRow", "Task_KeepRow", "Task_InvestigateObjection")) {
            JsonNode place = http.call("admin9", "GET", "/api/repairs/places?caseId=" + evaluation, null, 200)
                    .at("/running/places/0");
            String repair = http.call(
                            "admin9",
                            "POST",
                            "/api/repairs",
                            Map.of(
                                    "caseId",
                                    evaluation,
                                    "kind",
                                    "MOVE",
                                    "token",
                                    place.get("token").asText(),
                                    "target",
                                    target,
                                    "reason",
                                    "没有派发"),
                            201)
                    .get("id")
                    .asText();
            assertThat(said(http, "s901chair", "POST", "/api/repairs/" + repair + "/confirmation", null, 409))
                    .as(target)
                    .isEqualTo("publicnotice.step.not-raised");
            http.call("admin9", "POST", "/api/repairs/" + repair + "/refusal", Map.of("remark", "依据不足"), 204);
        }
    }

    @Test
    void what_operations_have_halted_is_said_in_words() {
        String instance = tasks.createTaskQuery().taskId(task()).singleResult().getProcessInstanceId();
        http.call(
                "admin9",
                "PUT",
                "/engine-rest/process-instance/" + instance + "/suspended",
                Map.of("suspended", true),
                204);
        assertThat(said(
                        http,
                        "s901chair",
                        "POST",
                        "/engine-rest/task/" + task() + "/claim",
                        Map.of("userId", "s901chair"),
                        409))
                .isEqualTo("engine.halted");
        assertThat(said(
                        http,
                        "s901brigade",
                        "POST",
                        "/api/one-star/evaluations/" + evaluation + "/check-withdrawal",
                        Map.of("reason", "漏看"),
                        409))
                .isNotEmpty();
        http.call(
                "admin9",
                "PUT",
                "/engine-rest/process-instance/" + instance + "/suspended",
                Map.of("suspended", false),
                204);
        http.call("s901chair", "POST", "/engine-rest/task/" + task() + "/claim", Map.of("userId", "s901chair"), 204);
    }

    @Test
    void a_case_that_has_moved_meanwhile_is_left_alone() {
        Map<String, Object> stale = wanted(DECIDE);
        String repair = requested(DECIDE);
        http.call(
                "s901brigade",
                "POST",
                "/api/one-star/evaluations/" + evaluation + "/check-withdrawal",
                Map.of("reason", "漏看一行"),
                204);
        String before = task();
        assertThat(said(http, "s901chair", "POST", "/api/repairs/" + repair + "/confirmation", null, 409))
                .isEqualTo("repair.moved-meanwhile");
        assertThat(said(http, "s901chair", "POST", "/api/repairs/" + repair + "/confirmation", null, 409))
                .isEqualTo("repair.decided-already");
        assertThat(said(http, "admin9", "POST", "/api/repairs", stale, 409)).isEqualTo("repair.moved-meanwhile");
        assertThat(task()).isEqualTo(before);
        assertThat(http.call("admin9", "GET", "/api/repairs", null, 200)
                        .get(0)
                        .get("status")
                        .asText())
                .isEqualTo("STALE");
    }

    @Test
    void only_operations_ask_with_a_reason_for_a_step_that_is_there_and_once() {
        Map<String, Object> wanted = wanted(DECIDE);
        for (String other : List.of("s901chair", "county9", "league9", "s901q01")) {
            assertThat(said(http, other, "POST", "/api/repairs", wanted, 403)).isEqualTo("repair.operations-only");
            assertThat(http.status(other, "GET", "/api/repairs/places?caseId=" + evaluation, null))
                    .isEqualTo(403);
        }
        wanted.put("reason", "  ");
        assertThat(said(http, "admin9", "POST", "/api/repairs", wanted, 422)).isEqualTo("repair.reason");
        wanted.put("reason", "理由");
        wanted.put("target", "Task_HearSchool");
        assertThat(said(http, "admin9", "POST", "/api/repairs", wanted, 422)).isEqualTo("repair.no-such-step");
        wanted.put("target", DECIDE);
        wanted.put("kind", null);
        assertThat(said(http, "admin9", "POST", "/api/repairs", wanted, 422)).isEqualTo("repair.kind");
        requested(DECIDE);
        assertThat(said(http, "admin9", "POST", "/api/repairs", wanted(DECIDE), 409))
                .isEqualTo("repair.open-already");
        assertThat(said(http, "admin9", "GET", "/api/repairs/places?caseId=nobody", null, 422))
                .isEqualTo("repair.no-such-case");
    }

    @Test
    void a_process_is_ended_by_two_and_its_record_with_it() {
        String instance = cases.createProcessInstanceQuery()
                .processInstanceBusinessKey(evaluation)
                .singleResult()
                .getId();
        for (String base : List.of("/engine-rest", "/engine-rest/engine/default")) {
            assertThat(http.status("admin9", "DELETE", base + "/process-instance/" + instance, null))
                    .isEqualTo(403);
        }
        String repair = http.call(
                        "admin9",
                        "POST",
                        "/api/repairs",
                        Map.of("caseId", evaluation, "kind", "END", "reason", "本校今年合并，评选作废"),
                        201)
                .get("id")
                .asText();
        assertThat(said(http, "admin9", "POST", "/api/repairs/" + repair + "/confirmation", null, 403))
                .isEqualTo("repair.same-person");
        http.call("s901committee", "POST", "/api/repairs/" + repair + "/confirmation", null, 204);
        assertThat(cases.createProcessInstanceQuery()
                        .processInstanceBusinessKey(evaluation)
                        .count())
                .isZero();
        assertThat(http.call("s901chair", "GET", "/api/one-star/evaluations/" + evaluation, null, 200)
                        .get("status")
                        .asText())
                .isEqualTo("WITHOUT_AWARD");
        assertThat(jdbc.queryForObject("select count(*) from honors.award", Integer.class))
                .isZero();
    }

    @Test
    void a_round_of_the_county_is_confirmed_by_the_county_and_ended_by_cancelling_it() {
        round.settle(port);
        String id = round.open("little-red-flower").toString();
        JsonNode place = http.call("admin9", "GET", "/api/repairs/places?caseId=" + id, null, 200);
        assertThat(place.get("canEnd").asBoolean()).isFalse();
        assertThat(said(
                        http,
                        "admin9",
                        "POST",
                        "/api/repairs",
                        Map.of("caseId", id, "kind", "END", "reason", "停办"),
                        422))
                .isEqualTo("repair.ended-otherwise");
        String repair = http.call(
                        "admin9",
                        "POST",
                        "/api/repairs",
                        Map.of(
                                "caseId",
                                id,
                                "kind",
                                "MOVE",
                                "token",
                                place.at("/running/places/0/token").asText(),
                                "target",
                                "Task_ScreenNominations",
                                "reason",
                                "重新派发"),
                        201)
                .get("id")
                .asText();
        assertThat(http.status("league9", "POST", "/api/repairs/" + repair + "/confirmation", null))
                .isEqualTo(404);
        http.call("county9", "POST", "/api/repairs/" + repair + "/confirmation", null, 204);
        assertThat(http.worklist("county9")).hasSize(1);
    }

    /** Who has made the account that is to confirm, or given it its post, may be using it. */
    @Test
    void nobody_confirms_with_an_account_of_her_own_making() {
        String before = task();
        long own = http.call(
                        "admin9",
                        "POST",
                        "/api/accounts",
                        Map.of(
                                "name",
                                "新来的老师",
                                "email",
                                "second@test.example",
                                "login",
                                "second9",
                                "posts",
                                List.of(Map.of("kind", "SCHOOL_CHAIR", "organId", "s901"))),
                        201)
                .get("personId")
                .asLong();
        jdbc.update("update honors.account set password_hash = '{noop}demo', must_change_password = false where login"
                + " = 'second9'");
        String repair = requested(DECIDE);
        assertThat(said(http, "second9", "POST", "/api/repairs/" + repair + "/confirmation", null, 403))
                .isEqualTo("repair.own-hand");
        assertThat(http.call("second9", "GET", "/api/repairs", null, 200)
                        .get(0)
                        .get("mayConfirm")
                        .asBoolean())
                .isFalse();
        SessionHttp second = SessionHttp.of(port, "second9");
        assertThat(second.send(null, "GET", "/", null).body()).doesNotContain("份申请等您确认");
        assertThat(second.send(null, "GET", "/repairs", null).body())
                .as("why there is nothing to press")
                .contains("近期由申请人经办")
                .doesNotContain("确认更正");
        assertThat(jdbc.queryForList(
                        "select login from honors.audit_entry where subject = ? and detail = 'repair.own-hand'",
                        String.class,
                        evaluation))
                .containsExactly("second9");
        assertThat(task()).isEqualTo(before);
        // a month later she is a colleague like others, but not if the post came after the request
        forward(31);
        http.call("s901chair", "POST", "/api/repairs/" + repair + "/refusal", Map.of("remark", "先核对"), 204);
        repair = requested(DECIDE);
        http.call(
                "admin9",
                "POST",
                "/api/accounts/" + own + "/posts",
                Map.of("kind", "SCHOOL_COMMITTEE_MEMBER", "organId", "s901"),
                200);
        forward(31);
        assertThat(said(http, "second9", "POST", "/api/repairs/" + repair + "/confirmation", null, 403))
                .isEqualTo("repair.own-hand");
        http.call("s901chair", "POST", "/api/repairs/" + repair + "/refusal", Map.of("remark", "先核对"), 204);
        repair = requested(DECIDE);
        http.call("second9", "POST", "/api/repairs/" + repair + "/confirmation", null, 204);
        assertThat(task()).isNotEqualTo(before);
    }

    /** One who changes the address of an account reads its mail, and who shares a mailbox reads it anyway. */
    @Test
    void a_mailbox_of_both_is_one_hand() {
        long chair = jdbc.queryForObject("select person_id from honors.account where login = 's901chair'", Long.class);
        String repair = requested(DECIDE);
        jdbc.update(
                "update honors.person p set email = (select upper(q.email) from honors.person q join honors.account a "
                        + "on a.person_id = q.id where a.login = 'admin9') where p.id = ?",
                chair);
        assertThat(said(http, "s901chair", "POST", "/api/repairs/" + repair + "/confirmation", null, 403))
                .isEqualTo("repair.own-hand");
        http.call("admin9", "PUT", "/api/accounts/" + chair + "/email", Map.of("email", "chair901@test.example"), 200);
        assertThat(said(http, "s901chair", "POST", "/api/repairs/" + repair + "/confirmation", null, 403))
                .isEqualTo("repair.own-hand");
    }

    private void forward(int days) {
        clock.setTo(clock.instant().plus(java.time.Duration.ofDays(days)));
    }
}

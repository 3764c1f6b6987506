package cn.redflower.honours.onestar;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A school's one-star round as its people live it, through the API and the engine's own, on a clock that the test
 * moves.
 */
@IntegrationTest
class OneStarStoryTest {

    @Autowired
    SmallCounty county;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

    @Autowired
    StartingEvaluations starting;

    Http http;
    String evaluation;

    @BeforeEach
    void a_round_for_one_school_is_open() {
        http = new Http(port);
        county.settle();
        clock.setTo(LocalDate.of(2026, 11, 2)
                .atTime(LocalTime.of(9, 0))
                .atZone(AdjustableClock.ZONE)
                .toInstant());
        county.withoutRounds();
        JsonNode opened = call(
                "county9",
                "POST",
                "/api/one-star/rounds",
                Map.of("nominationDeadline", "2026-11-13", "schools", List.of("s901")),
                201);
        evaluation = opened.at("/opened/0/evaluationId").asText();
        county.runJobs();
    }

    @AfterEach
    void real_time_again() {
        clock.reset();
    }

    @Test
    void from_nomination_to_awards() {
        assertThat(worklist("s901q01")).containsExactly("推荐一星章人选：三(1)中队");
        assertThat(worklist("s902q01")).isEmpty();
        assertThat(worklist("s901chair")).isEmpty();

        nominate("s901q01", pupil("s901q01", 1), "乐于助人，学习认真");
        nominate("s901q01", pupil("s901q01", 2), "热心公益");
        JsonNode refused = call(
                "s901q01", "PUT", squadron("s901q01") + "/nominees/" + pupil("s901q01", 9), Map.of("reason", "好"), 422);
        assertThat(refused.get("detail").asText()).contains("没有获得火炬章");
        refused = call(
                "s901q01",
                "PUT",
                squadron("s901q01") + "/nominees/" + pupil("s901q01", 10),
                Map.of("reason", "好"),
                422);
        assertThat(refused.get("detail").asText()).contains("监护人未同意");
        call("s901q01", "PUT", squadron("s901q01") + "/collective", Map.of("reason", "团结向上"), 204);
        complete("s901q01", Map.of(), 204);

        nominate("s901q02", pupil("s901q02", 1), "");
        assertThat(complete("s901q02", Map.of(), 422).get("detail").asText()).contains("还没有填写推荐理由");
        nominate("s901q02", pupil("s901q02", 1), "爱劳动");
        complete("s901q02", Map.of(), 204);

        assertThat(worklist("s901brigade")).containsExactly("审核推荐名单");
        assertThat(complete("s901brigade", answer("return", "请修改"), 422)
                        .get("code")
                        .asText())
                .isEqualTo("badge.nothing-marked");
        call("s901brigade", "PUT", squadron("s901q02") + "/return-remark", Map.of("remark", "理由太简单"), 204);
        assertThat(complete("s901brigade", answer("approve", null), 422)
                        .get("detail")
                        .asText())
                .contains("三(2)中队");
        complete("s901brigade", answer("return", "请补充事迹"), 204);

        assertThat(worklist("s901q01")).isEmpty();
        assertThat(worklist("s901q02")).containsExactly("推荐一星章人选：三(2)中队");
        nominate("s901q02", pupil("s901q02", 1), "爱劳动，每周坚持打扫图书角");
        complete("s901q02", Map.of(), 204);
        complete("s901brigade", answer("approve", null), 204);

        JsonNode rows = call("s901chair", "GET", "/api/one-star/evaluations/" + evaluation + "/nominees", null, 200);
        assertThat(rows).hasSize(4);
        assertThat(complete("s901chair", answer("approve", null), 422).get("reasons"))
                .extracting(r -> r.get("code").asText())
                .contains("badge.rows-undecided", "approval.meeting.date-missing", "approval.meeting.numbers-missing");
        decide(rows, 0, "REFUSED", "本学期有违纪");
        for (int i = 1; i < 4; i++) {
            decide(rows, i, "APPROVED", null);
        }
        call(
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
        complete("s901chair", answer("approve", null), 204);
        county.runJobs();

        JsonNode overview = call("s901chair", "GET", "/api/one-star/evaluations/" + evaluation, null, 200);
        assertThat(overview.get("status").asText()).isEqualTo("NOTICE");
        assertThat(overview.get("noticeAddress").asText()).startsWith("/notices/");
        clock.advance(Duration.ofDays(4));
        county.runJobs();

        JsonNode awards = call("s901chair", "GET", "/api/one-star/evaluations/" + evaluation + "/awards", null, 200);
        assertThat(awards)
                .extracting(a -> a.get("number").asText())
                .containsExactly("HS1X-2026-S901-00001", "HS1X-2026-S901-00002", "HS1X-2026-S901-00003");
        JsonNode certificates =
                call("s901brigade", "GET", "/api/one-star/evaluations/" + evaluation + "/certificates", null, 200);
        assertThat(certificates.get("status").asText() + " " + certificates.get("done") + "/"
                        + certificates.get("total"))
                .isEqualTo("READY 3/3");
        assertThat(http.download("s901brigade", "/api/one-star/evaluations/" + evaluation + "/certificates.pdf")
                        .statusCode())
                .isEqualTo(200);
        assertThat(http.download("s901chair", "/api/one-star/evaluations/" + evaluation + "/certificates.zip")
                        .body())
                .hasSize(certificates.get("zipSize").asInt());
        call("s902chair", "GET", "/api/one-star/evaluations/" + evaluation + "/certificates", null, 404);
        call("s902chair", "GET", "/api/one-star/evaluations/" + evaluation + "/certificates.zip", null, 404);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(evaluation)
                        .count())
                .isZero();
    }

    @Test
    void a_round_that_is_opened_while_its_process_is_halted_begins_when_it_goes_on() {
        repository.suspendProcessDefinitionByKey("one-star-evaluation");
        String opened;
        try {
            opened = call(
                            "county9",
                            "POST",
                            "/api/one-star/rounds",
                            Map.of("nominationDeadline", "2026-11-13", "schools", List.of("s902")),
                            201)
                    .at("/opened/0/evaluationId")
                    .asText();
            assertThat(call("county9", "GET", "/api/one-star/evaluations/" + opened, null, 200)
                            .get("status")
                            .asText())
                    .isEqualTo("OPENING");
        } finally {
            repository.activateProcessDefinitionByKey("one-star-evaluation");
        }
        starting.startAll();
        county.runJobs();
        assertThat(call("county9", "GET", "/api/one-star/evaluations/" + opened, null, 200)
                        .get("status")
                        .asText())
                .isEqualTo("NOMINATING");
        assertThat(worklist("s902q01")).hasSize(1);
    }

    @Test
    void whoever_has_claimed_by_mistake_gives_the_task_back() {
        String path = "/engine-rest/task/"
                + call("s901q01", "GET", "/engine-rest/task", null, 200)
                        .get(0)
                        .get("id")
                        .asText();
        call("s901q01", "POST", path + "/claim", Map.of("userId", "s901q01"), 204);
        call("s902q01", "POST", path + "/unclaim", null, 403);
        call("s901q01", "POST", path + "/unclaim", null, 204);
        assertThat(call("s901q01", "GET", path, null, 200).get("assignee").isNull())
                .isTrue();
        assertThat(jdbc.queryForList(
                        "select action from honors.audit_entry where login = 's901q01' and subject like ? order by "
                                + "number",
                        String.class,
                        evaluation + "%"))
                .containsSubsequence("task.claimed", "task.released");
        call("s901q01", "POST", path + "/complete", Map.of("variables", Map.of()), 403);
    }

    /** The server was down over the morning of the reminder: of a deadline that has passed nobody is reminded. */
    @Test
    void nobody_is_reminded_of_a_deadline_that_has_passed() {
        clock.setTo(
                LocalDate.of(2026, 11, 28).atStartOfDay(AdjustableClock.ZONE).toInstant());
        county.runJobs();
        assertThat(jdbc.queryForList(
                        "select distinct template from honors.mail where recipient like 's901q01@%'", String.class))
                .contains("waived")
                .doesNotContain("deadline-near");
    }

    @Test
    void a_squadron_that_misses_the_deadline_has_waived() {
        nominate("s901q01", pupil("s901q01", 1), "乐于助人");
        complete("s901q01", Map.of(), 204);
        nominate("s901q02", pupil("s901q02", 1), "爱劳动");
        clock.setTo(
                LocalDate.of(2026, 11, 14).atStartOfDay(AdjustableClock.ZONE).toInstant());
        county.runJobs();

        assertThat(worklist("s901q02")).isEmpty();
        JsonNode list = call("s901q02", "GET", squadron("s901q02"), null, 200);
        assertThat(list.get("status").asText()).isEqualTo("WAIVED");
        assertThat(call(
                                "s901q02",
                                "PUT",
                                squadron("s901q02") + "/nominees/" + pupil("s901q02", 2),
                                Map.of("reason", "好"),
                                409)
                        .get("detail")
                        .asText())
                .contains("已记为弃权");
        assertThat(call("s901brigade", "GET", "/api/one-star/evaluations/" + evaluation + "/nominees", null, 200))
                .hasSize(1);
        assertThat(worklist("s901brigade")).containsExactly("审核推荐名单");
    }

    @Test
    void a_squadron_takes_its_list_back_and_the_brigade_waits_for_it() {
        nominate("s901q01", pupil("s901q01", 1), "乐于助人");
        complete("s901q01", Map.of(), 204);
        complete("s901q02", Map.of(), 204);
        call("s901q01", "POST", squadron("s901q01") + "/withdrawal", Map.of("reason", "少写一人"), 204);

        assertThat(worklist("s901q01")).containsExactly("更正推荐名单：三(1)中队");
        assertThat(complete("s901brigade", answer("approve", null), 422)
                        .get("code")
                        .asText())
                .isEqualTo("badge.being-corrected");
        nominate("s901q01", pupil("s901q01", 3), "热爱集体");
        complete("s901q01", Map.of(), 204);
        complete("s901brigade", answer("approve", null), 204);
        assertThat(call("s901q01", "POST", squadron("s901q01") + "/withdrawal", Map.of(), 409)
                        .get("code")
                        .asText())
                .isEqualTo("badge.withdrawal.too-late");

        call(
                "s901brigade",
                "POST",
                "/api/one-star/evaluations/" + evaluation + "/check-withdrawal",
                Map.of("reason", "漏看一行"),
                204);
        assertThat(worklist("s901chair")).isEmpty();
        assertThat(worklist("s901brigade")).containsExactly("审核推荐名单");
    }

    @Test
    void nobody_sees_or_touches_what_is_not_theirs() {
        call("s902q01", "GET", squadron("s901q01"), null, 404);
        call("s901q02", "GET", squadron("s901q01"), null, 404);
        call("s901q02", "PUT", squadron("s901q01") + "/nominees/" + pupil("s901q01", 1), Map.of("reason", "好"), 404);
        call(
                "s901brigade",
                "PUT",
                squadron("s901q01") + "/nominees/" + pupil("s901q01", 1),
                Map.of("reason", "好"),
                404);
        call("s902chair", "GET", "/api/one-star/evaluations/" + evaluation, null, 404);
        call("s901chair", "PUT", "/api/one-star/evaluations/" + evaluation + "/decisions", List.of(), 409);
        String task = tasks.createTaskQuery()
                .taskCandidateGroup("s901q01Counselors")
                .singleResult()
                .getId();
        assertThat(http.status("s902q01", "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", "s902q01")))
                .isIn(403, 404);
        assertThat(http.status("s901q02", "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", "s901q02")))
                .isIn(403, 404);
        call("s901q01", "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", "s901brigade"), 403);
        call("s901q01", "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", "s901q01"), 204);
        call(
                "s901q01",
                "POST",
                "/engine-rest/task/" + task + "/complete",
                Map.of("variables", Map.of("schoolId", Map.of("value", "s902"))),
                422);
        assertThat(runtime.getVariable(
                        tasks.createTaskQuery().taskId(task).singleResult().getExecutionId(), "schoolId"))
                .isEqualTo("s901");
    }

    @Test
    void a_squadron_without_a_counselor_falls_to_the_brigade_counselor() {
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(i -> runtime.deleteProcessInstance(i.getId(), "test"));
        jdbc.update("update honors.account set enabled = false where login = 's902q01'");
        county.synchronize();
        call(
                "county9",
                "POST",
                "/api/one-star/rounds",
                Map.of("nominationDeadline", "2026-11-13", "schools", List.of("s902")),
                201);
        county.runJobs();
        assertThat(worklist("s902brigade")).containsExactly("推荐一星章人选：三(1)中队");
        assertThat(jdbc.queryForList(
                        "select distinct recipient from honors.mail where template = 'fallback-used'", String.class))
                .containsExactlyInAnyOrder("county9@test.example", "s902brigade@test.example");
        jdbc.update("update honors.account set enabled = true where login = 's902q01'");
        county.synchronize();
    }

    @Test
    void two_squadrons_correct_their_lists_at_once_and_keep_apart() {
        nominate("s901q01", pupil("s901q01", 1), "乐于助人");
        complete("s901q01", Map.of(), 204);
        complete("s901q02", Map.of(), 204);
        call("s901q01", "POST", squadron("s901q01") + "/withdrawal", Map.of(), 204);
        call("s901q02", "POST", squadron("s901q02") + "/withdrawal", Map.of(), 204);
        nominate("s901q02", pupil("s901q02", 4), "热爱集体");
        complete("s901q02", Map.of(), 204);
        assertThat(call("s901q01", "GET", squadron("s901q01"), null, 200)
                        .get("status")
                        .asText())
                .isEqualTo("WITHDRAWN");
        assertThat(call("s901q02", "GET", squadron("s901q02"), null, 200)
                        .get("status")
                        .asText())
                .isEqualTo("SUBMITTED");
        clock.setTo(
                LocalDate.of(2026, 11, 14).atStartOfDay(AdjustableClock.ZONE).toInstant());
        county.runJobs();
        assertThat(call("s901q01", "GET", squadron("s901q01"), null, 200)
                        .get("status")
                        .asText())
                .isEqualTo("WAIVED");
        assertThat(call("s901q02", "GET", squadron("s901q02"), null, 200)
                        .get("status")
                        .asText())
                .isEqualTo("SUBMITTED");
    }

    @Test
    void a_list_that_comes_back_after_the_deadline_is_due_when_its_correction_is() {
        nominate("s901q01", pupil("s901q01", 1), "乐于助人");
        complete("s901q01", Map.of(), 204);
        complete("s901q02", Map.of(), 204);
        Instant returned = LocalDate.of(2026, 11, 20)
                .atTime(9, 0)
                .atZone(AdjustableClock.ZONE)
                .toInstant();
        clock.setTo(returned);
        call("s901brigade", "PUT", squadron("s901q01") + "/return-remark", Map.of("remark", "理由太简单"), 204);
        complete("s901brigade", answer("return", "请补充"), 204);
        assertThat(tasks.createTaskQuery()
                        .taskDefinitionKey("Task_NominateSquadron")
                        .taskCandidateGroup("s901q01Counselors")
                        .singleResult()
                        .getDueDate())
                .as("what stands over her form, and to the end of the day that her mail names")
                .isEqualTo(LocalDate.of(2026, 11, 22)
                        .atTime(23, 59, 59)
                        .atZone(AdjustableClock.ZONE)
                        .toInstant());
    }

    @Test
    void all_squadrons_of_a_school_hand_in_at_the_same_moment() throws Exception {
        List<String> logins = List.of("s901q01", "s901q02");
        for (int round = 0; round < 5; round++) {
            CountDownLatch start = new CountDownLatch(1);
            List<CompletableFuture<JsonNode>> answers = logins.stream()
                    .map(login -> CompletableFuture.supplyAsync(() -> {
                        try {
                            start.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        return complete(login, Map.of(), 204);
                    }))
                    .toList();
            logins.forEach(login -> nominate(login, pupil(login, 1), "乐于助人"));
            start.countDown();
            answers.forEach(CompletableFuture::join);
            assertThat(worklist("s901brigade")).containsExactly("审核推荐名单");
            logins.forEach(login ->
                    call("s901brigade", "PUT", squadron(login) + "/return-remark", Map.of("remark", "再看看"), 204));
            complete("s901brigade", answer("return", "再来一次"), 204);
        }
    }

    @Test
    void of_two_committee_members_one_gets_the_task_and_the_other_is_told() {
        nominate("s901q01", pupil("s901q01", 1), "乐于助人");
        complete("s901q01", Map.of(), 204);
        complete("s901q02", Map.of(), 204);
        complete("s901brigade", answer("approve", null), 204);
        String task = tasks.createTaskQuery()
                .taskCandidateGroup("s901SchoolCommittee")
                .singleResult()
                .getId();
        call("s901chair", "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", "s901chair"), 204);
        JsonNode late = call(
                "s901committee",
                "POST",
                "/engine-rest/task/" + task + "/claim",
                Map.of("userId", "s901committee"),
                409);
        assertThat(late.get("detail").asText()).contains("s901chair老师");
        call("s901committee", "POST", "/engine-rest/task/" + task + "/complete", Map.of("variables", Map.of()), 403);
        runtime.deleteProcessInstance(
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(evaluation)
                        .singleResult()
                        .getId(),
                "test");
        assertThat(call(
                                "s901chair",
                                "POST",
                                "/engine-rest/task/" + task + "/complete",
                                Map.of("variables", Map.of()),
                                409)
                        .get("code")
                        .asText())
                .isEqualTo("approval.task-withdrawn");
    }

    @Test
    void no_name_of_a_pupil_reaches_the_engine() {
        from_nomination_to_awards();
        List<String> names = jdbc.queryForList("select name from honors.pupil", String.class);
        List<Map<String, Object>> columns = jdbc.queryForList("""
                select table_name, column_name, data_type from information_schema.columns
                where table_schema = 'public' and table_name like 'act\\_%'
                    and data_type in ('character varying', 'text', 'bytea')
                  and table_name not like 'act\\_id\\_%'""");
        for (Map<String, Object> column : columns) {
            String value = "bytea".equals(column.get("data_type"))
                    ? "encode(" + column.get("column_name") + ", 'escape')"
                    : column.get("column_name") + "::text";
            for (String name : names) {
                String looked = "bytea".equals(column.get("data_type"))
                        ? "position(convert_to(?, 'UTF8') in " + column.get("column_name") + ") > 0"
                        : value + " like '%' || ? || '%'";
                assertThat(jdbc.queryForObject(
                                "select count(*) from " + column.get("table_name") + " where " + looked,
                                Integer.class,
                                name))
                        .as("%s.%s", column.get("table_name"), column.get("column_name"))
                        .isZero();
            }
        }
    }

    @Test
    void the_audit_trail_tells_who_decided_what_and_names_no_pupil() {
        long before = jdbc.queryForObject("select coalesce(max(number), 0) from honors.audit_entry", Long.class);
        from_nomination_to_awards();
        assertThat(jdbc.queryForList(
                        "select distinct action || ' ' || login from honors.audit_entry where organ = 's901' and "
                                + "subject like ? || '%'",
                        String.class, evaluation))
                .contains(
                        "round.opened county9",
                        "task.claimed s901q01",
                        "task.completed s901q01",
                        "list.marked s901brigade",
                        "task.completed s901brigade",
                        "meeting.recorded s901chair",
                        "rows.decided s901chair",
                        "task.completed s901chair");
        assertThat(jdbc.queryForList(
                        "select detail from honors.audit_entry where action = 'task.completed' and subject = "
                                + "? order by "
                                + "number",
                        String.class,
                        evaluation + " Task_CheckNominations"))
                .containsExactly("return", "approve");
        List<Long> approved = jdbc.queryForList(
                "select id from honors.nominee where evaluation_id = cast(? as uuid) and decision = "
                        + "'APPROVED' order by "
                        + "id",
                Long.class,
                evaluation);
        assertThat(jdbc.queryForList(
                        "select detail from honors.audit_entry where action = 'rows.decided' and subject = ? order by "
                                + "number",
                        String.class,
                        evaluation))
                .hasSize(4)
                .contains("APPROVE " + approved.get(0), "APPROVE " + approved.get(2));
        assertThat(jdbc.queryForList("""
                select concat_ws(' ', login, action, subject, detail) from honors.audit_entry e
                where e.number > ? and exists (
                    select 1 from honors.pupil p, regexp_replace(concat_ws(' ', e.login, e.action, e.organ, e.subject,
                        e.detail), '[0-9a-f-]{36}', '', 'g') said
                    where strpos(said, p.name) > 0 or strpos(said, p.number) > 0
                        or strpos(said, to_char(p.birth_month, 'YYYY-MM')) > 0)""", String.class, before)).isEmpty();
    }

    private void decide(JsonNode rows, int i, String decision, String reason) {
        Map<String, Object> row = new java.util.HashMap<>(
                Map.of("nomineeId", rows.get(i).get("nomineeId").asLong(), "decision", decision));
        row.put("reason", reason);
        call("s901chair", "PUT", "/api/one-star/evaluations/" + evaluation + "/decisions", List.of(row), 200);
    }

    private String squadron(String id) {
        return "/api/one-star/evaluations/" + evaluation + "/squadrons/" + id;
    }

    private void nominate(String login, long pupil, String reason) {
        call(login, "PUT", squadron(login) + "/nominees/" + pupil, Map.of("reason", reason), 204);
    }

    private long pupil(String squadron, int position) {
        return jdbc.queryForObject(
                "select id from honors.pupil where squadron_id = ? order by number offset ? limit 1",
                Long.class,
                squadron,
                position - 1);
    }

    private static Map<String, Object> answer(String decision, String opinion) {
        return opinion == null ? Map.of("decision", decision) : Map.of("decision", decision, "opinion", opinion);
    }

    private List<String> worklist(String login) {
        return http.worklist(login);
    }

    private JsonNode complete(String login, Map<String, Object> answer, int status) {
        return http.complete(login, answer, status);
    }

    private JsonNode call(String login, String method, String path, Object body, int status) {
        return http.call(login, method, path, body, status);
    }

    /** Runs what is due in the one-star processes, one job after another, until nothing is. */
}

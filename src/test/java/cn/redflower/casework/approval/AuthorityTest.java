package cn.redflower.casework.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SessionHttp;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who belongs to the organ now may decide for it; an assignment in the engine makes nobody a member. */
@IntegrationTest
class AuthorityTest {

    @Autowired
    SmallCounty county;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService cases;

    @Autowired
    ManagementService jobs;

    @Autowired
    AdjustableClock clock;

    @LocalServerPort
    int port;

    Http http;
    String evaluation;
    String task;

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
        String path = "/api/one-star/evaluations/" + evaluation;
        for (String squadron : List.of("s901q01", "s901q02")) {
            http.call(squadron, "PUT", path + "/squadrons/" + squadron + "/collective", Map.of("reason", "团结向上"), 204);
            http.complete(squadron, Map.of(), 204);
        }
        http.complete("s901brigade", Map.of("decision", "approve"), 204);
        task = tasks.createTaskQuery()
                .taskDefinitionKey("Task_DecideOneStar")
                .singleResult()
                .getId();
    }

    @AfterEach
    void as_it_was() {
        county.withoutRounds();
        clock.reset();
    }

    @Test
    void somebody_of_another_organ_whom_the_engine_holds_for_the_assignee_decides_nothing() {
        JsonNode rows =
                http.call("s901chair", "GET", "/api/one-star/evaluations/" + evaluation + "/nominees", null, 200);
        List<Map<String, Object>> decision = List.of(
                Map.of("nomineeId", rows.get(0).get("nomineeId").asLong(), "decision", "APPROVED", "reason", "同意"));
        for (String outsider : List.of("s902chair", "town9", "expert9")) {
            tasks.setAssignee(task, outsider);
            assertThat(http.status(outsider, "PUT", "/api/one-star/evaluations/" + evaluation + "/decisions", decision))
                    .as(outsider)
                    .isIn(403, 404);
            assertThat(http.status(
                            outsider,
                            "PUT",
                            "/api/one-star/evaluations/" + evaluation + "/meeting",
                            Map.of("heldOn", "2026-11-02")))
                    .as(outsider)
                    .isIn(403, 404);
            assertThat(http.status(outsider, "GET", "/engine-rest/task/" + task + "/variables", null))
                    .as(outsider)
                    .isIn(403, 404);
            assertThat(http.status(
                            outsider,
                            "POST",
                            "/engine-rest/task/" + task + "/complete",
                            Map.of("variables", Map.of("decision", Map.of("value", "approve")))))
                    .as(outsider)
                    .isIn(403, 404);
        }
    }

    @Test
    void an_administrator_gives_a_task_only_to_those_whose_it_is() {
        String assignee = "/engine-rest/task/" + task + "/assignee";
        JsonNode refused = http.call("admin9", "POST", assignee, Map.of("userId", "s902chair"), 403);
        assertThat(refused.get("code").asText()).isEqualTo("approval.not-for-outsiders");
        assertThat(refused.get("detail").asText()).contains("任务只能交给本来就可以办理它的人");
        assertThat(http.status("admin9", "POST", assignee, Map.of("userId", "admin9")))
                .isEqualTo(403);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isNull();
        http.call("admin9", "POST", assignee, Map.of("userId", "s901committee"), 204);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isEqualTo("s901committee");
        for (String door : List.of("identity-links", "delegate", "variables", "localVariables")) {
            assertThat(http.status(
                            "admin9",
                            "POST",
                            "/engine-rest/task/" + task + "/" + door,
                            Map.of("userId", "s902chair", "type", "candidate")))
                    .as(door)
                    .isEqualTo(403);
        }
    }

    /** Claimed by her it could be handed in by nobody. */
    @Test
    void an_administrator_who_sees_every_task_takes_none_from_its_people() {
        JsonNode refused =
                http.call("admin9", "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", "admin9"), 403);
        assertThat(refused.get("detail").asText()).isEqualTo("这项任务由别的单位办理，您可以查看，不能认领。");
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isNull();
        http.call("s901chair", "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", "s901chair"), 204);
    }

    /** She sees the others in Cockpit. */
    @Test
    void tasklist_lists_for_an_administrator_what_is_hers_to_do() {
        assertThat(http.taskNames("admin9")).isNotEmpty();
        for (JsonNode filter : http.call("admin9", "GET", "/engine-rest/filter?resourceType=Task", null, 200)) {
            String path = "/engine-rest/filter/" + filter.get("id").asText();
            assertThat(http.call("admin9", "POST", path + "/list", Map.of(), 200))
                    .as(filter.get("name").asText())
                    .isEmpty();
            assertThat(http.call("admin9", "GET", path + "/count", null, 200)
                            .get("count")
                            .asInt())
                    .isZero();
        }
        JsonNode first = http.call("s901chair", "GET", "/engine-rest/filter?resourceType=Task", null, 200)
                .get(0);
        assertThat(http.call(
                        "s901chair",
                        "POST",
                        "/engine-rest/filter/" + first.get("id").asText() + "/list",
                        Map.of(),
                        200))
                .hasSize(1);
    }

    @Test
    void a_decision_that_is_missing_or_not_asked_for_is_said_without_the_programs_words() {
        http.call("s901chair", "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", "s901chair"), 204);
        for (Map<String, Object> answer :
                List.<Map<String, Object>>of(Map.of(), Map.of("decision", Map.of("value", "maybe")))) {
            JsonNode refused = http.call(
                    "s901chair", "POST", "/engine-rest/task/" + task + "/complete", Map.of("variables", answer), 422);
            assertThat(refused.get("detail").asText()).isEqualTo("请选择决定。");
        }
    }

    @Test
    void operations_move_no_token_and_let_no_timer_come_early() {
        String instance = tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId();
        Job timer = jobs.createJobQuery()
                .processInstanceId(instance)
                .timers()
                .list()
                .get(0);
        assertThat(http.status(
                        "admin9",
                        "POST",
                        "/engine-rest/process-instance/" + instance + "/modification",
                        Map.of(
                                "instructions",
                                List.of(Map.of(
                                        "type", "startBeforeActivity", "activityId", "ServiceTask_AwardBadges")))))
                .isEqualTo(403);
        for (String base : List.of("/engine-rest", "/engine-rest/engine/default")) {
            JsonNode early = http.call("admin9", "POST", base + "/job/" + timer.getId() + "/execute", Map.of(), 409);
            assertThat(early.get("code").asText()).isEqualTo("engine.deadline-not-over");
            assertThat(early.get("detail").asText()).contains("期限").contains("什么也没有做");
        }
        Job after = jobs.createJobQuery().jobId(timer.getId()).singleResult();
        assertThat(after.getRetries()).as("tries that are left").isEqualTo(timer.getRetries());
        assertThat(after.getDuedate()).isEqualTo(timer.getDuedate());
        assertThat(after.getExceptionMessage()).isNull();
        assertThat(cases.createIncidentQuery().processInstanceId(instance).count())
                .isZero();
        assertThat(http.call(
                                "admin9",
                                "PUT",
                                "/engine-rest/job/" + timer.getId() + "/retries",
                                Map.of("retries", 3, "dueDate", "2026-11-01T00:00:00.000+0800"),
                                403)
                        .get("code")
                        .asText())
                .isEqualTo("engine.date-stays");
        assertThat(http.status(
                        "admin9",
                        "PUT",
                        "/engine-rest/job/" + timer.getId() + "/duedate",
                        Map.of("duedate", "2026-11-01T00:00:00.000+0800")))
                .isEqualTo(403);
        assertThat(http.status("admin9", "PUT", "/engine-rest/job/" + timer.getId() + "/retries", Map.of("retries", 3)))
                .isEqualTo(204);
    }

    @Test
    void a_step_out_of_turn_is_an_incident_in_words_and_has_done_nothing() {
        String instance = tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId();
        cases.createProcessInstanceModification(instance)
                .startBeforeActivity("ServiceTask_AwardBadges")
                .execute();
        Job award = jobs.createJobQuery()
                .processInstanceId(instance)
                .activityId("ServiceTask_AwardBadges")
                .singleResult();
        while (jobs.createJobQuery().jobId(award.getId()).withRetriesLeft().count() > 0) {
            try {
                jobs.executeJob(award.getId());
            } catch (RefusedException refused) {
                assertThat(refused.reasons()).extracting(Refusal::code).containsExactly("approval.step.not-its-turn");
            }
        }
        Incident incident =
                cases.createIncidentQuery().processInstanceId(instance).singleResult();
        assertThat(incident.getIncidentMessage())
                .contains("这一步还没有轮到")
                .contains("什么也没有做")
                .doesNotContain("Exception")
                .doesNotContain("approval.step");
    }

    @Test
    void a_step_that_failed_is_run_again_by_operations() {
        String instance = tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId();
        cases.createProcessInstanceModification(instance)
                .startBeforeActivity("ServiceTask_AwardBadges")
                .execute();
        String award = jobs.createJobQuery()
                .processInstanceId(instance)
                .activityId("ServiceTask_AwardBadges")
                .singleResult()
                .getId();
        jobs.setJobRetries(award, 0);
        http.call("admin9", "PUT", "/engine-rest/job/" + award + "/retries", Map.of("retries", 1), 204);
        assertThat(http.call("admin9", "POST", "/engine-rest/job/" + award + "/execute", Map.of(), 409)
                        .get("code")
                        .asText())
                .as("tried, and refused by the record")
                .isEqualTo("approval.step.not-its-turn");
        assertThat(jobs.createJobQuery().jobId(award).singleResult().getExceptionMessage())
                .contains("这一步还没有轮到");
    }

    @Test
    void a_timer_that_failed_at_its_hour_is_run_again_before_its_next_try() {
        String instance = tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId();
        Job timer = jobs.createJobQuery()
                .processInstanceId(instance)
                .timers()
                .list()
                .get(0);
        clock.setTo(timer.getDuedate().toInstant().plusSeconds(60));
        tasks.createTaskQuery().taskId(task).list().forEach(open -> {
            open.setDueDate(java.util.Date.from(clock.instant().plusSeconds(600)));
            tasks.saveTask(open);
        });
        assertThatThrownBy(() -> jobs.executeJob(timer.getId())).isInstanceOf(RefusedException.class);
        Job failed = jobs.createJobQuery().jobId(timer.getId()).singleResult();
        assertThat(failed.getDuedate()).as("its next try").isAfter(java.util.Date.from(clock.instant()));
        tasks.createTaskQuery().taskId(task).list().forEach(open -> {
            open.setDueDate(timer.getDuedate());
            tasks.saveTask(open);
        });
        http.call("admin9", "POST", "/engine-rest/job/" + timer.getId() + "/execute", Map.of(), 204);
    }

    /** The engine says done where there was nothing to do. */
    @Test
    void a_message_that_no_case_waits_for_is_not_said_to_be_delivered() {
        for (String base : List.of("/engine-rest", "/engine-rest/engine/default")) {
            for (String name : List.of("Message_CheckWithdrawn", "no-such-message")) {
                JsonNode refused = http.call(
                        "admin9",
                        "POST",
                        base + "/message",
                        Map.of("messageName", name, "businessKey", "no-such-case", "all", true),
                        409);
                assertThat(refused.get("code").asText()).isEqualTo("engine.nobody-waits");
            }
        }
    }

    @Test
    void no_message_by_hand_ends_or_moves_a_case_whose_record_says_otherwise() {
        List<String> messages = List.of("Message_CheckWithdrawn", "Message_NominationsWithdrawn");
        for (String base : List.of("/engine-rest", "/engine-rest/engine/default")) {
            for (String message : messages) {
                for (Map<String, Object> to : List.of(
                        Map.<String, Object>of("businessKey", evaluation), Map.<String, Object>of("all", true))) {
                    Map<String, Object> body = new java.util.HashMap<>(to);
                    body.put("messageName", message);
                    JsonNode refused = http.call("admin9", "POST", base + "/message", body, 409);
                    assertThat(refused.get("detail").asText())
                            .as(message)
                            .contains("这一步还没有轮到")
                            .contains("什么也没有做");
                    body.put("processVariablesToTriggeredScope", Map.of("squadronId", Map.of("value", "s901q01")));
                    assertThat(http.call("admin9", "POST", base + "/message", body, 403)
                                    .get("code")
                                    .asText())
                            .isEqualTo("engine.message-without-values");
                }
            }
        }
        assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
    }

    @Test
    void a_task_is_shown_to_those_only_whose_it_is_whoever_was_made_its_assignee() {
        String list = "/task?processInstanceBusinessKey=" + evaluation;
        String count = "/task/count?processInstanceBusinessKey=" + evaluation;
        for (String outsider : List.of("s902chair", "town9", "s901q01")) {
            tasks.setAssignee(task, outsider);
            for (String base : List.of("/engine-rest", "/camunda/api/engine/engine/default")) {
                Http at = base.startsWith("/camunda") ? SessionHttp.of(port, outsider) : http;
                String login = base.startsWith("/camunda") ? null : outsider;
                assertThat(at.call(login, "GET", base + list, null, 200))
                        .as(outsider + base)
                        .isEmpty();
                assertThat(at.call(login, "POST", base + "/task", Map.of("assignee", outsider), 200))
                        .as(outsider + base)
                        .isEmpty();
                assertThat(at.call(login, "GET", base + count, null, 200)
                                .get("count")
                                .asInt())
                        .as(outsider + base)
                        .isZero();
                for (String part :
                        List.of("", "/form", "/variables", "/form-variables", "/identity-links", "/deployed-form")) {
                    assertThat(at.status(login, "GET", base + "/task/" + task + part, null))
                            .as(outsider + base + part)
                            .isIn(403, 404);
                }
            }
            assertThat(http.status(outsider, "GET", "/api/tasks/" + task + "/progress", null))
                    .isEqualTo(404);
        }
        tasks.setAssignee(task, "s901committee");
        assertThat(http.call("s901committee", "GET", "/engine-rest" + list, null, 200))
                .hasSize(1);
        assertThat(http.call("s901committee", "GET", "/engine-rest" + count, null, 200)
                        .get("count")
                        .asInt())
                .isOne();
        assertThat(http.call("s901chair", "GET", "/engine-rest" + list, null, 200))
                .as("a colleague has it")
                .isEmpty();
        tasks.setAssignee(task, null);
        assertThat(http.call("s901chair", "GET", "/engine-rest" + list, null, 200))
                .hasSize(1);
        assertThat(http.call("s902chair", "GET", "/engine-rest" + list, null, 200))
                .isEmpty();
    }

    @Test
    void a_case_whose_process_is_gone_answers_in_words() {
        cases.deleteProcessInstance(
                tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId(), "test");
        JsonNode told = http.call(
                "s901brigade",
                "POST",
                "/api/one-star/evaluations/" + evaluation + "/check-withdrawal",
                Map.of("reason", "漏看一行"),
                409);
        assertThat(told.get("code").asText()).isEqualTo("engine.nobody-waits");
        assertThat(http.call("s901chair", "GET", "/api/one-star/evaluations/" + evaluation, null, 200)
                        .get("status")
                        .asText())
                .isEqualTo("DECIDING");
    }
}

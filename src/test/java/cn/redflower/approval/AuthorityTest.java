package cn.redflower.approval;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.problem.Refusal;
import cn.redflower.problem.RefusedException;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import cn.redflower.workingday.AdjustableClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.RuntimeService;
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
        clock.setTo(LocalDate.of(2026, 11, 2).atTime(9, 0).atZone(AdjustableClock.ZONE).toInstant());
        county.withoutRounds();
        evaluation = http.call("county9", "POST", "/api/one-star/rounds", Map.of("nominationDeadline", "2026-11-13", "schools", List.of("s901")), 201)
                .at("/opened/0/evaluationId").asText();
        county.runJobs();
        String path = "/api/one-star/evaluations/" + evaluation;
        for (String squadron : List.of("s901q01", "s901q02")) {
            http.call(squadron, "PUT", path + "/squadrons/" + squadron + "/collective", Map.of("reason", "团结向上"), 204);
            http.complete(squadron, Map.of(), 204);
        }
        http.complete("s901brigade", Map.of("decision", "approve"), 204);
        task = tasks.createTaskQuery().taskDefinitionKey("Task_DecideOneStar").singleResult().getId();
    }

    @AfterEach
    void as_it_was() {
        county.withoutRounds();
        clock.reset();
    }

    @Test
    void somebody_of_another_organ_whom_the_engine_holds_for_the_assignee_decides_nothing() {
        JsonNode rows = http.call("s901chair", "GET", "/api/one-star/evaluations/" + evaluation + "/nominees", null, 200);
        List<Map<String, Object>> decision = List.of(Map.of("nomineeId", rows.get(0).get("nomineeId").asLong(), "decision", "APPROVED", "reason", "同意"));
        for (String outsider : List.of("s902chair", "town9", "expert9")) {
            tasks.setAssignee(task, outsider);
            assertThat(http.status(outsider, "PUT", "/api/one-star/evaluations/" + evaluation + "/decisions", decision)).as(outsider).isIn(403, 404);
            assertThat(http.status(outsider, "PUT", "/api/one-star/evaluations/" + evaluation + "/meeting", Map.of("heldOn", "2026-11-02"))).as(outsider).isIn(403, 404);
            assertThat(http.status(outsider, "GET", "/engine-rest/task/" + task + "/variables", null)).as(outsider).isIn(403, 404);
            assertThat(http.status(outsider, "POST", "/engine-rest/task/" + task + "/complete",
                    Map.of("variables", Map.of("decision", Map.of("value", "approve"))))).as(outsider).isIn(403, 404);
        }
    }

    @Test
    void an_administrator_gives_a_task_only_to_those_whose_it_is() {
        String assignee = "/engine-rest/task/" + task + "/assignee";
        JsonNode refused = http.call("admin9", "POST", assignee, Map.of("userId", "s902chair"), 403);
        assertThat(refused.get("code").asText()).isEqualTo("approval.not-for-outsiders");
        assertThat(refused.get("detail").asText()).contains("任务只能交给本来就可以办理它的人");
        assertThat(http.status("admin9", "POST", assignee, Map.of("userId", "admin9"))).isEqualTo(403);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isNull();
        http.call("admin9", "POST", assignee, Map.of("userId", "s901committee"), 204);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isEqualTo("s901committee");
        for (String door : List.of("identity-links", "delegate", "variables", "localVariables")) {
            assertThat(http.status("admin9", "POST", "/engine-rest/task/" + task + "/" + door, Map.of("userId", "s902chair", "type", "candidate"))).as(door).isEqualTo(403);
        }
    }

    @Test
    void operations_move_no_token_and_let_no_timer_come_early() {
        String instance = tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId();
        Job timer = jobs.createJobQuery().processInstanceId(instance).timers().list().get(0);
        assertThat(http.status("admin9", "POST", "/engine-rest/process-instance/" + instance + "/modification",
                Map.of("instructions", List.of(Map.of("type", "startBeforeActivity", "activityId", "ServiceTask_AwardBadges"))))).isEqualTo(403);
        JsonNode early = http.call("admin9", "POST", "/engine-rest/job/" + timer.getId() + "/execute", Map.of(), 409);
        assertThat(early.get("detail").asText()).contains("这一步还没有轮到").contains("什么也没有做");
        assertThat(http.status("admin9", "PUT", "/engine-rest/job/" + timer.getId() + "/duedate", Map.of("duedate", "2026-11-01T00:00:00.000+0800"))).isEqualTo(403);
        assertThat(http.status("admin9", "PUT", "/engine-rest/job/" + timer.getId() + "/retries", Map.of("retries", 3))).isEqualTo(204);
    }

    @Test
    void a_step_out_of_turn_is_an_incident_in_words_and_has_done_nothing() {
        String instance = tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId();
        cases.createProcessInstanceModification(instance).startBeforeActivity("ServiceTask_AwardBadges").execute();
        Job award = jobs.createJobQuery().processInstanceId(instance).activityId("ServiceTask_AwardBadges").singleResult();
        while (jobs.createJobQuery().jobId(award.getId()).withRetriesLeft().count() > 0) {
            try {
                jobs.executeJob(award.getId());
            } catch (RefusedException refused) {
                assertThat(refused.reasons()).extracting(Refusal::code).containsExactly("approval.step.not-its-turn");
            }
        }
        Incident incident = cases.createIncidentQuery().processInstanceId(instance).singleResult();
        assertThat(incident.getIncidentMessage()).contains("这一步还没有轮到").contains("什么也没有做").doesNotContain("Exception").doesNotContain("approval.step");
    }
}

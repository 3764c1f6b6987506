package cn.redflower.casework.approval;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.AtOnce;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SessionHttp;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Several clients answer one task at the same moment, or after it is done: one wins, the others are told by whom and
 * when.
 */
@IntegrationTest
class TasksAtOnceTest {

    private static final int CLIENTS = 8;
    private static final Map<String, Object> EMPTY = Map.of("variables", Map.of());

    @Autowired
    SmallCounty county;

    @LocalServerPort
    int port;

    @Autowired
    AdjustableClock clock;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcTemplate jdbc;

    private final ObjectMapper json = new ObjectMapper();
    private Http http;
    private String evaluation;

    @BeforeEach
    void a_county() {
        http = new Http(port);
        county.settle();
        at_five_past_nine();
    }

    @AfterEach
    void real_time_again() {
        clock.reset();
    }

    private void at_five_past_nine() {
        clock.setTo(LocalDate.of(2026, 11, 2)
                .atTime(LocalTime.of(9, 5))
                .atZone(AdjustableClock.ZONE)
                .toInstant());
    }

    private String open() {
        // two hundred races take longer than the minute that is told
        at_five_past_nine();
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
        return evaluation;
    }

    private String squadronTask() {
        return tasks.createTaskQuery().taskCandidateGroup("s901q01Counselors").list().stream()
                .map(Task::getId)
                .findFirst()
                .orElseThrow();
    }

    private String committeeTask() {
        Long pupil = jdbc.queryForObject("select min(id) from honors.pupil where squadron_id = 's901q01'", Long.class);
        http.call(
                "s901q01",
                "PUT",
                "/api/one-star/evaluations/" + evaluation + "/squadrons/s901q01/nominees/" + pupil,
                Map.of("reason", "乐于助人"),
                204);
        http.complete("s901q01", Map.of(), 204);
        http.complete("s901q02", Map.of(), 204);
        http.complete("s901brigade", Map.of("decision", "approve"), 204);
        return tasks.createTaskQuery()
                .taskCandidateGroup("s901SchoolCommittee")
                .singleResult()
                .getId();
    }

    private void claim(String login, String task) {
        http.call(login, "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", login), 204);
    }

    @ParameterizedTest
    @CsvSource({
        "/engine-rest, complete",
        "/engine-rest, submit-form",
        "/engine-rest/engine/default, complete",
        "/camunda/api/engine/engine/default, complete",
        "/camunda/api/engine/engine/default, submit-form"
    })
    void of_eight_clients_one_completes_the_task(String base, String verb) {
        Http client = base.startsWith("/camunda") ? SessionHttp.of(port, "s901q01") : http;
        String login = base.startsWith("/camunda") ? null : "s901q01";
        for (int race = 0; race < AtOnce.RACES; race++) {
            open();
            String task = squadronTask();
            claim("s901q01", task);
            List<HttpResponse<String>> answers =
                    AtOnce.send(CLIENTS, i -> client.send(login, "POST", base + "/task/" + task + "/" + verb, EMPTY));
            assertOneWins(answers);
            losers(answers)
                    .forEach(loser -> assertThat(loser.get("detail").asText())
                            .isEqualTo("该任务已由s901q01老师（测试一小三(1)中队）于 2026-11-02 09:05 办理，不用再办。请刷新页面，查看最新情况。"));
        }
    }

    @Test
    void of_eight_clients_at_both_bases_one_completes_the_task() {
        SessionHttp browser = SessionHttp.of(port, "s901q01");
        for (int race = 0; race < AtOnce.RACES; race++) {
            open();
            String task = squadronTask();
            claim("s901q01", task);
            assertOneWins(AtOnce.send(
                    CLIENTS,
                    i -> i % 2 == 0
                            ? http.send("s901q01", "POST", "/engine-rest/task/" + task + "/complete", EMPTY)
                            : browser.send(
                                    null,
                                    "POST",
                                    "/camunda/api/engine/engine/default/task/" + task + "/submit-form",
                                    EMPTY)));
        }
    }

    @Test
    void of_two_who_claim_at_once_one_has_the_task_and_the_other_is_told() {
        for (int race = 0; race < AtOnce.RACES; race++) {
            open();
            String task = committeeTask();
            List<String> people = List.of("s901chair", "s901committee");
            List<HttpResponse<String>> answers = AtOnce.send(
                    CLIENTS,
                    i -> http.send(
                            people.get(i % 2),
                            "POST",
                            "/engine-rest/task/" + task + "/claim",
                            Map.of("userId", people.get(i % 2))));
            String holder = tasks.createTaskQuery().taskId(task).singleResult().getAssignee();
            for (int i = 0; i < CLIENTS; i++) {
                // whoever clicks twice has claimed once
                assertThat(answers.get(i).statusCode())
                        .as(answers.get(i).body())
                        .isEqualTo(people.get(i % 2).equals(holder) ? 204 : 409);
            }
            losers(answers)
                    .forEach(loser -> assertThat(loser.get("code").asText()).isEqualTo("approval.claimed-by-another"));
            List<HttpResponse<String>> back = AtOnce.send(
                    CLIENTS, i -> http.send(holder, "POST", "/engine-rest/task/" + task + "/unclaim", null));
            assertThat(back)
                    .extracting(HttpResponse::statusCode)
                    .containsOnlyOnce(204)
                    .containsOnly(204, 409);
            losers(back)
                    .forEach(loser -> assertThat(loser.get("code").asText()).isEqualTo("approval.released-already"));
        }
    }

    @Test
    void a_page_that_is_no_longer_true_is_told_who_did_it() {
        open();
        String task = committeeTask();
        claim("s901chair", task);
        http.call(
                "s901chair",
                "POST",
                "/engine-rest/task/" + task + "/complete",
                Map.of("variables", Map.of("decision", Map.of("value", "return"), "opinion", Map.of("value", "请再核对"))),
                204);
        for (String verb : List.of("claim", "unclaim", "complete", "submit-form")) {
            Object body = verb.equals("claim") ? Map.of("userId", "s901committee") : EMPTY;
            JsonNode told = http.call("s901committee", "POST", "/engine-rest/task/" + task + "/" + verb, body, 409);
            assertThat(told.get("code").asText()).isEqualTo("approval.already-done");
            assertThat(told.get("detail").asText())
                    .contains("s901chair老师（测试一小）")
                    .contains("2026-11-02 09:05");
            assertThat(http.call(
                                    "s901chair",
                                    "POST",
                                    "/engine-rest/task/" + task + "/" + verb,
                                    verb.equals("claim") ? Map.of("userId", "s901chair") : EMPTY,
                                    409)
                            .get("code")
                            .asText())
                    .isEqualTo("approval.already-done");
        }
    }

    @Test
    void whoever_the_task_was_never_for_learns_nothing_from_it() throws Exception {
        open();
        String task = committeeTask();
        claim("s901chair", task);
        http.call(
                "s901chair",
                "POST",
                "/engine-rest/task/" + task + "/complete",
                Map.of("variables", Map.of("decision", Map.of("value", "return"), "opinion", Map.of("value", "请再核对"))),
                204);
        for (String stranger : List.of("s902chair", "s901q01", "league9", "town9")) {
            for (String verb : List.of("claim", "unclaim", "complete", "submit-form")) {
                Object body = verb.equals("claim") ? Map.of("userId", stranger) : EMPTY;
                HttpResponse<String> done = http.send(stranger, "POST", "/engine-rest/task/" + task + "/" + verb, body);
                HttpResponse<String> unknown =
                        http.send(stranger, "POST", "/engine-rest/task/" + UUID.randomUUID() + "/" + verb, body);
                assertThat(done.statusCode())
                        .as(stranger + " " + verb + " " + done.body())
                        .isEqualTo(404);
                assertThat(json.readTree(done.body())).isEqualTo(json.readTree(unknown.body()));
            }
        }
    }

    @Test
    void a_task_that_was_taken_back_is_not_said_to_be_done() {
        open();
        String task = committeeTask();
        http.call(
                "s901brigade",
                "POST",
                "/api/one-star/evaluations/" + evaluation + "/check-withdrawal",
                Map.of("reason", "漏看一行"),
                204);
        assertThat(http.call("s901chair", "POST", "/engine-rest/task/" + task + "/complete", EMPTY, 409)
                        .get("code")
                        .asText())
                .isEqualTo("approval.task-withdrawn");
        assertThat(http.call("s902chair", "POST", "/engine-rest/task/" + task + "/complete", EMPTY, 404)
                        .get("code")
                        .asText())
                .isEqualTo("approval.task-gone");
    }

    private void assertOneWins(List<HttpResponse<String>> answers) {
        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .as(answers.stream().map(HttpResponse::body).distinct().toList().toString())
                .containsOnly(204, 409)
                .containsOnlyOnce(204);
        losers(answers).forEach(loser -> assertThat(loser.get("code").asText()).isEqualTo("approval.already-done"));
    }

    private List<JsonNode> losers(List<HttpResponse<String>> answers) {
        return answers.stream()
                .filter(answer -> answer.statusCode() != 204)
                .map(this::body)
                .toList();
    }

    private JsonNode body(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body());
        } catch (java.io.IOException e) {
            throw new AssertionError("no JSON: " + answer.body(), e);
        }
    }
}

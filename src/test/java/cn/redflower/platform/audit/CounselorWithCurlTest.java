package cn.redflower.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A squadron counselor who has read the engine's manual, with nothing but {@code curl} and her own password. */
@IntegrationTest
class CounselorWithCurlTest {

    private static final String HER = "s901q01";
    private static final List<String> STATE = List.of(
            "act_ru_task",
            "act_ru_variable",
            "act_ru_identitylink",
            "act_ru_job",
            "act_ru_execution",
            "act_ru_filter",
            "act_ru_authorization",
            "act_re_deployment",
            "act_re_procdef",
            "act_id_user",
            "act_id_membership",
            "honors.account",
            "honors.post",
            "honors.nominee",
            "honors.row_decision",
            "honors.opinion",
            "honors.award",
            "honors.pupil",
            "honors.squadron_list",
            "honors.evaluation");

    @Autowired
    AdjustableClock clock;

    @Autowired
    SmallCounty county;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService jobs;

    @Autowired
    RecordingRequests recording;

    @LocalServerPort
    int port;

    Http http;
    String own;
    String others;
    String roster;

    /** One thing she tries. */
    record Attempt(String what, String method, String path, String body) {}

    @BeforeEach
    void the_committee_has_her_list_and_the_other_school_nominates() throws IOException {
        http = new Http(port);
        county.settle();
        county.withoutRounds();
        JsonNode opened = http.call(
                        "county9",
                        "POST",
                        "/api/one-star/rounds",
                        Map.of(
                                "nominationDeadline",
                                LocalDate.now(clock).plusDays(20).toString(),
                                "schools",
                                List.of("s901", "s902")),
                        201)
                .get("opened");
        for (JsonNode one : opened) {
            if (one.get("schoolId").asText().equals("s901")) {
                own = one.get("evaluationId").asText();
            } else {
                others = one.get("evaluationId").asText();
            }
        }
        county.runJobs();
        Long pupil = jdbc.queryForObject("select min(id) from honors.pupil where squadron_id = 's901q01'", Long.class);
        http.call(
                HER,
                "PUT",
                "/api/one-star/evaluations/" + own + "/squadrons/s901q01/nominees/" + pupil,
                Map.of("reason", "乐于助人"),
                204);
        http.call(
                "s901q02",
                "PUT",
                "/api/one-star/evaluations/" + own + "/squadrons/s901q02/collective",
                Map.of("reason", "团结"),
                204);
        http.complete(HER, Map.of(), 204);
        http.complete("s901q02", Map.of(), 204);
        http.complete("s901brigade", Map.of("decision", "approve"), 204);
        roster = new ObjectMapper()
                .readTree(http.raw(
                                "s902brigade",
                                "POST",
                                "/api/rosters",
                                "multipart/form-data; boundary=b",
                                ("--b~Content-Disposition: form-data; name=\"file\"; "
                                                + "filename=\"r.csv\"~~年级,中队,学号,姓名,性别,出生年月~三年级,三(1)中队,902101,甲小一,女,"
                                                + "2017-10~--b--~")
                                        .replace("~", "\r\n")
                                        .getBytes(StandardCharsets.UTF_8))
                        .body())
                .get("id")
                .asText();
        county.runJobs();
    }

    @Test
    void everything_is_refused_recorded_and_changes_nothing() throws Exception {
        Task committees = tasks.createTaskQuery()
                .processInstanceBusinessKey(own)
                .taskDefinitionKeyLike("%ecide%")
                .singleResult();
        assertThat(committees).as("the committee's task").isNotNull();
        String task = "/engine-rest/task/" + committees.getId();
        String instance = "/engine-rest/process-instance/" + committees.getProcessInstanceId();
        Job deadline = jobs.createJobQuery().timers().listPage(0, 1).get(0);
        String hers = "{\"value\":\"" + HER + "\"}";
        String script = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='x'><process "
                + "id='evil' isExecutable='true'>"
                + "<scriptTask id='s' "
                + "scriptFormat='javascript'><script>java.lang.Runtime.getRuntime()</script></scriptTask>"
                + "</process></definitions>";
        List<Attempt> attempts = List.of(
                new Attempt(
                        "award her squadron by a variable of the case",
                        "PUT",
                        instance + "/variables/decision",
                        "{\"value\":\"approve\",\"type\":\"String\"}"),
                new Attempt(
                        "the same, several at once",
                        "POST",
                        instance + "/variables",
                        "{\"modifications\":{\"decision\":{\"value\":\"approve\"}}}"),
                new Attempt("the same, on the task", "PUT", task + "/variables/decision", "{\"value\":\"approve\"}"),
                new Attempt(
                        "the same, local to the task",
                        "POST",
                        task + "/localVariables",
                        "{\"modifications\":{\"decision\":{\"value\":\"approve\"}}}"),
                new Attempt(
                        "decide the rows",
                        "PUT",
                        "/api/one-star/evaluations/" + own + "/decisions",
                        "[{\"nomineeId\":1,\"decision\":\"APPROVED\"}]"),
                new Attempt("claim the committee's task", "POST", task + "/claim", "{\"userId\":\"" + HER + "\"}"),
                new Attempt("claim it for the chair", "POST", task + "/claim", "{\"userId\":\"s901chair\"}"),
                new Attempt(
                        "complete it",
                        "POST",
                        task + "/complete",
                        "{\"variables\":{\"decision\":{\"value\":\"approve\"},\"initiator\":" + hers + "}}"),
                new Attempt(
                        "submit its form",
                        "POST",
                        task + "/submit-form",
                        "{\"variables\":{\"decision\":{\"value\":\"approve\"}}}"),
                new Attempt("end it by an error", "POST", task + "/bpmnError", "{\"errorCode\":\"x\"}"),
                new Attempt("end it by an escalation", "POST", task + "/bpmnEscalation", "{\"escalationCode\":\"x\"}"),
                new Attempt("reassign it to herself", "POST", task + "/assignee", "{\"userId\":\"" + HER + "\"}"),
                new Attempt(
                        "become its candidate",
                        "POST",
                        task + "/identity-links",
                        "{\"userId\":\"" + HER + "\",\"type\":\"candidate\"}"),
                new Attempt("have it delegated", "POST", task + "/delegate", "{\"userId\":\"" + HER + "\"}"),
                new Attempt(
                        "move the task's deadline",
                        "PUT",
                        task,
                        "{\"due\":\"2030-01-01T00:00:00.000+0800\",\"assignee\":\"" + HER + "\"}"),
                new Attempt(
                        "move the timer",
                        "PUT",
                        "/engine-rest/job/" + deadline.getId() + "/duedate",
                        "{\"duedate\":\"2030-01-01T00:00:00.000+0800\"}"),
                new Attempt("move the case by hand", "POST", instance + "/modification", "{\"instructions\":[]}"),
                new Attempt("end the case", "DELETE", instance, null),
                new Attempt(
                        "send it a message",
                        "POST",
                        "/engine-rest/message",
                        "{\"messageName\":\"x\",\"businessKey\":\"" + own + "\"}"),
                new Attempt(
                        "read the other school's nominees",
                        "GET",
                        "/api/one-star/evaluations/" + others + "/nominees",
                        null),
                new Attempt(
                        "read its squadron", "GET", "/api/one-star/evaluations/" + others + "/squadrons/s902q01", null),
                new Attempt("read its roster", "GET", "/api/rosters/" + roster + "/changes?kind=NEW", null),
                new Attempt("list users", "GET", "/engine-rest/user", null),
                new Attempt("list members", "GET", "/engine-rest/group", null),
                new Attempt("read the chair's profile", "GET", "/engine-rest/user/s901chair/profile", null),
                new Attempt(
                        "keep a filter with an expression",
                        "POST",
                        "/engine-rest/filter/create",
                        "{\"resourceType\":\"Task\",\"name\":\"x\","
                                + "\"query\":{\"orQueries\":[{\"assigneeExpression\":\"${1}\"}]}}"),
                new Attempt("deploy a script", "DEPLOY", "/engine-rest/deployment/create", script),
                new Attempt(
                        "start a case of her own",
                        "POST",
                        "/engine-rest/process-definition/key/one-star-evaluation/start",
                        "{\"variables\":{}}"));
        Map<String, String> before = state();
        // what other tests were refused in this minute does not count
        recording.sum(true);
        long seen = jdbc.queryForObject("select coalesce(max(number), 0) from honors.audit_entry", Long.class);
        Map<String, Integer> got = new LinkedHashMap<>();
        for (Attempt attempt : attempts) {
            got.put(attempt.what(), curl(attempt));
        }
        assertThat(got).allSatisfy((what, status) -> assertThat(status).as(what).isIn(400, 403, 404, 422));
        assertThat(state()).isEqualTo(before);
        List<String> recorded = jdbc.queryForList(
                "select subject from honors.audit_entry where number > ? and login = ? and action = 'request.refused' "
                        + "and address is not null order by number",
                String.class,
                seen,
                HER);
        assertThat(recorded)
                .containsExactlyElementsOf(attempts.stream()
                        .map(a -> (a.method().equals("DEPLOY") ? "POST" : a.method()) + " "
                                + a.path().replaceAll("\\?.*", ""))
                        .toList());
    }

    private Map<String, String> state() {
        Map<String, String> state = new TreeMap<>();
        STATE.forEach(table -> state.put(
                table,
                jdbc.queryForObject(
                        "select count(*) || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from %s t"
                                .formatted(table),
                        String.class)));
        return state;
    }

    private int curl(Attempt attempt) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "curl",
                "--silent",
                "--show-error",
                "--path-as-is",
                "--output",
                "-",
                "--write-out",
                "\n%{http_code}",
                "--user",
                HER + ":" + SmallCounty.PASSWORD));
        if (attempt.method().equals("DEPLOY")) {
            command.addAll(List.of("--form", "deployment-name=evil", "--form-string", "evil.bpmn=" + attempt.body()));
        } else {
            command.addAll(List.of("--request", attempt.method()));
            if (attempt.body() != null) {
                command.addAll(List.of("--header", "Content-Type: application/json", "--data-binary", attempt.body()));
            }
        }
        command.add("http://localhost:" + port + attempt.path());
        Process curl = new ProcessBuilder(command).redirectErrorStream(true).start();
        String answer = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(curl.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(answer).as(attempt.what()).contains("\"detail\"").doesNotContain("Exception", "\tat ");
        return Integer.parseInt(answer.substring(answer.lastIndexOf('\n') + 1));
    }
}

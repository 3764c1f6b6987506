package cn.redflower.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What people look at, try in vain and do to the engine, as scripts with a login or without one do it. */
@IntegrationTest
class RequestsOnRecordTest {

    @Autowired
    AdjustableClock clock;

    @Autowired
    SmallCounty county;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    RecordingRequests recording;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService jobs;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @LocalServerPort
    int port;

    Http http;
    long before;

    @BeforeEach
    void a_county() {
        http = new Http(port);
        county.settle();
        no_processes();
        recording.sum(true);
        before = jdbc.queryForObject("select coalesce(max(number), 0) from honors.audit_entry", Long.class);
    }

    @AfterEach
    void no_processes() {
        county.withoutRounds();
    }

    @Test
    void every_page_and_answer_that_could_show_pupils_is_recorded_or_known_to_be_harmless() throws Exception {
        Set<String> harmless = new ClassPathResource("harmless-reads.txt")
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> recorded = new TreeSet<>();
        Set<String> notRecorded = new TreeSet<>();
        handlers.getHandlerMethods().forEach((mapping, handler) -> {
            Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
            if (methods.isEmpty() || methods.contains(RequestMethod.GET)) {
                (handler.hasMethodAnnotation(ShowsMinors.class) ? recorded : notRecorded)
                        .addAll(mapping.getPatternValues());
            }
        });
        assertThat(notRecorded)
                .as("reads that are neither @ShowsMinors nor in harmless-reads.txt")
                .isSubsetOf(harmless);
        assertThat(recorded)
                .as("reads that are @ShowsMinors and in harmless-reads.txt")
                .doesNotContainAnyElementsOf(harmless);
        assertThat(recorded)
                .contains(
                        "/api/one-star/evaluations/{id}/nominees",
                        "/api/one-star/evaluations/{id}/awards",
                        "/api/one-star/evaluations/{id}/squadrons/{squadronId}",
                        "/api/rosters/{id}/findings",
                        "/api/rosters/{id}/changes",
                        "/api/rosters/{id}/marked.xlsx",
                        "/api/objections/{id}");
    }

    @Test
    void a_look_is_on_record_with_its_school_and_a_look_that_was_refused_is_not_taken_for_one() {
        String evaluation = openRound();
        http.call("s901chair", "GET", "/api/one-star/evaluations/" + evaluation + "/nominees", null, 200);
        http.call("s901q01", "GET", "/api/one-star/evaluations/" + evaluation + "/squadrons/s901q01", null, 200);
        http.call(
                "s902chair",
                "GET",
                "/api/one-star/evaluations/" + evaluation + "/nominees?name=%E7%94%B2%E5%B0%8F1",
                null,
                404);
        assertThat(entries("action = 'pupils.seen'", "login", "organ", "subject", "address", "detail"))
                .containsExactly(
                        "s901chair s901 " + evaluation + " 127.0.0.1 /api/one-star/evaluations/{id}/nominees",
                        "s901q01 s901 " + evaluation
                                + " s901q01 127.0.0.1 /api/one-star/evaluations/{id}/squadrons/{squadronId}");
        assertThat(entries("action = 'request.refused'", "login", "outcome", "subject", "detail"))
                .containsExactly("s902chair REFUSED GET /api/one-star/evaluations/" + evaluation
                        + "/nominees 404 badge.evaluation-not-found");
    }

    @Test
    void what_is_refused_at_any_door_is_on_record_without_its_content() throws Exception {
        openRound();
        http.call("nobody9", "GET", "/api/one-star/rounds", null, 401);
        http.status("nobody9", "GET", "/engine-rest/task?name=secret", null);
        http.call(null, "GET", "/api/one-star/rounds", null, 401);
        http.status(
                null,
                "POST",
                "/camunda/api/admin/setup/default/user/create",
                Map.of("profile", Map.of("id", "secret")));
        http.call("s901q01", "GET", "/engine-rest/user", null, 403);
        http.status(
                "s901q01",
                "POST",
                "/camunda/api/engine/engine/default/process-instance/delete",
                Map.of("processInstanceIds", List.of("secret")));
        assertThat(inSession("s901q01", "/mails")).isEqualTo(403);
        assertThat(inSession("s901q01", "/camunda/api/engine/engine/default/user"))
                .isEqualTo(403);
        http.status("s901q01", "GET", "/engine-rest/task;x=1/count", null);
        JsonNode task =
                http.call("s901q01", "GET", "/engine-rest/task", null, 200).get(0);
        String path = "/engine-rest/task/" + task.get("id").asText();
        http.call("s901q01", "POST", path + "/claim", Map.of("userId", "s901q01"), 204);
        http.call(
                "s901q01",
                "POST",
                path + "/complete",
                Map.of("variables", Map.of("awarded", Map.of("value", "secret"))),
                422);
        assertThat(entries("action = 'request.refused'", "login", "subject", "detail"))
                .containsExactly(
                        "nobody9 GET /api/one-star/rounds 401 problem.login-required",
                        "nobody9 GET /engine-rest/task 401 problem.login-required",
                        "- POST /camunda/api/admin/setup/default/user/create 401 problem.login-required",
                        "s901q01 GET /engine-rest/user 403 problem.not-allowed",
                        "s901q01 POST /camunda/api/engine/engine/default/process-instance/delete 401 "
                                + "problem.login-required",
                        "s901q01 GET /mails 403 problem.not-allowed",
                        "s901q01 GET /camunda/api/engine/engine/default/user 403 problem.not-allowed",
                        "- GET /engine-rest/task/count 400 problem.odd-address",
                        "s901q01 POST " + path + "/complete 422 approval.undeclared-variable");
        assertThat(entries("concat_ws(' ', login, subject, detail, organ) like '%secret%'", "number"))
                .isEmpty();
    }

    @Test
    void names_that_strangers_send_cannot_break_the_trail() throws Exception {
        String odd = java.util.Base64.getEncoder().encodeToString(("a\0b" + "x".repeat(4000) + ":secret").getBytes());
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/%E7%94%B2%E5%B0%8F1"))
                                .header("Authorization", "Basic " + odd)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(entries("action = 'request.refused'", "login", "subject")).containsExactly("- GET /api/??1");
        http.call("s901q01", "GET", "/api/" + "x".repeat(3000), null, 404);
        assertThat(entries("login = 's901q01'", "subject").get(0)).hasSize(205).endsWith("…");
    }

    @Test
    void a_thousand_refusals_make_a_few_entries() {
        for (int i = 0; i < 300; i++) {
            http.call("s901q02", "GET", "/api/nothing-here/" + i, null, 404);
        }
        recording.sum(true);
        http.call("s901q01", "GET", "/api/nothing-here", null, 404);
        assertThat(entries("login = 's901q02' and action = 'request.refused'", "number"))
                .hasSize(30);
        assertThat(entries("login = 's901q02' and action = 'request.refused-often'", "detail"))
                .containsExactly("270");
    }

    @Test
    void what_cannot_be_recorded_is_not_shown_and_a_refusal_stays_what_it_is() {
        String list = "/api/one-star/evaluations/" + openRound() + "/squadrons/s901q01";
        assertThat(http.call("s901q01", "GET", list, null, 200).toString()).contains("甲小1");
        jdbc.execute("alter table honors.audit_entry add constraint full_disk check (action not in ('pupils.seen', "
                + "'request.refused')) not valid");
        try {
            assertThat(http.call("s901q01", "GET", list, null, 500).toString()).doesNotContain("甲小1");
            http.call("s901q02", "GET", list, null, 404);
        } finally {
            jdbc.execute("alter table honors.audit_entry drop constraint full_disk");
        }
        http.call("s901q01", "GET", list, null, 200);
        http.call("s901q02", "GET", list, null, 404);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(entries("action = 'request.unrecorded'", "detail"))
                        .containsExactly("1"));
        assertThat(entries("action = 'request.refused'", "login")).containsExactly("s901q02");
    }

    @Test
    void what_is_done_to_the_engine_past_the_tasks_is_on_record() {
        openRound();
        if (jdbc.queryForObject("select count(*) from honors.account where login = 'operator8'", Integer.class) == 0) {
            Long person =
                    jdbc.queryForObject("insert into honors.person (name) values ('运维员') returning id", Long.class);
            jdbc.update(
                    "insert into honors.account (login, person_id, password_hash) values ('operator8', ?, "
                            + "'{noop}demo')",
                    person);
            jdbc.update(
                    "insert into honors.post (person_id, kind, organ_id, since) values (?, 'ADMINISTRATOR', 'county', "
                            + "'2026-09-01')",
                    person);
            county.synchronize();
        }
        String instance = runtime.createProcessInstanceQuery()
                .processDefinitionKey("one-star-evaluation")
                .singleResult()
                .getId();
        http.call("operator8", "POST", "/engine-rest/process-instance", Map.of(), 200);
        http.call("operator8", "POST", "/engine-rest/history/task/count", Map.of(), 200);
        http.call(
                "operator8",
                "PUT",
                "/engine-rest/process-instance/" + instance + "/suspended",
                Map.of("suspended", true),
                204);
        http.call(
                "operator8",
                "PUT",
                "/engine-rest/process-instance/" + instance + "/suspended",
                Map.of("suspended", false),
                204);
        assertThat(entries("action = 'engine.operation'", "login", "outcome", "subject"))
                .containsExactly(
                        "operator8 DONE PUT /engine-rest/process-instance/" + instance + "/suspended",
                        "operator8 DONE PUT /engine-rest/process-instance/" + instance + "/suspended");
        assertThat(entries("action = 'permission.granted' and subject = 'operator8'", "detail"))
                .contains("camunda-admin");
    }

    /** Logs in on the login page and asks for a page. */
    private int inSession(String login, String path) throws Exception {
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new java.net.CookieManager())
                .build();
        URI base = URI.create("http://localhost:" + port);
        String form = browser.send(
                        HttpRequest.newBuilder(base.resolve("/login")).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        String token = form.replaceFirst("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        browser.send(
                HttpRequest.newBuilder(base.resolve("/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "username=" + login + "&password=demo&_csrf=" + token))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        return browser.send(HttpRequest.newBuilder(base.resolve(path)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private String openRound() {
        String evaluation = http.call(
                        "county9",
                        "POST",
                        "/api/one-star/rounds",
                        Map.of(
                                "nominationDeadline",
                                LocalDate.now(clock).plusDays(10).toString(),
                                "schools",
                                List.of("s901")),
                        201)
                .at("/opened/0/evaluationId")
                .asText();
        jobs.createJobQuery()
                .executable()
                .processDefinitionKey("one-star-evaluation")
                .list()
                .forEach(job -> jobs.executeJob(job.getId()));
        return evaluation;
    }

    /** What has been recorded since the test began, "-" for null. */
    private List<String> entries(String condition, String... columns) {
        String line = String.join(
                " || ' ' || ",
                List.of(columns).stream()
                        .map(column -> "coalesce(" + column + "::text, '-')")
                        .toList());
        return jdbc.queryForList(
                "select " + line + " from honors.audit_entry where number > ? and " + condition + " order by number",
                String.class,
                before);
    }
}

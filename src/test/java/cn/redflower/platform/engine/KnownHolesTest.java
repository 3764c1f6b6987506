package cn.redflower.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SessionHttp;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every hole that is known of a stock 7.24.0, through both of the engine's API bases, as a stranger, a teacher and an
 * administrator. An expression that is evaluated is noticed by its side effect, not by the status: it would write into
 * {@link #EVALUATED}.
 */
@IntegrationTest
class KnownHolesTest {

    /** What an evaluated expression would call. */
    static final List<String> EVALUATED = new ArrayList<>();

    private static final String CODE =
            "${''.getClass().forName('cn.redflower.platform.engine.KnownHolesTest').getDeclaredField('EVALUATED').get("
                    + "null).add('x')}";
    private static final List<String> BASES =
            List.of("/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine/engine/default");

    @Autowired
    SmallCounty county;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    @BeforeEach
    void people() {
        county.settle();
        EVALUATED.clear();
    }

    /** An attempt: who is at which base. */
    record Door(String who, String base) {

        Http http(int port) {
            return base.startsWith("/camunda")
                    ? who == null ? SessionHttp.stranger(port) : SessionHttp.of(port, who)
                    : new Http(port);
        }

        /** The login to send with each request; a session knows it already. */
        String login() {
            return base.startsWith("/camunda") ? null : who;
        }
    }

    static List<Door> doors() {
        List<Door> doors = new ArrayList<>();
        for (String base : BASES) {
            doors.add(new Door(null, base));
            doors.add(new Door("s901q01", base));
            doors.add(new Door("admin9", base));
        }
        return doors;
    }

    @ParameterizedTest
    @MethodSource("doors")
    void expressions_nested_in_queries_are_not_evaluated(Door door) {
        Http http = door.http(port);
        String filter = engine.getFilterService()
                .createFilterQuery()
                .filterName("我的待办")
                .singleResult()
                .getId();
        for (String path : List.of(
                "/task",
                "/task/count",
                "/history/task",
                "/history/task/count",
                "/process-instance",
                "/process-instance/count",
                "/history/process-instance",
                "/history/process-instance/count",
                "/execution",
                "/variable-instance",
                "/filter/" + filter + "/list",
                "/filter/" + filter + "/count",
                "/filter/" + filter + "/singleResult",
                "/process-instance/delete",
                "/process-instance/suspended-async",
                "/history/process-instance/delete",
                "/job/retries",
                "/modification/executeAsync",
                "/migration/executeAsync",
                "/batch",
                "/filter/create")) {
            for (Map<String, Object> body : List.<Map<String, Object>>of(
                    Map.of("orQueries", List.of(Map.of("assigneeExpression", CODE))),
                    Map.of(
                            "orQueries",
                            List.of(Map.of("orQueries", List.of(Map.of("candidateGroupExpression", CODE))))),
                    Map.of(
                            "orQueries",
                            List.of(Map.of(
                                    "createdBeforeExpression",
                                    CODE,
                                    "dueDateExpression",
                                    CODE,
                                    "followUpAfterExpression",
                                    CODE))),
                    Map.of(
                            "query",
                            Map.of("orQueries", List.of(Map.of("ownerExpression", CODE))),
                            "resourceType",
                            "Task",
                            "name",
                            "x"),
                    Map.of(
                            "processInstanceQuery",
                            Map.of("orQueries", List.of(Map.of("processInstanceBusinessKeyExpression", CODE)))),
                    Map.of("taskInvolvedUserExpression", CODE))) {
                assertThat(http.status(door.login(), "POST", door.base() + path, body))
                        .as(door + path)
                        .isIn(400, 401, 403);
            }
        }
        assertThat(http.status(door.login(), "GET", door.base() + "/task?assigneeExpression=%24%7B1%7D", null))
                .isIn(400, 401);
        assertThat(http.status(
                        door.login(),
                        "GET",
                        door.base() + "/filter/" + filter + "/list?assigneeExpression=%24%7B1%7D",
                        null))
                .isIn(400, 401);
        assertThat(EVALUATED).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void no_spelling_gets_an_expression_through(Door door) {
        Http http = door.http(port);
        String nested = "{\"orQueries\":[{\"assigneeExpression\":\"" + CODE + "\"}]}";
        for (Charset charset : List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                Charset.forName("UTF-32LE"),
                Charset.forName("UTF-32BE"))) {
            for (String mark : List.of("", "\uFEFF")) {
                for (String type : List.of(
                        "application/json",
                        "application/json;charset=" + charset.name(),
                        "application/hal+json",
                        "text/plain")) {
                    assertThat(http.raw(
                                            door.login(),
                                            "POST",
                                            door.base() + "/task",
                                            type,
                                            (mark + nested).getBytes(charset))
                                    .statusCode())
                            .as("%s %s %s", door, charset, type)
                            .isIn(400, 401, 403, 415);
                }
            }
        }
        for (String body : List.of(
                nested.replace("Expression", "Expr\\u0065ssion"),
                nested.replace("$", "#"),
                nested.replace("${", " \\u0024{"),
                "{\"orQueries\":[],\"orQueries\":[{\"assigneeExpression\":\"" + CODE + "\"}]}",
                " \n\t" + " ".repeat(9000) + nested,
                nested + nested,
                "{\"orQueries\":[{\"unknown\":1,\"assigneeExpression\":\"" + CODE + "\",\"assignee\":\"x\"}]}")) {
            assertThat(http.raw(
                                    door.login(),
                                    "POST",
                                    door.base() + "/task",
                                    "application/json",
                                    body.getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .as(door + body)
                    .isIn(400, 401, 403);
        }
        for (String path : List.of(
                "/task/",
                "/task;x=1",
                "/task;orQueries=1/count",
                "//task",
                "/./task",
                "/x/../task",
                "/%74ask",
                "/task%2f",
                "/task%00")) {
            assertThat(http.raw(
                                    door.login(),
                                    "POST",
                                    door.base() + path,
                                    "application/json",
                                    nested.getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .as(door + path)
                    .isBetween(400, 499);
        }
        assertThat(EVALUATED).isEmpty();
    }

    @Test
    void an_expression_in_a_stored_filter_is_not_evaluated_inside_the_engine_either() {
        // as if somebody had written it into the database
        Filter stored = engine.getFilterService().newTaskFilter("stored");
        stored.setQuery(engine.getTaskService().createTaskQuery());
        engine.getFilterService().saveFilter(stored);
        jdbc.update(
                "update act_ru_filter set query_ = ? where id_ = ?",
                "{\"orQueries\":[{\"assigneeExpression\":\"" + CODE + "\"}]}",
                stored.getId());
        try {
            for (Door door : doors()) {
                for (String how : List.of("list", "count", "singleResult")) {
                    assertThat(door.http(port)
                                    .status(
                                            door.login(),
                                            "GET",
                                            door.base() + "/filter/" + stored.getId() + "/" + how,
                                            null))
                            .as(door + how)
                            .isIn(400, 401, 403, 404);
                }
            }
            assertThat(EVALUATED).isEmpty();
        } finally {
            engine.getFilterService().deleteFilter(stored.getId());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create/",
                "/camunda/api/admin/setup/default/user/create;x=1",
                "/camunda/api/admin//setup/default/user/create",
                "/camunda/api/admin/./setup/default/user/create",
                "/camunda/api/admin/set%75p/default/user/create",
                "/camunda/api/ADMIN/setup/default/user/create",
                "/camunda/api/admin/x/../setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create%2f",
                "/camunda/api/cockpit/../admin/setup/default/user/create"
            })
    void nobody_sets_up_an_administrator(String path) {
        byte[] user = ("{\"profile\":{\"id\":\"evil\",\"firstName\":\"e\",\"lastName\":\"e\",\"email\":\"\"},"
                        + "\"credentials\":{\"password\":\"evil-password-1\"}}")
                .getBytes(StandardCharsets.UTF_8);
        for (String who : new String[] {null, "s901q01", "admin9"}) {
            SessionHttp http = who == null ? SessionHttp.stranger(port) : SessionHttp.of(port, who);
            assertThat(http.raw(null, "POST", path, "application/json", user).statusCode())
                    .as(who)
                    .isBetween(400, 404);
        }
        assertThat(engine.getIdentityService().createUserQuery().userId("evil").count())
                .isZero();
        assertThat(jdbc.queryForObject("select count(*) from honors.account where login = 'evil'", Integer.class))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void nothing_is_deployed_and_no_script_runs(Door door) {
        String model =
                "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"x\"><process "
                        + "id=\"evil\" isExecutable=\"true\"/></definitions>";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"x\"; filename=\"evil.bpmn\"\r\n\r\n" + model
                        + "\r\n--b--\r\n")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(door.http(port)
                        .raw(
                                door.login(),
                                "POST",
                                door.base() + "/deployment/create",
                                "multipart/form-data; boundary=b",
                                body.toByteArray())
                        .statusCode())
                .isIn(401, 403);
        assertThat(engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("evil")
                        .count())
                .isZero();
    }

    @Test
    void an_administrator_brings_no_object_into_the_engine() {
        Http http = new Http(port);
        var instance = engine.getRuntimeService().startProcessInstanceByKey("mail-delivery", "holes");
        for (String base : List.of("/engine-rest", "/engine-rest/engine/default")) {
            String variables = base + "/process-instance/" + instance.getId() + "/variables";
            for (Map<String, Object> value : List.<Map<String, Object>>of(
                    Map.of(
                            "type",
                            "Object",
                            "value",
                            "{}",
                            "valueInfo",
                            Map.of("objectTypeName", "java.net.URL", "serializationDataFormat", "application/json")),
                    Map.of(
                            "type",
                            "object",
                            "value",
                            "rO0AB",
                            "valueInfo",
                            Map.of(
                                    "objectTypeName",
                                    "x",
                                    "serializationDataFormat",
                                    "application/x-java-serialized-object")),
                    Map.of("type", "Bytes", "value", "AAAA"),
                    Map.of("type", "File", "value", "AAAA", "valueInfo", Map.of("filename", "x")),
                    Map.of("type", "Xml", "value", "<a/>"))) {
                assertThat(http.status("admin9", "PUT", variables + "/evil", value))
                        .as(value.toString())
                        .isBetween(400, 403);
                assertThat(http.status("admin9", "POST", variables, Map.of("modifications", Map.of("evil", value))))
                        .as(value.toString())
                        .isBetween(400, 403);
                assertThat(http.status(
                                "admin9",
                                "POST",
                                base + "/message",
                                Map.of(
                                        "messageName",
                                        "Message_Lost",
                                        "businessKey",
                                        "holes",
                                        "processVariables",
                                        Map.of("evil", value))))
                        .as(value.toString())
                        .isEqualTo(400);
            }
            assertThat(http.status(
                            "admin9", "PUT", variables + "/note", Map.of("type", "String", "value", "a plain one")))
                    .isEqualTo(403);
        }
        assertThat(engine.getRuntimeService().getVariables(instance.getId())).doesNotContainKeys("evil", "note");
        engine.getRuntimeService().deleteProcessInstance(instance.getId(), "test");
    }

    @Test
    void inside_the_engine_a_person_brings_no_object_either() {
        var instance = engine.getRuntimeService().startProcessInstanceByKey("mail-delivery", "holes");
        engine.getIdentityService().setAuthentication("admin9", List.of("camunda-admin"));
        try {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> engine.getRuntimeService()
                            .setVariable(
                                    instance.getId(),
                                    "evil",
                                    org.camunda.bpm.engine.variable.Variables.objectValue(new ArrayList<>())
                                            .serializationDataFormat("application/json")
                                            .create()))
                    .isInstanceOf(org.camunda.bpm.engine.BadUserRequestException.class);
            engine.getRuntimeService().setVariable(instance.getId(), "note", "ok");
        } finally {
            engine.getIdentityService().clearAuthentication();
            engine.getRuntimeService().deleteProcessInstance(instance.getId(), "test");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"processInstanceQuery", "processDefintionKey"})
    void nothing_is_done_to_all_that_match(String restriction) throws Exception {
        var instance = engine.getRuntimeService().startProcessInstanceByKey("mail-delivery", "holes");
        String mass = new ObjectMapper()
                .writeValueAsString(Map.of(
                        "processInstanceQuery",
                        Map.of(restriction, "x"),
                        "instructions",
                        List.of(),
                        "suspended",
                        true));
        for (Door door : doors()) {
            for (String path : List.of(
                    "/process-instance/delete",
                    "/process-instance/suspended-async",
                    "/modification/execute",
                    "/migration/execute",
                    "/process-instance/job-retries")) {
                assertThat(door.http(port)
                                .raw(
                                        door.login(),
                                        "POST",
                                        door.base() + path,
                                        "application/json",
                                        mass.getBytes(StandardCharsets.UTF_8))
                                .statusCode())
                        .as(door + path)
                        .isIn(400, 401, 403);
            }
        }
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .active()
                        .processInstanceId(instance.getId())
                        .count())
                .isEqualTo(1);
        engine.getRuntimeService().deleteProcessInstance(instance.getId(), "test");
    }

    @Test
    void what_is_refused_is_said_in_chinese() {
        JsonNode problem = new Http(port)
                .call(
                        "s901q01",
                        "POST",
                        "/engine-rest/task",
                        Map.of("orQueries", List.of(Map.of("assigneeExpression", "${1}"))),
                        400);
        assertThat(problem.get("code").asText()).isEqualTo("engine.expression-refused");
        assertThat(problem.get("detail").asText()).contains("不能写表达式");
    }
}

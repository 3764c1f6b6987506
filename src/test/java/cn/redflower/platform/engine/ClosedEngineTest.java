package cn.redflower.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The engine's API to strangers, to a teacher and, where code could be run, to the administrator as well. */
@IntegrationTest
class ClosedEngineTest {

    private static final Map<String, Object> NESTED =
            Map.of("orQueries", List.of(Map.of("assigneeExpression", "${noSuchBeanXyz}")));

    @Autowired
    SmallCounty county;

    @LocalServerPort
    int port;

    Http http;

    @BeforeEach
    void people() {
        county.settle();
        http = new Http(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task",
                "/engine-rest/engine",
                "/engine-rest/user",
                "/engine-rest/version",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/admin/auth/user/default",
                "/camunda/api/engine/engine/",
                "/api/one-star/evaluations",
                "/v3/api-docs",
                "/actuator/prometheus"
            })
    void a_stranger_gets_nothing(String path) {
        assertThat(http.status(null, "GET", path, null)).isEqualTo(401);
    }

    @Test
    void nobody_sets_up_an_administrator() {
        Map<String, Object> user = Map.of(
                "profile",
                Map.of("id", "evil", "firstName", "e", "lastName", "e"),
                "credentials",
                Map.of("password", "evil"));
        assertThat(http.status(null, "POST", "/camunda/api/admin/setup/default/user/create", user))
                .isIn(401, 403);
        assertThat(http.status("s901q01", "POST", "/camunda/api/admin/setup/default/user/create", user))
                .isIn(401, 403);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/user",
        "GET,/group",
        "GET,/deployment",
        "POST,/deployment/create",
        "GET,/process-instance",
        "POST,/process-instance/delete",
        "GET,/history/task",
        "GET,/history/variable-instance",
        "POST,/message",
        "POST,/signal",
        "POST,/condition",
        "GET,/external-task",
        "POST,/modification/execute",
        "GET,/metrics",
        "GET,/incident",
        "GET,/job",
        "POST,/filter/create",
        "PUT,/task/x/variables/a",
        "POST,/task/x/assignee",
        "POST,/task/x/delegate",
        "POST,/task/x/bpmnError",
        "POST,/task/x/bpmnEscalation",
        "PUT,/task/x",
        "DELETE,/task/x",
        "POST,/task/create",
        "GET,/task/x/comment",
        "POST,/task/x/comment/create",
        "GET,/task/x/attachment",
        "POST,/process-definition/key/one-star-evaluation/start",
        "GET,/event-subscription",
        "PUT,/process-definition/key/one-star-evaluation/suspended",
        "DELETE,/user/s901q01",
        "GET,/user/s901chair/profile",
        "GET,/batch",
        "GET,/schema/log"
    })
    void a_teacher_reaches_only_her_worklist(String method, String path) {
        Object body = "GET".equals(method) || "DELETE".equals(method) ? null : Map.of();
        assertThat(http.call("s901q01", method, "/engine-rest" + path, body, 403)
                        .get("code")
                        .asText())
                .isEqualTo("problem.not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task", "/engine-rest/task/count"})
    void no_query_runs_an_expression(String path) {
        assertThat(http.status("s901q01", "POST", path, NESTED)).isEqualTo(400);
        assertThat(http.status("s901q01", "POST", path, Map.of("assigneeExpression", "${noSuchBeanXyz}")))
                .isEqualTo(400);
    }

    @Test
    void no_filter_runs_an_expression() {
        String filter = http.call("s901q01", "GET", "/engine-rest/filter", null, 200)
                .get(0)
                .get("id")
                .asText();
        for (String door : List.of("list", "count", "singleResult")) {
            assertThat(http.status("s901q01", "POST", "/engine-rest/filter/" + filter + "/" + door, NESTED))
                    .as(door)
                    .isEqualTo(400);
        }
    }

    @Test
    void a_teacher_finds_the_filters_that_tasklist_shows() {
        assertThat(http.call("s901q01", "GET", "/engine-rest/filter", null, 200))
                .extracting(f -> f.get("name").asText())
                .containsExactlyInAnyOrder("我的待办", "待认领", "我已认领");
        assertThat(http.call("s901q01", "GET", "/engine-rest/user/s901q01/profile", null, 200)
                        .get("lastName")
                        .asText())
                .isEqualTo("s901q01老师");
    }
}

package cn.redflower.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.rest.dto.AbstractSearchQueryDto;
import org.camunda.bpm.engine.rest.dto.CamundaQueryParam;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/**
 * What nobody's client asks the engine: unknown parameters, values that are no values, addresses written in odd
 * letters. A 4xx in words, never a 5xx.
 */
@IntegrationTest
class OddQueriesTest {

    private static final List<String> VALUES = List.of("x", "-1", "%5B%5D", "");
    private static final List<String> PATHS = List.of(
            "task",
            "task/count",
            "process-instance",
            "process-instance/count",
            "process-definition",
            "execution",
            "job",
            "job-definition",
            "incident",
            "event-subscription",
            "variable-instance",
            "deployment",
            "filter",
            "external-task",
            "user",
            "group",
            "tenant",
            "authorization",
            "batch",
            "decision-definition",
            "history/task",
            "history/process-instance",
            "history/activity-instance",
            "history/incident",
            "history/job-log",
            "history/user-operation",
            "history/variable-instance",
            "history/detail");

    @Autowired
    SmallCounty county;

    @LocalServerPort
    int port;

    private final ObjectMapper json = new ObjectMapper();
    private Http http;

    @BeforeEach
    void people() {
        county.settle();
        http = new Http(port);
    }

    @Test
    void no_parameter_of_a_query_is_an_error_of_the_server() throws Exception {
        Map<String, Set<String>> known = parameters();
        assertThat(known).hasSizeGreaterThan(20);
        List<String> all = new ArrayList<>();
        for (String path : PATHS) {
            Set<String> names = new TreeSet<>(known.getOrDefault(
                    path.replace("/count", "").replaceAll("[/-]", "").replaceFirst("^history", "historic"), Set.of()));
            names.addAll(List.of(
                    "orQueries", "sorting", "sortBy", "sortOrder", "firstResult", "maxResults", "noSuchParameter"));
            names.forEach(name -> VALUES.forEach(value -> all.add("/engine-rest/" + path + "?" + name + "=" + value)));
        }
        assertThat(all).hasSizeGreaterThan(1000);
        assertThat(faults(all)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task?orQueries=x",
                "/engine-rest/engine/default/task?orQueries=x",
                "/engine-rest/task/count?orQueries=x",
                "/%65ngine-rest/task",
                "/engine-r%65st/task",
                "/engine-rest/t%61sk",
                "/engine-rest/%65ngine/default/task",
                "/c%61munda/api/engine/engine/default/task",
                "/%61pi/one-star/rounds",
                "/api/one-st%61r/rounds",
                "/l%6Fgin"
            })
    void what_cannot_be_read_is_said_in_words(String path) throws IOException {
        for (String login : new String[] {"admin9", "s901q01", null}) {
            HttpResponse<String> answer = http.send(login, "GET", path, null);
            assertThat(answer.statusCode())
                    .as(login + " " + path + ": " + answer.body())
                    .isIn(login == null ? List.of(400, 401, 404) : List.of(400, 404));
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(json.readTree(answer.body()).get("detail").asText()).containsPattern("[\\u4e00-\\u9fff]");
        }
    }

    /**
     * Conditions that compare nothing, or with a list, and numbers that count nothing, where the engine makes a 500 of
     * its own exceptions.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /task | {'taskVariables':[{'name':null,'operator':null,'value':null}]}",
                "POST | /task/count | {'orQueries':[{'processVariables':[{'name':'x','value':1}]}]}",
                "POST | /task | {'processVariables':[{'name':'x','operator':'eq','value':[1]}]}",
                "POST | /task | {'processVariables':[{'name':'x','operator':'eq','value':{'a':1}}]}",
                "POST | /message | {'messageName':'x','correlationKeys':{'a':{'value':[1]}}}",
                "POST | /message | {'messageName':'x','localCorrelationKeys':{'a':{'value':{'b':1}}}}",
                "PUT | /job/{job}/retries | {'retries':-1}",
                "PUT | /job-definition/{job}/retries | {'retries':-1}"
            })
    void no_body_is_an_error_of_the_server(String method, String path, String body) throws IOException {
        HttpResponse<String> answer = http.raw(
                "admin9",
                method,
                "/engine-rest" + path.replace("{job}", "no-such-job"),
                "application/json",
                body.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).get("detail").asText()).containsPattern("[\\u4e00-\\u9fff]");
    }

    private List<String> faults(List<String> all) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(4);
        try {
            List<String> faults = new ArrayList<>();
            for (Future<String> done : clients.invokeAll(all.stream()
                    .<Callable<String>>map(path -> () -> {
                        HttpResponse<String> answer = http.send("admin9", "GET", path, null);
                        return answer.statusCode() < 500 ? null : answer.statusCode() + " " + path;
                    })
                    .toList())) {
                if (done.get() != null) {
                    faults.add(done.get());
                }
            }
            return faults;
        } finally {
            clients.shutdown();
        }
    }

    /** What the engine's queries take, by the query's name in small letters. */
    private static Map<String, Set<String>> parameters() throws ClassNotFoundException {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(AbstractSearchQueryDto.class));
        Map<String, Set<String>> known = new TreeMap<>();
        for (var found : scan.findCandidateComponents("org.camunda.bpm.engine.rest.dto")) {
            Class<?> query = Class.forName(found.getBeanClassName());
            Set<String> names = new TreeSet<>();
            Arrays.stream(query.getMethods())
                    .map(method -> method.getAnnotation(CamundaQueryParam.class))
                    .filter(java.util.Objects::nonNull)
                    .forEach(parameter -> names.add(parameter.value()));
            known.put(
                    query.getSimpleName()
                            .replace("QueryDto", "")
                            .replace("Instance", "instance")
                            .toLowerCase(java.util.Locale.ROOT)
                            .replace("historictaskinstance", "historictask"),
                    names);
        }
        return known;
    }
}

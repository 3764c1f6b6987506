package cn.redflower.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SessionHttp;
import cn.redflower.test.SmallCounty;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.rest.dto.AbstractSearchQueryDto;
import org.camunda.bpm.engine.rest.dto.CamundaQueryParam;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Questions to the engine's API that it cannot understand are the asker's fault, whichever parameter is odd and however the path is spelt. */
@IntegrationTest
class OddQueriesTest {

    private static final List<String> ODD = List.of("x", "", "-1", "%5Bnull%5D", "99999999999999999999", "a_eq_");

    @Autowired
    SmallCounty county;
    @LocalServerPort
    int port;

    private Http http;

    @BeforeEach
    void people() {
        county.settle();
        http = new Http(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task?orQueries=x", "/engine-rest/task/count?orQueries=x", "/engine-rest/task?orQueries=%5B%5D", "/engine-rest/task?sorting=x",
            "/engine-rest/engine/default/task?orQueries=x"})
    void a_parameter_that_takes_no_text_is_the_askers_fault(String path) {
        assertThat(http.call("s901q01", "GET", path, null, 400).get("code").asText()).isEqualTo("problem.malformed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"orQueries\":[null]}|/task", "{\"orQueries\":\"x\"}|/task", "{\"orQueries\":[[]]}|/task", "{\"sorting\":[null]}|/task",
            "{\"processVariables\":[null]}|/task", "{\"taskDefinitionKeyIn\":[null]}|/task", "{\"taskDefinitionKeyIn\":{}}|/task/count", "{\"dueDate\":[]}|/task",
            "{\"sorting\":[{\"sortBy\":null,\"sortOrder\":\"x\"}]}|/task", "null|/task", "[]|/task/count", "{\"taskVariables\":[{\"name\":null,\"operator\":\"eq\"}]}|/task"})
    void a_body_that_is_no_query_is_the_askers_fault(String body, String path) {
        HttpResponse<String> answer = http.raw("s901q01", "POST", "/engine-rest" + path, "application/json", body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(body + " " + answer.body()).isIn(200, 400);
    }

    @Test
    void no_parameter_of_any_query_brings_the_server_to_an_error() throws IOException {
        List<String> faults = new ArrayList<>();
        int asked = 0;
        for (Map.Entry<String, Class<?>> query : queries().entrySet()) {
            for (String parameter : parameters(query.getValue())) {
                String odd = ODD.get(asked++ % ODD.size());
                String path = "/engine-rest" + query.getKey() + "?" + parameter + "=" + odd;
                int status = http.status("admin9", "GET", path, null);
                if (status >= 500) {
                    faults.add(status + " to " + path);
                }
            }
        }
        assertThat(queries()).hasSizeGreaterThan(15);
        assertThat(faults).as("%d questions", asked).isEmpty();
    }

    /** The lists of the engine that somebody may ask for, with what they understand. */
    private static Map<String, Class<?>> queries() throws IOException {
        Map<String, Class<?>> byName = new TreeMap<>();
        for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath*:org/camunda/bpm/engine/rest/dto/**/*QueryDto.class")) {
            String uri = resource.getURI().toString();
            String name = uri.substring(uri.indexOf("org/camunda"), uri.length() - ".class".length()).replace('/', '.');
            try {
                Class<?> type = Class.forName(name);
                if (AbstractSearchQueryDto.class.isAssignableFrom(type)) {
                    byName.put(type.getSimpleName(), type);
                }
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        Map<String, Class<?>> queries = new TreeMap<>();
        new ClassPathResource("security/engine-endpoints.csv").getContentAsString(StandardCharsets.UTF_8).lines().map(line -> line.split(","))
                .filter(row -> row[0].equals("GET") && !row[2].equals("NOBODY") && !row[1].contains("{") && !row[1].contains(":")).forEach(row -> {
                    String[] words = row[1].replaceFirst("^/", "").replaceFirst("/count$", "").replace("history/", "historic-").split("-");
                    String name = String.join("", Arrays.stream(words).map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1)).toList());
                    List.of(name, name + "Instance").forEach(each -> {
                        if (byName.containsKey(each + "QueryDto")) {
                            queries.put(row[1], byName.get(each + "QueryDto"));
                        }
                    });
                });
        return queries;
    }

    private static List<String> parameters(Class<?> dto) {
        return Arrays.stream(dto.getMethods()).map((Method method) -> method.getAnnotation(CamundaQueryParam.class)).filter(java.util.Objects::nonNull)
                .map(CamundaQueryParam::value).distinct().sorted().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%65ngine-rest/task", "/engine-rest/t%61sk", "/engine-%72est/%74ask/count", "/engine-rest/engine/def%61ult/task", "/%61pi/kinship", "/api/kin%73hip",
            "/%76erify/abc", "/c%61munda/app/tasklist/default/"})
    void encoded_letters_in_a_path_are_the_letters_or_refused(String path) throws Exception {
        for (String login : new String[] {null, "s901q01"}) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
            if (login != null) {
                request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((login + ":demo").getBytes(StandardCharsets.UTF_8)));
            }
            HttpResponse<String> answer = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(login + " " + path + " " + answer.body()).isLessThan(500);
            if (login == null && (path.contains("ngine") || path.contains("pi"))) {
                assertThat(answer.statusCode()).as("no way around the login: " + path).isIn(400, 401, 302);
            }
        }
        assertThat(SessionHttp.of(port, "s901q01").status(null, "GET", "/camunda/%61pi/engine/engine/default/task", null)).isLessThan(500);
    }
}

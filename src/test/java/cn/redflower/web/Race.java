package cn.redflower.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.AtOnce;
import cn.redflower.test.Http;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/**
 * The same request from several clients at the same moment ({@code -Dclients=30}; some without), held against what
 * {@code security/deciding.csv} says becomes of it. Remembers what has been raced, so that nothing is left out.
 */
final class Race {

    static final int CLIENTS = Integer.getInteger("clients", 6);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Http http;
    private final Map<String, String> kinds = kinds();
    private final Set<String> raced = new TreeSet<>();
    private final Set<String> tasks = new TreeSet<>();

    Race(Http http) {
        this.http = http;
    }

    static Map<String, String> kinds() {
        try {
            return new ClassPathResource("security/deciding.csv")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\|"))
                    .collect(Collectors.toMap(cells -> cells[0] + " " + cells[1], cells -> cells[2]));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /**
     * A JSON body.
     *
     * @param ids what the placeholders of the path stand for, in their order; gives an answer that succeeded
     */
    JsonNode at(String login, String endpoint, Object body, Object... ids) {
        String method = endpoint.substring(0, endpoint.indexOf(' '));
        String path = filled(endpoint, ids);
        return judged(endpoint, i -> http.send(login, method, path, body));
    }

    /** A file. */
    JsonNode with(String login, String endpoint, String filename, byte[] content, String query, Object... ids) {
        byte[] head = ("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + filename + "\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] foot = "\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[head.length + content.length + foot.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(content, 0, body, head.length, content.length);
        System.arraycopy(foot, 0, body, head.length + content.length, foot.length);
        String path = filled(endpoint, ids) + query;
        return judged(endpoint, i -> http.raw(login, "POST", path, "multipart/form-data; boundary=b", body));
    }

    /**
     * Claims the only task of this name on somebody's worklist and answers it with all clients: one succeeds, the
     * others hear by whom.
     */
    void task(String login, String key, Map<String, Object> answer) {
        JsonNode found = http.call(login, "GET", "/engine-rest/task?taskDefinitionKey=" + key, null, 200);
        assertThat(found).as(key + " for " + login).hasSize(1);
        String path = "/engine-rest/task/" + found.get(0).get("id").asText();
        http.call(login, "POST", path + "/claim", Map.of("userId", login), 204);
        Map<String, Object> variables = new HashMap<>();
        answer.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        List<HttpResponse<String>> answers =
                AtOnce.send(CLIENTS, i -> http.send(login, "POST", path + "/complete", Map.of("variables", variables)));
        assertThat(statuses(answers))
                .as(key + " " + bodies(answers))
                .containsOnly(204, 409)
                .containsOnlyOnce(204);
        answers.stream()
                .filter(loser -> loser.statusCode() == 409)
                .forEach(loser ->
                        assertThat(json(loser).get("code").asText()).as(key).isEqualTo("approval.already-done"));
        tasks.add(key);
    }

    private JsonNode judged(String endpoint, IntFunction<HttpResponse<String>> client) {
        assertThat(kinds).containsKey(endpoint);
        List<HttpResponse<String>> answers = AtOnce.send(CLIENTS, client);
        List<Integer> statuses = statuses(answers);
        long successes = statuses.stream().filter(status -> status < 300).count();
        String said = endpoint + " " + kinds.get(endpoint) + " " + statuses + " " + bodies(answers);
        switch (kinds.get(endpoint)) {
            case "once" -> {
                assertThat(successes).as(said).isOne();
                assertThat(statuses).as(said).allMatch(status -> status < 300 || status == 409);
            }
            case "gone" -> {
                assertThat(successes).as(said).isOne();
                assertThat(statuses).as(said).allMatch(status -> status < 300 || status == 404 || status == 409);
            }
            case "same" -> {
                assertThat(successes).as(said).isPositive();
                assertThat(statuses).as(said).allMatch(status -> status < 300 || status == 409);
            }
            default -> {
                assertThat(successes).as(said).isPositive();
                assertThat(statuses).as(said).allMatch(status -> status < 500);
            }
        }
        raced.add(endpoint);
        return answers.stream()
                .filter(answer -> answer.statusCode() < 300)
                .findFirst()
                .map(Race::json)
                .orElseThrow();
    }

    /** A page that is no longer true: refused with 409, and told by whom it was decided. */
    void late(String login, String endpoint, Object body, String by, Object... ids) {
        JsonNode told =
                http.call(login, endpoint.substring(0, endpoint.indexOf(' ')), filled(endpoint, ids), body, 409);
        assertThat(told.get("reasons").findValuesAsText("code"))
                .as(endpoint + " " + told)
                .contains("approval.already-done");
        assertThat(told.get("detail").asText()).as(endpoint).contains("已由" + by);
    }

    Set<String> raced() {
        return raced;
    }

    Set<String> tasks() {
        return tasks;
    }

    private static String filled(String endpoint, Object... ids) {
        String path = endpoint.substring(endpoint.indexOf(' ') + 1);
        for (Object id : ids) {
            path = path.replaceFirst("\\{[^}]+}", String.valueOf(id));
        }
        assertThat(path).as("every placeholder has its thing").doesNotContain("{");
        return path;
    }

    private static List<Integer> statuses(List<HttpResponse<String>> answers) {
        return answers.stream().map(HttpResponse::statusCode).toList();
    }

    private static List<String> bodies(List<HttpResponse<String>> answers) {
        return answers.stream()
                .filter(answer -> answer.statusCode() >= 300)
                .map(HttpResponse::body)
                .distinct()
                .toList();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + answer.body(), e);
        }
    }
}

package cn.redflower.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.web.EndpointMatrixTest.Row;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Each field of each body that the API describes, with values that no client of ours sends, on things that are there
 * and by somebody who may: whatever comes of it is the sender's fault and never an error of the server.
 */
@IntegrationTest
class OddBodiesTest {

    private static final List<String> ODD = List.of(
            "null",
            "[]",
            "{}",
            "[null]",
            "[[null]]",
            "[{}]",
            "\"\"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"" + "长".repeat(6000) + "\"",
            "1e308",
            "99999999999999999999999",
            "-1",
            "-2147483648",
            "1.5",
            "true",
            "\"9999-99-99\"",
            "\"+999999999-12-31\"",
            "\"-999999999-01-01\"",
            "\"+999999999-12-31T23:59:59+18:00\"",
            "\"\\u200b\"");

    @Autowired
    SchoolThings things;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    private final ObjectMapper json = new ObjectMapper();

    private record Sent(String login, String method, String path, String body) {}

    @Test
    void no_field_brings_the_server_to_an_error() throws Exception {
        Http http = new Http(port);
        Map<String, String> names = things.ofSchool901(http);
        JsonNode api = http.call("admin9", "GET", "/v3/api-docs", null, 200);
        List<Sent> all = new ArrayList<>();
        for (Row row : EndpointMatrixTest.rows()) {
            JsonNode schema = api.at("/paths/" + row.path().replace("~", "~0").replace("/", "~1") + "/"
                    + row.method().toLowerCase(java.util.Locale.ROOT)
                    + "/requestBody/content/application~1json/schema");
            if (!schema.isMissingNode()) {
                String login = row.all()
                        ? "s901chair"
                        : row.who().stream()
                                .filter(who -> !who.equals("admin9"))
                                .sorted()
                                .findFirst()
                                .orElse("admin9");
                bodies(api, schema)
                        .forEach(body -> all.add(new Sent(login, row.method(), filled(row.path(), names), body)));
            }
        }
        assertThat(all).as("bodies of the whole API").hasSizeGreaterThan(1000);
        assertThat(faults(http, all)).isEmpty();
    }

    /** Half a character has no place in the database; it is not made a question mark in silence. */
    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "好\\udfff的", "\\udc00\\ud800", "a\\u0000b"})
    void a_text_that_cannot_be_stored_is_refused_in_words_and_not_stored(String half) throws Exception {
        Http http = new Http(port);
        things.ofSchool901(http);
        int people = jdbc.queryForObject("select count(*) from honors.person", Integer.class);
        Map<String, String> doors = Map.of(
                "/api/accounts",
                "{\"name\":\"%s\",\"login\":\"half9\",\"posts\":[]}",
                "/api/kinship",
                "{\"pupilNumber\":\"%s\",\"relation\":\"CHILD\"}",
                "/engine-rest/message",
                "{\"messageName\":\"x\",\"businessKey\":\"%s\"}",
                "/engine-rest/task/x/complete",
                "{\"variables\":{\"opinion\":{\"value\":\"%s\"}}}");
        for (Map.Entry<String, String> door : doors.entrySet()) {
            HttpResponse<String> answer = http.raw(
                    "admin9",
                    "POST",
                    door.getKey(),
                    "application/json",
                    door.getValue().formatted(half).getBytes(StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).as(door.getKey() + answer.body()).isEqualTo(400);
            assertThat(json.readTree(answer.body()).get("code").asText())
                    .as(door.getKey())
                    .isEqualTo("problem.unstorable");
        }
        // of a name that is half a character no reader makes a field
        HttpResponse<String> named = http.raw(
                "admin9",
                "POST",
                "/engine-rest/task/x/complete",
                "application/json",
                "{\"variables\":{\"%s\":{\"value\":\"x\"}}}".formatted(half).getBytes(StandardCharsets.UTF_8));
        assertThat(named.statusCode()).as(named.body()).isEqualTo(400);
        assertThat(json.readTree(named.body()).get("code").asText())
                .isEqualTo(half.contains("u0000") ? "problem.unstorable" : "problem.malformed");
        assertThat(jdbc.queryForObject("select count(*) from honors.person", Integer.class))
                .isEqualTo(people);
    }

    private List<String> faults(Http http, List<Sent> all) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> work = all.stream()
                    .<Callable<String>>map(sent -> () -> fault(http, sent))
                    .toList();
            List<String> faults = new ArrayList<>();
            for (Future<String> done : clients.invokeAll(work)) {
                if (done.get() != null) {
                    faults.add(done.get());
                }
            }
            return faults;
        } finally {
            clients.shutdown();
        }
    }

    private String fault(Http http, Sent sent) throws IOException {
        HttpResponse<String> answer = http.raw(
                sent.login(),
                sent.method(),
                sent.path(),
                "application/json",
                sent.body().getBytes(StandardCharsets.UTF_8));
        boolean worded =
                answer.statusCode() < 400 || json.readTree(answer.body()).hasNonNull("code");
        String body = sent.body().length() > 300 ? sent.body().substring(0, 300) + "…" : sent.body();
        return answer.statusCode() < 500 && worded
                ? null
                : answer.statusCode() + " to " + sent.method() + " " + sent.path() + " " + body + ": " + answer.body();
    }

    /** The body with one field odd at a time, and the odd values themselves. */
    private List<String> bodies(JsonNode api, JsonNode schema) {
        List<String> all = new ArrayList<>(ODD);
        boolean list = schema.path("type").asText().equals("array");
        Map<String, String> plain = plain(api, list ? schema.get("items") : schema);
        for (String field : plain.keySet()) {
            for (String odd : ODD) {
                Map<String, String> spoiled = new LinkedHashMap<>(plain);
                spoiled.put(field, odd);
                String object = spoiled.entrySet().stream()
                        .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
                        .collect(Collectors.joining(",", "{", "}"));
                all.add(list ? "[" + object + "]" : object);
            }
        }
        return all;
    }

    /** An object as it might be sent. */
    private Map<String, String> plain(JsonNode api, JsonNode schema) {
        JsonNode resolved =
                schema.has("$ref") ? api.at(schema.get("$ref").asText().substring(1)) : schema;
        Map<String, String> plain = new LinkedHashMap<>();
        resolved.path("properties")
                .properties()
                .forEach(field -> plain.put(field.getKey(), value(api, field.getValue())));
        return plain;
    }

    private String value(JsonNode api, JsonNode schema) {
        if (schema.has("enum")) {
            return "\"" + schema.get("enum").get(0).asText() + "\"";
        }
        if (schema.has("$ref")) {
            return plain(api, schema).entrySet().stream()
                    .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return switch (schema.path("type").asText()) {
            case "integer", "number" -> "1";
            case "boolean" -> "true";
            case "array" -> "[" + value(api, schema.get("items")) + "]";
            default ->
                switch (schema.path("format").asText()) {
                    case "date" -> "\"2026-11-02\"";
                    case "date-time" -> "\"2026-11-02T09:00:00+08:00\"";
                    case "uuid" -> "\"00000000-0000-0000-0000-000000000001\"";
                    default -> "\"s901\"";
                };
        };
    }

    private static String filled(String path, Map<String, String> names) {
        String filled = path;
        for (Map.Entry<String, String> thing : names.entrySet()) {
            filled = filled.replace(thing.getKey(), thing.getValue());
        }
        return filled;
    }
}

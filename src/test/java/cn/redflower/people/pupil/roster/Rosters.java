package cn.redflower.people.pupil.roster;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.Http;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code /api/rosters} as a script uses it. */
final class Rosters {

    private static final String BOUNDARY = "----roster";
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final String base;
    private final Http http;

    Rosters(int port) {
        base = "http://localhost:" + port;
        http = new Http(port);
    }

    /** An answer that is not JSON, or not only. */
    record Answer(int status, String contentType, byte[] body) {
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    JsonNode upload(String login, String sample, int status) {
        return upload(login, ExpectedSheet.SAMPLES.resolve(sample), null, status);
    }

    JsonNode upload(String login, Path file, String schoolId, int status) {
        try {
            return upload(login, file.getFileName().toString(), Files.readAllBytes(file), schoolId, status);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode upload(String login, String name, byte[] content, String schoolId, int status) {
        Answer answer = post(login, name, () -> new ByteArrayInputStream(content), content.length, schoolId, true);
        assertThat(answer.status())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(status);
        return answer.json();
    }

    /** @param announced whether the length stands in the request's head */
    Answer post(
            String login, String name, Supplier<InputStream> content, long length, String schoolId, boolean announced) {
        String school = schoolId == null
                ? ""
                : "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"schoolId\"\r\n\r\n" + schoolId + "\r\n";
        byte[] before = (school + "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] after = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        HttpRequest.BodyPublisher stream =
                HttpRequest.BodyPublishers.ofInputStream(() -> new SequenceInputStream(Collections.enumeration(
                        List.of(new ByteArrayInputStream(before), content.get(), new ByteArrayInputStream(after)))));
        HttpRequest.BodyPublisher body = announced
                ? HttpRequest.BodyPublishers.fromPublisher(stream, before.length + length + after.length)
                : stream;
        return send(request(login, "/api/rosters")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(body)
                .build());
    }

    Answer download(String login, String path) {
        return send(request(login, path).build());
    }

    private HttpRequest.Builder request(String login, String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofMinutes(3))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((login + ":demo").getBytes(StandardCharsets.UTF_8)));
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode confirm(String login, JsonNode checked, boolean markMissingAsLeft, int status) {
        return http.call(
                login, "POST", path(checked) + "/confirm", Map.of("markMissingAsLeft", markMissingAsLeft), status);
    }

    HttpResponse<String> confirming(String login, JsonNode checked) {
        return http.send(login, "POST", path(checked) + "/confirm", Map.of("markMissingAsLeft", false));
    }

    JsonNode get(String login, JsonNode checked, String rest, int status) {
        return http.call(login, "GET", path(checked) + rest, null, status);
    }

    JsonNode delete(String login, JsonNode checked, int status) {
        return http.call(login, "DELETE", path(checked), null, status);
    }

    static String path(JsonNode checked) {
        return "/api/rosters/" + checked.get("id").asText();
    }

    /** Looks again and again until the work in the background is over. */
    JsonNode whenSettled(String login, JsonNode started) {
        Instant end = Instant.now().plusSeconds(240);
        while (Instant.now().isBefore(end)) {
            JsonNode now = get(login, started, "", 200);
            if (!List.of("CHECKING", "CONFIRMING").contains(now.get("status").asText())) {
                return now;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(100).toNanos());
        }
        throw new AssertionError("still working");
    }

    /** The counts as {@code added/changed/unchanged/missing}. */
    static String difference(JsonNode checked) {
        return "%d/%d/%d/%d"
                .formatted(
                        checked.get("added").asInt(),
                        checked.get("changed").asInt(),
                        checked.get("unchanged").asInt(),
                        checked.get("missing").asInt());
    }
}

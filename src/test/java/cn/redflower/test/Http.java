package cn.redflower.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** The running server as a script sees it: JSON over HTTP Basic, every status looked at. */
public class Http {

    /** Stands between a case's title and the step. */
    private static final String STEP = " — ";

    private final HttpClient client;
    private final ObjectMapper json = new ObjectMapper();
    protected final String base;

    public Http(int port) {
        this(port, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    protected Http(int port, HttpClient client) {
        this.client = client;
        this.base = "http://localhost:" + port;
    }

    /** Calls as {@code login} (null: as a stranger) and gives the answer's JSON, null where it has none. */
    public JsonNode call(String login, String method, String path, Object body, int status) {
        HttpResponse<String> response = send(login, method, path, body);
        assertThat(response.statusCode())
                .as(login + " " + method + " " + path + ": " + response.body())
                .isEqualTo(status);
        return read(response);
    }

    /** The status only. */
    public int status(String login, String method, String path, Object body) {
        return send(login, method, path, body).statusCode();
    }

    /** What is to be done on somebody's worklist, oldest first: the names of its tasks without the cases' titles. */
    public java.util.List<String> worklist(String login) {
        return taskNames(login).stream()
                .map(name -> name.substring(name.indexOf(STEP) < 0 ? 0 : name.indexOf(STEP) + STEP.length()))
                .toList();
    }

    /** The names on somebody's worklist, oldest first. */
    public java.util.List<String> taskNames(String login) {
        JsonNode tasks = call(login, "GET", "/engine-rest/task?sortBy=created&sortOrder=asc", null, 200);
        return java.util.stream.StreamSupport.stream(tasks.spliterator(), false)
                .map(t -> t.get("name").asText())
                .toList();
    }

    /** Claims the only task on somebody's worklist if need be, and completes it. */
    public JsonNode complete(String login, Map<String, Object> answer, int status) {
        JsonNode task = call(login, "GET", "/engine-rest/task", null, 200).get(0);
        assertThat(task).as("a task for " + login).isNotNull();
        String path = "/engine-rest/task/" + task.get("id").asText();
        if (task.get("assignee").isNull()) {
            call(login, "POST", path + "/claim", Map.of("userId", login), 204);
        }
        Map<String, Object> variables = new java.util.HashMap<>();
        answer.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        return call(login, "POST", path + "/complete", Map.of("variables", variables), status);
    }

    /** Sends a body as it is. @param contentType null: none is named */
    public HttpResponse<String> raw(String login, String method, String path, String contentType, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).method(method, BodyPublishers.ofByteArray(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        authorize(request, login);
        return send(request);
    }

    /** Downloads a file. */
    public HttpResponse<byte[]> download(String login, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        authorize(request, login);
        return send(request, BodyHandlers.ofByteArray());
    }

    /** A file that is made of what is sent. */
    public HttpResponse<byte[]> download(String login, String path, Object body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
            authorize(request, login);
            return send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The answer as it is. */
    public HttpResponse<String> send(String login, String method, String path, Object body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
            authorize(request, login);
            return send(request);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** By name and password with every request; a subclass may do otherwise. */
    protected void authorize(HttpRequest.Builder request, String login) {
        if (login != null) {
            request.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(
                                            (login + ":" + SmallCounty.PASSWORD).getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Sends with whatever the client has to add. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode read(HttpResponse<String> response) {
        try {
            return response.body().isEmpty() ? null : json.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + response.body(), e);
        }
    }
}

package cn.redflower.people.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Somebody at an address of her own, with a browser's cookies or with a script. Redirects are looked at, not followed.
 */
public class Visitor {

    public final String address;
    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final ObjectMapper json = new ObjectMapper();

    /** @param address what the proxy in front says */
    public Visitor(int port, String address) {
        this.base = "http://localhost:" + port;
        this.address = address;
    }

    /** Sends name and password with the request, as a script does. */
    public HttpResponse<String> basic(String login, String password, String path) {
        return basic(login, password, "GET", path, null);
    }

    public HttpResponse<String> basic(String login, String password, String method, String path, Object body) {
        String secret = Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Authorization", "Basic " + secret)
                .header("Content-Type", "application/json")
                .method(method, content(body)));
    }

    private HttpRequest.BodyPublisher content(Object body) {
        try {
            return body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fills in the login page; where it leads to, without the host. */
    public String logIn(String login, String password) {
        get("/login");
        String next = leadsTo(post("/login", Map.of("username", login, "password", password)));
        // a login brings another token
        get("/login");
        return next.replace("?continue", "");
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).header("Accept", "text/html").GET());
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path).headers(headers).GET());
    }

    public HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        String fields = form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = request(path)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-RF-CSRF", cookie("RF-CSRF"))
                .POST(BodyPublishers.ofString(fields));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Sends a form with a token of long ago. @param headers further ones, which come after those of a browser */
    public HttpResponse<String> postStale(String path, Map<String, String> form, String... headers) {
        String fields = form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .setHeader("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .setHeader(headers[0], headers[1])
                .POST(BodyPublishers.ofString(fields + "&_csrf=00000000-0000-0000-0000-000000000000")));
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    public static String leadsTo(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(l -> l.replaceFirst("https?://[^/]*", ""))
                .orElse("nowhere but " + answer.statusCode());
    }

    public static JsonNode problem(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("X-Forwarded-For", address);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package cn.redflower.people.login;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.SmallCounty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Somebody with a browser's cookies and no script: pages, forms and redirects, each one looked at. */
public class Visitor {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;

    public Visitor(int port) {
        this.base = "http://localhost:" + port;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Accept", "text/html, */*;q=0.8")
                .GET()
                .build());
    }

    /** Goes where the redirects lead. */
    public HttpResponse<String> follow(HttpResponse<String> response) {
        HttpResponse<String> page = response;
        for (int i = 0; i < 10 && page.statusCode() / 100 == 3; i++) {
            page = get(page.request()
                    .uri()
                    .resolve(page.headers().firstValue("Location").orElseThrow())
                    .toString());
        }
        assertThat(page.statusCode() / 100).as("an end of the redirects").isNotEqualTo(3);
        return page;
    }

    public HttpResponse<String> open(String path) {
        return follow(get(path));
    }

    /** Sends a form as the pages do, with their token. */
    public HttpResponse<String> post(String path, Map<String, String> form) {
        if (cookie("RF-CSRF").isEmpty()) {
            get("/login");
        }
        Map<String, String> all = new HashMap<>(form);
        all.put("_csrf", cookie("RF-CSRF").orElseThrow());
        String body = all.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html, */*;q=0.8")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Name and password; ends on the page that comes after them. */
    public HttpResponse<String> login(String login) {
        return follow(post("/login", Map.of("username", login, "password", SmallCounty.PASSWORD)));
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /** The path of the page that an answer is. */
    public static String path(HttpResponse<String> response) {
        return response.request().uri().getPath();
    }

    public static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    private URI address(String path) {
        return URI.create(path.startsWith("http") ? path : base + path);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

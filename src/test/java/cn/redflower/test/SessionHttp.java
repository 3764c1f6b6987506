package cn.redflower.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/**
 * A browser's session without the browser: logged in by the form, cookies kept, the tokens of the house and of the web
 * applications sent back.
 */
public final class SessionHttp extends Http {

    private final CookieManager cookies;

    private SessionHttp(int port, CookieManager cookies) {
        super(
                port,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .cookieHandler(cookies)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build());
        this.cookies = cookies;
    }

    /** Logs in by the form. */
    public static SessionHttp of(int port, String login) {
        SessionHttp http = stranger(port);
        String form = "username=" + login + "&password=" + SmallCounty.PASSWORD + "&_csrf="
                + URLEncoder.encode(http.cookie("RF-CSRF"), StandardCharsets.UTF_8);
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create(http.base + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        assertThat(answer.headers().firstValue("Location"))
                .as("login of " + login + ", answered by " + answer.statusCode() + " "
                        + answer.body().length() + " " + answer.headers().map())
                .hasValueSatisfying(to -> assertThat(to).doesNotContain("error"));
        http.status(null, "GET", "/camunda/app/tasklist/default/", null);
        return http;
    }

    /** Nobody: has only looked at the login page. */
    public static SessionHttp stranger(int port) {
        SessionHttp http = new SessionHttp(port, new CookieManager());
        http.status(null, "GET", "/login", null);
        return http;
    }

    /** The value of a cookie that the server has set, empty if there is none. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    @Override
    protected void authorize(HttpRequest.Builder request, String login) {
        assertThat(login).as("a session knows who it is").isNull();
        request.header("X-RF-CSRF", cookie("RF-CSRF")).header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
    }
}

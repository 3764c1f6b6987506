package cn.redflower.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every answer, page, file, error or refusal, tells the browser what it may do with it. */
@IntegrationTest
class HeadersEverywhereTest {

    @LocalServerPort
    int port;

    @Autowired
    SmallCounty county;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private RawHttp http;

    @BeforeEach
    void server() {
        county.settle();
        http = new RawHttp(port);
    }

    @Test
    void all_of_our_pages_and_what_goes_wrong_with_them() {
        List<String> paths = new ArrayList<>();
        mapping.getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().isEmpty()
                        || info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .forEach(info ->
                        info.getPatternValues().forEach(path -> paths.add(path.replaceAll("\\{[^/]*\\}", "2026"))));
        assertThat(paths).hasSizeGreaterThan(25);
        paths.addAll(List.of(
                "/assets/redflower.css",
                "/assets/nothing.js",
                "/assets/api.js",
                "/no/such/page",
                "/favicon.ico",
                "/camunda/app/tasklist/",
                "/login?error",
                "/actuator/health",
                "/v3/api-docs",
                "/engine-rest/task",
                "/engine-rest/user",
                "/engine-rest/task/none",
                "/camunda/api/engine/engine/default/task",
                "/one-star;x=1",
                "//one-star",
                "/a/%2e%2e/b",
                "/one-star?kind=%00"));
        for (String path : paths) {
            for (String login : List.of("", "county9", "s901q01")) {
                RawHttp.Answer answer = send("GET", path, login.isEmpty() ? "" : RawHttp.basic(login));
                String head = answer.head().toLowerCase(Locale.ROOT);
                assertThat(answer.status()).as(path).isBetween(200, 499);
                assertThat(head)
                        .as(path + " as " + login)
                        .contains("x-content-type-options: nosniff")
                        .contains("x-frame-options: sameorigin")
                        .doesNotContain("\r\nserver:")
                        .doesNotContain("x-powered-by");
                if (path.startsWith("/camunda/app/")) {
                    // the engine's pages bring their own, with a nonce
                    assertThat(answer.status() != 200 || head.contains("content-security-policy: base-uri 'self'"))
                            .as(path + " as " + login + head)
                            .isTrue();
                } else if (!path.startsWith("/camunda/")) {
                    assertThat(head)
                            .as(path + " as " + login)
                            .containsPattern("referrer-policy: (same-origin|no-referrer)")
                            .contains("frame-ancestors 'self'")
                            .contains("default-src 'self'");
                }
                if (answer.status() >= 400) {
                    assertThat(answer.body())
                            .as(path)
                            .doesNotContain("Exception")
                            .doesNotContain("org.springframework")
                            .doesNotContain("Tomcat")
                            .doesNotContain("Whitelabel");
                }
            }
        }
    }

    @Test
    void over_https_the_browser_is_told_to_stay_there() {
        assertThat(send("GET", "/login", "X-Forwarded-Proto: https\r\n").head().toLowerCase(Locale.ROOT))
                .contains("strict-transport-security: max-age=31536000");
        assertThat(send("GET", "/login", "").head().toLowerCase(Locale.ROOT))
                .doesNotContain("strict-transport-security");
    }

    @Test
    void nobody_is_shown_his_own_request() {
        for (String path : List.of(
                "/",
                "/login",
                "/api/kinship",
                "/engine-rest/task",
                "/camunda/api/engine/engine/default/task",
                "/assets/redflower.css",
                "/actuator/health")) {
            for (String method : List.of("TRACE", "TRACK", "DEBUG")) {
                RawHttp.Answer answer = send(method, path, RawHttp.basic("county9") + "X-Secret: flower\r\n");
                assertThat(answer.status()).as(method + " " + path).isIn(400, 405, 501);
                assertThat(answer.body()).doesNotContain("X-Secret");
            }
        }
    }

    private RawHttp.Answer send(String method, String path, String headers) {
        return http.send(RawHttp.ascii(method + " " + path
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: text/html\r\n" + headers + "\r\n"));
    }
}

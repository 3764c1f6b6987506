package cn.redflower.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A request may say that it came to any host: no answer leads there or repeats it, or a cache would lead others there.
 */
@IntegrationTest
class ForeignHostTest {

    private static final String EVIL = "evil.example";
    private static final List<String> HEADS = List.of(
            "Host: " + EVIL + "\r\n",
            "Host: localhost\r\nX-Forwarded-Host: " + EVIL + "\r\nForwarded: host=" + EVIL + "\r\n",
            "Host: " + EVIL + ":8443\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Port: 8443\r\n");

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
    void no_page_and_no_redirect_repeats_it() {
        List<String> paths = new ArrayList<>(List.of(
                "/",
                "/camunda",
                "/camunda/",
                "/camunda/app",
                "/camunda/app/tasklist",
                "/camunda/app/tasklist/",
                "/camunda/app/welcome/",
                "/assets",
                "/no/such",
                "/engine-rest",
                "/engine-rest/task",
                "/engine-rest/process-definition",
                "/engine-rest/filter",
                "/engine-rest/deployment",
                "/actuator/health",
                "/one-star?kind=%00",
                "//one-star"));
        mapping.getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().isEmpty()
                        || info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .forEach(info ->
                        info.getPatternValues().forEach(path -> paths.add(path.replaceAll("\\{[^/]*\\}", "2026"))));
        for (String path : paths) {
            for (String head : HEADS) {
                for (String login : List.of("", RawHttp.basic("county9"))) {
                    RawHttp.Answer answer = send("GET", path, head + login, "");
                    assertThat(answer.status()).as(path).isBetween(200, 499);
                    assertThat(answer.head() + answer.body())
                            .as(path + " with " + head + login)
                            .doesNotContain(EVIL);
                }
            }
        }
    }

    @Test
    void nor_does_the_way_through_the_login_and_back_to_the_page_that_was_wanted() {
        RawHttp.Answer wanted = send("GET", "/one-star?a=b", HEADS.get(0), "");
        assertThat(location(wanted)).isEqualTo("/login");
        String session = cookie(wanted, "JSESSIONID");
        RawHttp.Answer page = send("GET", "/login", HEADS.get(0) + "Cookie: JSESSIONID=" + session + "\r\n", "");
        String token = cookie(page, "RF-CSRF");
        RawHttp.Answer in = send(
                "POST",
                "/login",
                HEADS.get(0) + "Cookie: JSESSIONID=" + session + "; RF-CSRF=" + token + "\r\n",
                "username=s901chair&password=demo&_csrf=" + token);
        assertThat(in.status()).isEqualTo(302);
        assertThat(location(in)).startsWith("/one-star?a=b");
        String later = cookie(in, "JSESSIONID");
        RawHttp.Answer back = send("GET", location(in), HEADS.get(0) + "Cookie: JSESSIONID=" + later + "\r\n", "");
        assertThat(back.status()).isEqualTo(200);
        assertThat(in.head() + back.head() + back.body()).doesNotContain(EVIL);
        for (String[] form : new String[][] {{"/login", "username=s901chair&password=wrong"}, {"/logout", ""}}) {
            RawHttp.Answer again = send("GET", "/login", HEADS.get(0), "");
            String fresh = cookie(again, "RF-CSRF");
            RawHttp.Answer answer = send(
                    "POST", form[0], HEADS.get(0) + "Cookie: RF-CSRF=" + fresh + "\r\n", form[1] + "&_csrf=" + fresh);
            assertThat(location(answer)).as(form[0]).startsWith("/login?");
        }
    }

    private static String location(RawHttp.Answer answer) {
        return found(answer, "(?i)\r\nLocation: ([^\r]*)");
    }

    private static String cookie(RawHttp.Answer answer, String name) {
        return found(answer, "(?i)\r\nSet-Cookie: " + name + "=([^;\r]+)");
    }

    private static String found(RawHttp.Answer answer, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(answer.head());
        assertThat(found.find()).as(answer.head()).isTrue();
        return found.group(1);
    }

    private RawHttp.Answer send(String method, String path, String head, String body) {
        return http.send(RawHttp.ascii(method + " " + path + " HTTP/1.1\r\n" + head
                + "Accept: text/html,*/*\r\nConnection: close\r\n"
                + (method.equals("POST")
                        ? "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n"
                        : "")
                + "\r\n" + body));
    }
}

package cn.redflower.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SessionHttp;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Everybody at every endpoint of ours, on the things of school {@code s901}. The endpoints are those of the running
 * application; {@code security/endpoints.csv} says of each who gets through, by login and not by permission, so that
 * neither a rule that is forgotten in the code nor one that is lost in the table of permissions goes unnoticed. An
 * endpoint without a row fails the test.
 */
@IntegrationTest
class EndpointMatrixTest {

    private static final List<String> COUNTY = List.of("admin9", "league9", "education9", "county9");
    static final Map<String, List<String>> NAMES =
            Map.of("COUNTY", COUNTY, "TOWN", List.of("town9"), "COMMITTEE", List.of("s901chair", "s901committee"));
    static final List<String> OWN = List.of(
            "admin9",
            "league9",
            "education9",
            "county9",
            "expert9",
            "town9",
            "s901chair",
            "s901committee",
            "s901brigade",
            "s901q01",
            "s901q01squad",
            "s901q01guest");
    static final List<String> OTHERS =
            List.of("s901q02", "town8", "s902chair", "s902committee", "s902brigade", "s902q01", "s902q01squad");
    private static final List<String> FOREIGN = OTHERS.subList(1, OTHERS.size());

    @Autowired
    SchoolThings things;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    @LocalServerPort
    int port;

    /** A row of the table. @param list everybody gets an answer, but only these find the school's things in it */
    record Row(String method, String path, Set<String> who, boolean all, boolean open, boolean list, String body) {

        String endpoint() {
            return method + " " + path;
        }
    }

    @Test
    void every_endpoint_of_the_application_is_in_the_table_and_every_row_exists() throws IOException {
        assertThat(rows().stream().map(Row::endpoint)).containsExactlyInAnyOrderElementsOf(served());
    }

    @Test
    void everybody_gets_what_the_table_says() throws IOException {
        Map<String, String> things = this.things.ofSchool901(new Http(port));
        Map<String, Http> sessions = new HashMap<>();
        Http scripts = new Http(port);
        sessions.put(null, SessionHttp.stranger(port));
        Stream.concat(OWN.stream(), OTHERS.stream()).forEach(login -> sessions.put(login, SessionHttp.of(port, login)));
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        // who is turned away first, so that nothing has changed yet when somebody gets through
        for (boolean through : new boolean[] {false, true}) {
            for (Row row : rows()) {
                for (String login : Stream.of(Stream.of((String) null), OWN.stream(), OTHERS.stream())
                        .flatMap(s -> s)
                        .toList()) {
                    boolean open = row.open()
                            || login != null
                                    && (row.all() || row.list() || row.who().contains(login));
                    if (open == through) {
                        asked++;
                        check(row, login, open, ask(row, login, things, scripts, sessions), things)
                                .ifPresent(wrong::add);
                    }
                }
            }
        }
        assertThat(asked).isEqualTo(rows().size() * (1 + OWN.size() + OTHERS.size()));
        assertThat(wrong).isEmpty();
    }

    private HttpResponse<String> ask(
            Row row, String login, Map<String, String> things, Http scripts, Map<String, Http> sessions) {
        String path = row.path();
        String body = row.body();
        for (Map.Entry<String, String> thing : things.entrySet()) {
            path = path.replace(thing.getKey(), thing.getValue());
        }
        if (body.startsWith("?")) {
            path += body;
            body = "";
        }
        boolean machine = path.startsWith("/api/") || path.startsWith("/v3/");
        Http http = machine ? scripts : sessions.get(login);
        String type = body.startsWith("--")
                ? "multipart/form-data; boundary=b"
                : body.startsWith("{") || body.startsWith("[")
                        ? "application/json"
                        : body.isEmpty() ? null : "application/x-www-form-urlencoded";
        String sent = body.startsWith("--") ? body.replace("~", "\r\n") : body;
        return http.raw(machine ? login : null, row.method(), path, type, sent.getBytes(StandardCharsets.UTF_8));
    }

    private static java.util.Optional<String> check(
            Row row, String login, boolean open, HttpResponse<String> answer, Map<String, String> things) {
        int status = answer.statusCode();
        boolean right;
        if (open) {
            right = status != 401 && status != 403 && status != 404 && status < 500 && !toLogin(answer);
            if (right && row.list()) {
                String thing = things.get(row.path().substring(row.path().lastIndexOf('/') + 1) + "/{id}");
                right = row.who().contains(login) == answer.body().contains(thing.substring(thing.indexOf('/') + 1));
            }
        } else if (login == null) {
            right = status == 401 || status == 403 || toLogin(answer);
        } else {
            boolean secret = FOREIGN.contains(login)
                    && Stream.of(
                                    "evaluations/{id}",
                                    "one-star/{id}",
                                    "rosters/{id}",
                                    "objections/{id}",
                                    "nominations/{id}",
                                    "revocations/{id}")
                            .anyMatch(row.path()::contains);
            right = secret ? status == 404 : status == 403 || status == 404;
        }
        return right
                ? java.util.Optional.empty()
                : java.util.Optional.of(login + " " + row.endpoint() + (open ? " is open: " : " is closed: ") + status);
    }

    private static boolean toLogin(HttpResponse<String> answer) {
        return answer.statusCode() == 302
                && answer.headers().firstValue("Location").orElse("").endsWith("/login");
    }

    static List<Row> rows() throws IOException {
        return new ClassPathResource("security/endpoints.csv")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> {
                    String[] cells = line.split("\\|", -1);
                    boolean list = cells[2].startsWith("list:");
                    Set<String> who = Arrays.stream(
                                    cells[2].replace("list:", "").trim().split(" "))
                            .flatMap(name -> NAMES.getOrDefault(name, List.of(name)).stream())
                            .collect(Collectors.toSet());
                    return new Row(
                            cells[0].trim(),
                            cells[1].trim(),
                            who,
                            who.contains("all"),
                            who.contains("public"),
                            list,
                            cells.length > 3 ? cells[3].trim() : "");
                })
                .toList();
    }

    private Set<String> served() {
        Set<String> all = new TreeSet<>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) -> {
            if (isOurs(handler)) {
                info.getPathPatternsCondition().getPatternValues().forEach(path -> {
                    Stream<String> methods =
                            info.getMethodsCondition().getMethods().isEmpty()
                                    ? Stream.of("GET")
                                    : info.getMethodsCondition().getMethods().stream()
                                            .map(Enum::name);
                    methods.forEach(method -> all.add(method + " " + path.replaceAll("\\{(\\w+):[^/]*}", "{$1}")));
                });
            }
        }));
        return all;
    }

    private static boolean isOurs(HandlerMethod handler) {
        String name = handler.getBeanType().getName();
        // what answers for other requests is no endpoint of its own
        return !handler.getBeanType().equals(ErrorPages.class)
                && (name.startsWith("cn.redflower.") || name.startsWith("org.springdoc."));
    }
}

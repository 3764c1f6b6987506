package cn.redflower.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SessionHttp;
import cn.redflower.test.SmallCounty;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.camunda.bpm.engine.rest.impl.NamedProcessEngineRestServiceImpl;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

/**
 * Everybody at every endpoint of the engine's API, through both bases and the web applications' own. The endpoints are
 * those that the running server answers; {@code security/engine-endpoints.csv} says of each who may come in, and an
 * endpoint that is not there fails the test.
 */
@IntegrationTest
class EngineMatrixTest {

    /** One in each post, and nobody. */
    static final List<String> ROLES = List.of(
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

    private static final List<String> EVERYBODY =
            Stream.concat(Stream.of((String) null), ROLES.stream()).toList();
    /** One of each audience. */
    private static final List<String> THREE = Arrays.asList(null, "admin9", "s901q01");

    private static final String OPERATIONS = "admin9";

    @Autowired
    SmallCounty county;

    @Autowired
    FilterService filters;

    @LocalServerPort
    int port;

    /**
     * One that everybody may use: of those that she may not, and of those that are not there, a person hears the same.
     */
    String filter;

    @BeforeEach
    void people() {
        county.settle();
        filter = filters.createFilterQuery().filterName("我的待办").singleResult().getId();
    }

    @Test
    void every_endpoint_of_the_server_is_in_the_table_and_every_row_exists() throws IOException {
        assertThat(listed().keySet()).containsExactlyInAnyOrderElementsOf(served());
    }

    @Test
    void everybody_gets_what_the_table_says_at_the_rest_api() throws Exception {
        Http http = new Http(port);
        List<String> wrong = drive("/engine-rest", EVERYBODY, role -> new Caller(http, role));
        assertThat(wrong).isEmpty();
    }

    @Test
    void everybody_gets_what_the_table_says_at_the_web_applications() throws Exception {
        Map<String, SessionHttp> sessions = new LinkedHashMap<>();
        ROLES.forEach(role -> sessions.put(role, SessionHttp.of(port, role)));
        SessionHttp stranger = SessionHttp.stranger(port);
        List<String> wrong = drive(
                "/camunda/api/engine/engine/default",
                THREE,
                role -> new Caller(role == null ? stranger : sessions.get(role), null));
        assertThat(wrong).isEmpty();
    }

    private record Caller(Http http, String login) {}

    /** @param some who call what both bases have; what only the web applications have is called by everybody */
    private List<String> drive(String base, List<String> some, java.util.function.Function<String, Caller> callers)
            throws Exception {
        List<Callable<List<String>>> work = new ArrayList<>();
        for (Map.Entry<String, String> row : listed().entrySet()) {
            boolean webapps = row.getKey().contains(" " + EngineDoor.WEBAPPS);
            boolean engines = row.getKey().equals("GET /engine");
            // whoever may log out is out of the session that the other rows need
            if (!row.getValue().equals("LOGOUT")
                    && (!webapps || base.startsWith("/camunda"))
                    && (!engines || !base.endsWith("/default"))) {
                work.add(() -> wrongAt(
                        row.getKey(),
                        row.getValue(),
                        webapps ? "/camunda/api" : base,
                        webapps ? EVERYBODY : some,
                        callers));
            }
        }
        ExecutorService several = Executors.newFixedThreadPool(4);
        try {
            List<String> wrong = new ArrayList<>();
            for (Future<List<String>> done : several.invokeAll(work)) {
                wrong.addAll(done.get());
            }
            return wrong;
        } finally {
            several.shutdown();
        }
    }

    private List<String> wrongAt(
            String endpoint,
            String audience,
            String base,
            List<String> roles,
            java.util.function.Function<String, Caller> callers) {
        String method = endpoint.substring(0, endpoint.indexOf(' '));
        String path = base
                + endpoint.substring(endpoint.indexOf(' ') + 1)
                        .replace(EngineDoor.WEBAPPS, "")
                        .replace("{engine}", "default")
                        .replace("{processEngineName}", "default")
                        .replace("{file}", "app/plugin.js")
                        .replace("/filter/{id}", "/filter/" + filter)
                        .replaceAll("\\{[^}]+}", "x1");
        List<String> wrong = new ArrayList<>();
        for (String role : roles) {
            Caller caller = callers.apply(role);
            Object body = List.of("POST", "PUT").contains(method) ? Map.of() : null;
            int status = caller.http().status(caller.login(), method, path, body);
            boolean open = role != null
                    && (audience.equals("EVERYBODY") || audience.equals("OPERATIONS") && role.equals(OPERATIONS));
            // a stranger without a token is turned away before it matters that nobody is logged in
            boolean right = open
                    ? status != 401 && status != 403 && status < 500
                    : role == null ? status == 401 || status == 403 : status == 403;
            if (!right) {
                wrong.add(role + " " + method + " " + path + " is for " + audience + ": " + status);
            }
        }
        return wrong;
    }

    private static Map<String, String> listed() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        new ClassPathResource("security/engine-endpoints.csv")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .forEach(line -> {
                    String[] cells = line.split(",");
                    rows.put(cells[0] + " " + cells[1], cells[2]);
                });
        return rows;
    }

    private static Collection<String> served() {
        TreeSet<String> all = new TreeSet<>(JaxRsEndpoints.of(List.of(DefaultProcessEngineRestServiceImpl.class)));
        JaxRsEndpoints.of(List.of(NamedProcessEngineRestServiceImpl.class)).stream()
                .map(e -> e.replace(" /engine/{name}", " "))
                .forEach(all::add);
        for (Application webapp : List.of(
                new CockpitApplication(),
                new AdminApplication(),
                new TasklistApplication(),
                new WelcomeApplication())) {
            String name =
                    webapp.getClass().getSimpleName().replace("Application", "").toLowerCase(java.util.Locale.ROOT);
            List<Class<?>> resources = webapp.getClasses().stream()
                    .filter(c -> c.isAnnotationPresent(Path.class))
                    .toList();
            JaxRsEndpoints.of(resources).stream()
                    .map(e -> e.replaceFirst(" ", " " + EngineDoor.WEBAPPS + "/" + name))
                    .forEach(all::add);
        }
        return all;
    }
}

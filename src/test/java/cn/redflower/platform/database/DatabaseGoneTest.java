package cn.redflower.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.redflower.platform.mail.Letter;
import cn.redflower.platform.mail.Letters;
import cn.redflower.test.DatabaseLine;
import cn.redflower.test.HardTimes;
import cn.redflower.test.Http;
import cn.redflower.test.SessionHttp;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The database goes away while people work, by a stop or behind a network that is silent: everybody is told at every
 * door, in words and not after a minute, nobody loses a session or what was typed, and when it is back everything goes
 * on by itself.
 */
@HardTimes
@ExtendWith(OutputCaptureExtension.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DatabaseGoneTest {

    /** Far below what waiting for a lost database took. */
    private static final Duration SOON = Duration.ofMinutes(1);

    @LocalServerPort
    int port;

    @Autowired
    DatabaseLine line;

    @Autowired
    DatabaseWatch watch;

    @Autowired
    SmallCounty county;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Letters letters;

    @Autowired
    TransactionTemplate transaction;

    private final ObjectMapper json = new ObjectMapper();

    static Stream<Arguments> ways() {
        return Stream.of(
                Arguments.of("stopped", (Consumer<DatabaseLine>) DatabaseLine::refuse),
                Arguments.of("silent", (Consumer<DatabaseLine>) DatabaseLine::swallow));
    }

    @BeforeEach
    void settle() {
        county.settle();
    }

    @AfterEach
    void mend() {
        line.mend();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !watch.isGone());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void everybody_is_told_and_everything_goes_on_afterwards(String way, Consumer<DatabaseLine> cut, CapturedOutput log)
            throws Exception {
        SessionHttp teacher = SessionHttp.of(port, "s901q01");
        Http script = new Http(port);
        Http stranger = new Http(port);
        int before = times(log, "requests are refused until it does");
        cut.accept(line);

        // in the very moment, and when it is known
        problem(teacher.send(null, "GET", "/api/one-star/evaluations", null));
        Awaitility.await().atMost(SOON).until(watch::isGone);
        problem(teacher.send(null, "GET", "/engine-rest/task", null));
        problem(teacher.send(null, "GET", "/camunda/api/engine/engine/default/task", null));
        problem(teacher.send(null, "PUT", "/api/workplace", Map.of()));
        problem(script.send("s901chair", "GET", "/engine-rest/task", null));
        problem(script.send("s901chair", "POST", "/engine-rest/task/x/complete", Map.of("variables", Map.of())));
        assertThat(page(stranger, "/login")).contains("暂时打不开，请稍后再试");
        assertThat(page(stranger, "/notices")).contains("暂时打不开，请稍后再试");
        assertThat(page(teacher, "/camunda/app/tasklist/default/")).contains("暂时打不开，请稍后再试");
        assertThat(page(teacher, "/")).contains("暂时打不开，请稍后再试").doesNotContain("Exception", "SQL");

        String again = form(
                        teacher,
                        "/kinship",
                        "pupil=s901-1&note=" + URLEncoder.encode("只有我 <b>知道</b>", StandardCharsets.UTF_8))
                .body();
        assertThat(again)
                .contains(
                        "没有保存，请稍后再试",
                        "action=\"/kinship\"",
                        "name=\"note\"",
                        "value=\"只有我 &lt;b&gt;知道&lt;/b&gt;\"",
                        "name=\"_csrf\"");
        assertThat(form(teacher, "/login", "username=s901q01&password=geheim").body())
                .contains("没有保存", "后退")
                .doesNotContain("geheim", "s901q01");

        assertThat(stranger.status(null, "GET", "/assets/redflower.css", null)).isEqualTo(200);
        assertThat(teacher.status(null, "GET", "/assets/redflower.css", null)).isEqualTo(200);
        assertThat(stranger.status(null, "GET", "/actuator/health/liveness", null))
                .isEqualTo(200);
        assertThat(stranger.send(null, "GET", "/actuator/health/readiness", null))
                .satisfies(DatabaseGoneTest::down);
        assertThat(stranger.send(null, "GET", "/actuator/health", null)).satisfies(DatabaseGoneTest::down);

        line.mend();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> stranger.status(null, "GET", "/actuator/health/readiness", null) == 200);
        assertThat(teacher.status(null, "GET", "/", null))
                .as("the session is the same")
                .isEqualTo(200);
        assertThat(teacher.status(null, "GET", "/engine-rest/task", null)).isEqualTo(200);
        assertThat(script.status("s901chair", "GET", "/engine-rest/task", null)).isEqualTo(200);
        assertThat(times(log, "requests are refused until it does") - before)
                .as("said once")
                .isOne();
        assertThat(times(log, "the database answers again"))
                .isEqualTo(times(log, "requests are refused until it does"));
        jobs_run_again();
    }

    /** The engine's own workers have noticed nothing that they cannot forget. */
    private void jobs_run_again() {
        String to = "after" + System.nanoTime() + "@test.example";
        transaction.executeWithoutResult(status -> letters.post(
                "通知",
                "case-hard-times",
                List.of(new Letter(to, "result", Map.of("round", "一星章评选", "summary", "共 1 人", "path", "/")))));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> jdbc.queryForObject(
                                "select count(*) from honors.mail m join honors.mail_batch b on b.id = "
                                        + "m.batch_id where "
                                        + "recipient = ? and (sent_at is not null or b.last_error is not null)",
                                Integer.class,
                                to)
                        == 1);
        jdbc.update("delete from honors.mail where recipient = ?", to);
    }

    @Test
    void whoever_waits_for_a_silent_database_waits_no_longer() throws Exception {
        CompletableFuture<Void> waiting =
                CompletableFuture.runAsync(() -> asRequest(() -> jdbc.execute("select pg_sleep(600)")));
        Awaitility.await().atMost(SOON).until(() -> sleepers() == 1);
        line.swallow();
        assertThatThrownBy(() -> waiting.get(SOON.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .satisfies(e -> assertThat(cn.redflower.platform.problem.OutOfReach.causes(e))
                        .isTrue());
    }

    @Test
    void what_takes_long_while_the_database_answers_is_left_alone() throws Exception {
        CompletableFuture<Void> waiting =
                CompletableFuture.runAsync(() -> asRequest(() -> jdbc.execute("select pg_sleep(3)")));
        waiting.get(1, TimeUnit.MINUTES);
        assertThat(watch.isGone()).isFalse();
    }

    private int sleepers() {
        return jdbc.queryForObject(
                "select count(*) from pg_stat_activity where query = 'select pg_sleep(600)' and state = 'active'",
                Integer.class);
    }

    private static void asRequest(Runnable work) {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        try {
            work.run();
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    private void problem(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.uri() + ": " + answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json.readTree(answer.body()).get("code").asText())
                .isIn("problem.unavailable", "problem.interrupted");
        assertThat(json.readTree(answer.body()).get("detail").asText()).containsAnyOf("没有保存");
    }

    private String page(Http http, String path) {
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html")
                .GET());
        assertThat(answer.statusCode()).as(path).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        return answer.body();
    }

    private HttpResponse<String> form(SessionHttp http, String path, String fields) {
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html")
                .header("Origin", "http://localhost:" + port)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields + "&_csrf=" + http.cookie("RF-CSRF"))));
        assertThat(answer.statusCode()).as(path).isEqualTo(503);
        return answer;
    }

    private static void down(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("DOWN");
    }

    private static int times(CapturedOutput log, String said) {
        return log.getAll().split(said, -1).length - 1;
    }
}

package cn.redflower.platform.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.HardTimes;
import cn.redflower.test.Http;
import cn.redflower.test.SessionHttp;
import cn.redflower.test.SmallCounty;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Twice as many slow senders as the server has threads: whoever is in a hurry is answered all the same, and none of the
 * slow ones is waited for without end. A byte now and then keeps every limit on a single read.
 */
@HardTimes
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SlowBodiesTest {

    private static final int SENDERS = 40;
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String UPLOAD = "Content-Type: multipart/form-data; boundary=b\r\n";

    @LocalServerPort
    int port;

    @Autowired
    SmallCounty county;

    private Http script;
    private SessionHttp teacher;

    @BeforeEach
    void somebody_is_at_work() {
        county.settle();
        script = new Http(port);
        teacher = SessionHttp.of(port, "s901q01");
    }

    @Test
    void strangers_who_send_slowly_hold_nobody_up() {
        try (SlowSenders slow = new SlowSenders(port, SENDERS, head("/login", FORM, 2_000) + "username=")) {
            everybody_else_is_answered(slow);
            slow.awaitEnds(Duration.ofMinutes(1));
            assertThat(slow.statuses()).isSubsetOf(408, 503).contains(503);
        }
    }

    @Test
    void strangers_in_many_places_who_send_slowly_hold_nobody_up() {
        try (SlowSenders slow = new SlowSenders(
                port,
                SENDERS,
                number ->
                        head("/login", FORM + "X-Forwarded-For: 203.0.113." + number + "\r\n", 2_000) + "username=")) {
            everybody_else_is_answered(slow);
            slow.awaitEnds(Duration.ofMinutes(1));
        }
    }

    @Test
    void one_persons_slow_uploads_hold_nobody_up() {
        String basic = "Authorization: Basic "
                + Base64.getEncoder()
                        .encodeToString(("s901brigade:" + SmallCounty.PASSWORD).getBytes(StandardCharsets.UTF_8))
                + "\r\n";
        String part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";
        try (SlowSenders slow =
                new SlowSenders(port, SENDERS, head("/api/rosters", basic + UPLOAD, 5_000_000) + part)) {
            everybody_else_is_answered(slow);
            slow.awaitEnds(Duration.ofMinutes(1));
            assertThat(slow.statuses()).isSubsetOf(408, 503).contains(503);
        }
    }

    @Test
    void heads_that_do_not_come_to_an_end_hold_nobody_up() {
        try (SlowSenders slow = new SlowSenders(port, SENDERS, "GET /login HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")) {
            everybody_else_is_answered(slow);
        }
    }

    @Test
    void what_is_refused_in_any_case_is_refused_before_it_is_sent() {
        try (SlowSenders stranger = new SlowSenders(port, 1, head("/api/rosters", UPLOAD, 15_000_000));
                SlowSenders large = new SlowSenders(port, 1, head("/login", FORM, 10_000_000));
                SlowSenders tooLarge = new SlowSenders(port, 1, head("/api/rosters", UPLOAD, 500_000_000))) {
            Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                assertThat(stranger.statuses()).containsExactly(401);
                assertThat(large.statuses()).containsExactly(401);
                assertThat(tooLarge.statuses()).containsExactly(413);
            });
        }
    }

    private void everybody_else_is_answered(SlowSenders slow) {
        slow.awaitArrivals();
        for (int i = 0; i < 3; i++) {
            assertThat(script.status(null, "GET", "/actuator/health", null)).isEqualTo(200);
            assertThat(script.status(null, "GET", "/login", null)).isEqualTo(200);
            assertThat(teacher.status(null, "GET", "/engine-rest/task", null)).isEqualTo(200);
            assertThat(SessionHttp.of(port, "s901q02").status(null, "GET", "/", null))
                    .as("a login")
                    .isEqualTo(200);
        }
    }

    private static String head(String path, String fields, int length) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "Content-Length: " + length + "\r\n\r\n";
    }
}

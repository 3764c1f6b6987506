package cn.redflower.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.ProductProcess;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WritingApartTest {

    /**
     * The time-out is only how long the test waits before it gives up: waiting for each entry would take half an hour.
     */
    @Test
    @Timeout(120)
    void a_database_that_is_down_stops_nobody_and_what_was_lost_is_said_afterwards() throws Exception {
        AuditDatabase database = new AuditDatabase();
        WritingApart writing = new WritingApart(database.trail, Duration.ofMillis(300));
        writing.writeLater(refused(database, "GET /a")).await();
        assertThat(database.count("subject = 'GET /a'")).isEqualTo(1);

        database.down = true;
        writing.writeLater(refused(database, "GET /b")).await();
        database.asked = new CountDownLatch(1);
        database.answers = new CountDownLatch(1);
        writing.write(refused(database, "GET /c"));
        database.asked.await();
        // from here on nothing is written or dropped by the writer, which hangs at the database
        for (int i = 1; i < 5_000; i++) {
            writing.write(refused(database, "GET /c"));
        }
        database.down = false;
        database.answers.countDown();
        ProductProcess.await("it writes again", () -> database.count("subject = 'GET /c'") > 0);
        writing.writeLater(refused(database, "GET /d")).await();
        writing.close();
        assertThat(database.count("subject in ('GET /b', 'GET /c')"))
                .as("as many as may wait")
                .isEqualTo(2_000);
        assertThat(database
                        .jdbc
                        .queryForList(
                                "select detail::int from honors.audit_entry where action = 'request.unrecorded'",
                                Integer.class)
                        .stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .as("the rest is counted")
                .isEqualTo(5_001 - 2_000);
    }

    private static AuditEntry refused(AuditDatabase database, String subject) {
        return database.trail.entry(null, "10.0.0.1", AuditEvent.refused("request.refused", null, subject, "403"));
    }
}

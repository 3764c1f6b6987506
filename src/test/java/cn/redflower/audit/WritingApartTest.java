package cn.redflower.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WritingApartTest {

    @Test
    void a_database_that_is_down_stops_nobody_and_what_was_lost_is_said_afterwards() throws Exception {
        AuditDatabase database = new AuditDatabase();
        WritingApart writing = new WritingApart(database.trail, Duration.ofMillis(300));
        writing.writeLater(refused(database, "GET /a")).await();
        assertThat(database.count("subject = 'GET /a'")).isEqualTo(1);

        database.down = true;
        writing.write(refused(database, "GET /b"));
        long began = System.nanoTime();
        for (int i = 0; i < 5_000; i++) {
            writing.write(refused(database, "GET /c"));
        }
        // had each of them waited, it would have been 25 minutes
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMinutes(2));
        database.down = false;
        int handedIn = 5_001;
        while (database.count("subject = 'GET /d'") == 0) {
            writing.writeLater(refused(database, "GET /d")).await();
            handedIn++;
        }
        writing.close();
        int written = database.count("subject in ('GET /b', 'GET /c', 'GET /d')");
        int dropped = database.jdbc.queryForList("select detail::int from honors.audit_entry where action = 'request.unrecorded'", Integer.class).stream()
                .mapToInt(Integer::intValue).sum();
        assertThat(written + dropped).isEqualTo(handedIn);
        assertThat(dropped).isPositive();
    }

    private static AuditEntry refused(AuditDatabase database, String subject) {
        return database.trail.entry(null, "10.0.0.1", AuditEvent.refused("request.refused", null, subject, "403"));
    }
}

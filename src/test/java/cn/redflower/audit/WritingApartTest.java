package cn.redflower.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WritingApartTest {

    @Test
    void a_database_that_is_down_stops_nobody_and_what_was_lost_is_said_afterwards() throws Exception {
        AuditDatabase database = new AuditDatabase();
        WritingApart writing = new WritingApart(database.trail);
        writing.write(refused(database, "GET /a"));
        assertThat(database.count("subject = 'GET /a'")).isEqualTo(1);

        database.down = true;
        writing.write(refused(database, "GET /b"));
        long began = System.nanoTime();
        for (int i = 0; i < 5_000; i++) {
            writing.write(refused(database, "GET /c"));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        database.down = false;
        writing.writeLater(refused(database, "GET /d")).await();
        writing.close();
        int written = database.count("subject in ('GET /b', 'GET /c')");
        int dropped = database.jdbc.queryForList("select detail::int from honors.audit_entry where action = 'request.unrecorded'", Integer.class).stream()
                .mapToInt(Integer::intValue).sum();
        assertThat(written + dropped).isEqualTo(5_001);
        assertThat(dropped).isPositive();
    }

    private static AuditEntry refused(AuditDatabase database, String subject) {
        return database.trail.entry(null, "10.0.0.1", AuditEvent.refused("request.refused", null, subject, "403"));
    }
}

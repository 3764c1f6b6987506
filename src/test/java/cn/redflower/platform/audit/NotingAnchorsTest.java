package cn.redflower.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The application notes where its trail ends, and notices that it does not end there any more. */
@ExtendWith(OutputCaptureExtension.class)
class NotingAnchorsTest {

    private static final String ALARM = "the audit trail is not the one of which entry";

    @TempDir
    Path folder;

    private final AuditDatabase database = new AuditDatabase();

    @Test
    void each_new_end_is_noted_once_in_the_log_and_in_the_file(CapturedOutput log) throws IOException {
        database.with(7);
        NotingAnchors noting = starting();
        noting.note();
        noting.note();
        assertThat(lines()).singleElement().asString().startsWith("7 " + hash(7) + " ");
        assertThat(log).contains("audit trail anchor: 7 " + hash(7));
        starting().note();
        assertThat(lines()).as("after a restart").hasSize(1);
        assertThat(log).doesNotContain(ALARM);
    }

    @Test
    void an_end_that_is_gone_is_an_error_while_the_application_runs_and_after_a_restart(CapturedOutput log)
            throws IOException {
        database.with(9);
        NotingAnchors noting = starting();
        noting.note();
        database.tamper("delete from honors.audit_entry where number > 4");
        noting.note();
        assertThat(log).contains(ALARM + " 9");
        int alarms = alarms(log);
        starting().note();
        assertThat(alarms(log)).as("and again after a restart").isGreaterThan(alarms);
        assertThat(lines()).as("the shorter trail is not made good").hasSize(1);
    }

    @Test
    void a_file_that_cannot_be_written_stops_nothing_and_is_named(CapturedOutput log) throws IOException {
        database.with(3);
        Path nowhere = Files.writeString(folder.resolve("file"), "").resolve("anchors.txt");
        new NotingAnchors(new AuditEntries(database.jdbc), new AuditProperties(nowhere.toString())).note();
        assertThat(log).contains("cannot be kept in").contains("AUDIT_ANCHORS").contains("audit trail anchor: 3");
    }

    private NotingAnchors starting() {
        return new NotingAnchors(
                new AuditEntries(database.jdbc),
                new AuditProperties(folder.resolve("anchors.txt").toString()));
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("anchors.txt"));
    }

    private static int alarms(CapturedOutput log) {
        return log.getAll().split(ALARM, -1).length;
    }

    private String hash(long number) {
        return ChainCheck.hex(database.jdbc.queryForObject(
                "select hash from honors.audit_entry where number = ?", byte[].class, number));
    }
}

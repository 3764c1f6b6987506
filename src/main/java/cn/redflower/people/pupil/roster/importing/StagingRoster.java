package cn.redflower.people.pupil.roster.importing;

import cn.redflower.people.pupil.roster.RosterRow;
import cn.redflower.people.pupil.roster.RosterSink;
import cn.redflower.people.pupil.roster.RosterSummary;
import cn.redflower.platform.spreadsheet.Finding;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets down what the check of one roster gives, in batches by COPY; each batch is a transaction of its own and a sign
 * of work.
 */
final class StagingRoster implements RosterSink {

    /** The import was given up while its sheet was being read. */
    static final class GivenUp extends RuntimeException {
        GivenUp() {
            super("the import was given up", null, false, false);
        }
    }

    private static final int BATCH = 2_000;
    /** A sheet that is wrong in more places is wrong as a whole; the counts go on. */
    private static final int MOST_FINDINGS = 50_000;

    private static final String ROWS = """
            copy honors.roster_import_row (import_id, sheet_row, school_id, squadron_id, squad, number, name, sex,
                birth_month, joined_month, guardian_consent, publication_consent, basic_badges, has_error,
                unregistered, unregistered_grade, waits) from stdin""";
    private static final String FINDINGS =
            "copy honors.roster_import_finding (import_id, ordinal, sheet_row, column_text, field, kind, level, args) "
                    + "from stdin";

    private final UUID id;
    private final RosterImports imports;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;
    private final StringBuilder rows = new StringBuilder();
    private final StringBuilder findings = new StringBuilder();
    private int rowCount;
    private int findingCount;
    /** Findings that go once squadrons are registered; they must not crowd out those that stay. */
    private int passingCount;

    private int waiting;

    StagingRoster(
            UUID id, RosterImports imports, JdbcTemplate jdbc, TransactionTemplate transaction, ObjectMapper json) {
        this.id = id;
        this.imports = imports;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
    }

    @Override
    public void row(RosterRow row, State state) {
        rowCount++;
        if (state != State.DUPLICATE) {
            line(
                    rows,
                    id,
                    row.sheetRow(),
                    row.schoolId(),
                    row.squadronId(),
                    row.squad(),
                    row.number(),
                    row.name(),
                    row.sex(),
                    row.birth() == null ? null : row.birth().atDay(1),
                    row.joined() == null ? null : row.joined().atDay(1),
                    row.guardianConsent(),
                    row.publicationConsent(),
                    badges(row.badges()),
                    state != State.ACCEPTED,
                    row.namesUnregistered() ? row.squadron() : null,
                    row.namesUnregistered() ? row.grade() : null,
                    state == State.WAITING);
            flushWhenFull();
        }
    }

    @Override
    public void finding(Finding finding) {
        boolean passing = finding.kind().equals(UNKNOWN_SQUADRON);
        if ((passing ? ++passingCount : ++findingCount) <= MOST_FINDINGS) {
            line(
                    findings,
                    id,
                    findingCount + passingCount,
                    finding.sheetRow(),
                    finding.column(),
                    finding.field(),
                    finding.kind(),
                    finding.level().name(),
                    json(finding.args()));
            flushWhenFull();
        }
    }

    /** Sets down the rest, and what the register has to say of the numbers. @return the summary with that */
    RosterSummary finish(RosterSummary summary) {
        flush();
        if (!summary.refusedLater().isEmpty()) {
            jdbc.update(
                    "update honors.roster_import_row set has_error = true, waits = false "
                            + "where import_id = ? and sheet_row = any (?)",
                    id,
                    summary.refusedLater().toArray(Integer[]::new));
        }
        jdbc.execute("analyze honors.roster_import_row");
        int told = findingCount + passingCount;
        RosterSummary withTransfers = new TransfersInRoster(jdbc).find(id, summary, told);
        int more = withTransfers.errors() + withTransfers.warnings() - summary.errors() - summary.warnings();
        return new LostZeros(jdbc).find(id, withTransfers, told + more);
    }

    private void flushWhenFull() {
        if (++waiting >= BATCH) {
            flush();
        }
    }

    private void flush() {
        transaction.executeWithoutResult(status -> {
            if (!imports.progress(id, rowCount)) {
                throw new GivenUp();
            }
            jdbc.execute((ConnectionCallback<Void>) this::copy);
        });
        rows.setLength(0);
        findings.setLength(0);
        waiting = 0;
    }

    private Void copy(Connection connection) throws SQLException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        try {
            copy.copyIn(ROWS, new StringReader(rows.toString()));
            copy.copyIn(FINDINGS, new StringReader(findings.toString()));
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String badges(List<Integer> held) {
        return held.stream()
                .map(times -> times == null ? "null" : String.valueOf(Math.min(times, Short.MAX_VALUE)))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String json(List<String> args) {
        try {
            return json.writeValueAsString(
                    args.stream().map(StagingRoster::withoutNul).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void line(StringBuilder text, Object... values) {
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : "\t").append(field(values[i]));
        }
        text.append('\n');
    }

    private static String field(Object value) {
        if (value == null) {
            return "\\N";
        }
        String text = value.toString();
        return value instanceof String
                ? withoutNul(text)
                        .replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                : text;
    }

    /** The one character that PostgreSQL has no place for. */
    private static String withoutNul(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }
}

package cn.redflower.people.pupil.roster;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.spreadsheet.Finding;
import cn.redflower.platform.spreadsheet.SheetWords;
import cn.redflower.platform.spreadsheet.Spreadsheets;
import cn.redflower.platform.spreadsheet.TableHead;
import cn.redflower.platform.spreadsheet.TableLayout;
import cn.redflower.platform.spreadsheet.TableRow;
import cn.redflower.platform.spreadsheet.TableSummary;
import cn.redflower.platform.spreadsheet.TableVisitor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Reads a squadron's nominations. Who may be nominated is the award's business, not the sheet's; its findings are added
 * to these.
 */
@Component
public class NominationSheet {

    private static final SheetWords WORDS = SheetWords.load("nominations.properties");
    static final TableLayout LAYOUT = TableLayout.of(WORDS);
    /** Characters of a reason where the award says nothing else. */
    public static final int LONGEST_REASON = 500;

    private final Spreadsheets spreadsheets;

    public NominationSheet(Spreadsheets spreadsheets) {
        this.spreadsheets = spreadsheets;
    }

    /**
     * A nominee.
     *
     * @param sheetRow the row as the spreadsheet program shows it
     * @param number the school's number of the pupil
     */
    public record Row(int sheetRow, String number, String name, String reason) {}

    /**
     * A sheet as read.
     *
     * @param rows rows without an error, in their order
     * @param findings every finding, by row
     * @param dataRows all rows but titles, sums and the like
     */
    public record Read(TableHead head, List<Row> rows, List<Finding> findings, int dataRows) {

        /** The header's text over the pupils' numbers, for findings about the pupil. */
        public String numberHeader() {
            return head.text(LAYOUT.column("number"));
        }
    }

    /** As {@link #read(Path)}; the stream is read to its end and not closed. @param longestReason in characters */
    public Outcome<Read> read(InputStream in, int longestReason) throws IOException {
        Visit visit = new Visit(longestReason);
        return visit.outcome(spreadsheets.read(in, LAYOUT, visit));
    }

    /** @return the rows and findings, or why the file cannot be read at all */
    public Outcome<Read> read(Path file) throws IOException {
        Visit visit = new Visit(LONGEST_REASON);
        return visit.outcome(spreadsheets.read(file, LAYOUT, visit));
    }

    /** One reading. */
    private static final class Visit implements TableVisitor {
        private final List<Row> rows = new ArrayList<>();
        private final List<Finding> told = new ArrayList<>();
        private final SheetFindings findings = new SheetFindings(LAYOUT, WORDS, told::add);
        private final Map<String, Row> byNumber = new HashMap<>();
        private final int longestReason;

        Visit(int longestReason) {
            this.longestReason = longestReason;
        }

        @Override
        public void head(TableHead head) {
            findings.head(head);
        }

        @Override
        public void row(TableRow row) {
            int at = row.sheetRow();
            String number = findings.read(row, "number", cell -> PupilNumbers.read(cell, findings.header("number")));
            String name = findings.read(row, "name", cell -> PersonNames.read(cell, findings.header("name")));
            String reason = findings.text(row, "reason", longestReason);
            if (row.cell("reason").isEmpty()) {
                findings.error(at, "reason", "missing-reason", findings.header("reason"));
            }
            Row read = new Row(at, number, name, reason);
            if (!isRepeated(read) && !findings.hasError(at)) {
                rows.add(read);
            }
        }

        private boolean isRepeated(Row row) {
            Row first = row.number == null ? null : byNumber.putIfAbsent(row.number, row);
            if (first == null) {
                return false;
            }
            boolean same = first.name != null && first.name.equals(row.name);
            if (same) {
                findings.warning(row.sheetRow, "number", "nominated-twice", String.valueOf(first.sheetRow));
            } else {
                for (Row each : List.of(first, row)) {
                    Row other = each == row ? first : row;
                    findings.error(
                            each.sheetRow,
                            "number",
                            "duplicate-number",
                            findings.header("number"),
                            String.valueOf(other.sheetRow),
                            other.name == null ? "" : other.name);
                }
                rows.remove(first);
            }
            return true;
        }

        Outcome<Read> outcome(Outcome<TableSummary> read) {
            if (read instanceof Outcome.Refused<TableSummary> refused) {
                return Outcome.refused(refused.reasons());
            }
            findings.end(read.orThrow());
            List<Finding> sorted = told.stream()
                    .sorted(Comparator.comparingInt(Finding::sheetRow))
                    .toList();
            return Outcome.done(new Read(
                    findings.head(), List.copyOf(rows), sorted, read.orThrow().dataRows()));
        }
    }
}

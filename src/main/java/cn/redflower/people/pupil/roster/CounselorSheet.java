package cn.redflower.people.pupil.roster;

import cn.redflower.people.organ.PostKind;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.spreadsheet.Finding;
import cn.redflower.platform.spreadsheet.SheetCell;
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
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Reads a school's list of counselors. The one rule of appointment that a sheet alone can show is checked here:
 * training comes before the post (《少先队辅导员管理办法》 art. 12, {@code domain.md} §3).
 */
@Component
public class CounselorSheet {

    private static final SheetWords WORDS = SheetWords.load("counselors.properties");
    static final TableLayout LAYOUT = TableLayout.of(WORDS);
    static final Map<String, PostKind> KINDS = Map.of(
            "brigade-counselor",
            PostKind.BRIGADE_COUNSELOR,
            "squadron-counselor",
            PostKind.SQUADRON_COUNSELOR,
            "squad-counselor",
            PostKind.SQUAD_COUNSELOR,
            "off-campus-counselor",
            PostKind.OFF_CAMPUS_COUNSELOR);
    private static final SheetWords ANSWERS = SheetWords.load("answers.properties");
    private static final int LONGEST = 60;

    private final Spreadsheets spreadsheets;

    public CounselorSheet(Spreadsheets spreadsheets) {
        this.spreadsheets = spreadsheets;
    }

    /**
     * A counselor as the sheet has her; null where it says nothing.
     *
     * @param sheetRow the row as the spreadsheet program shows it
     * @param school as written
     * @param years of teaching, as written; off-campus counselors have none
     */
    public record Row(
            int sheetRow,
            String school,
            PostKind kind,
            String name,
            Sex sex,
            YearMonth birth,
            String political,
            String education,
            String duty,
            String years,
            String certificate,
            String email) {}

    /**
     * A sheet as read.
     *
     * @param rows all rows, also those with an error
     * @param findings every finding, by row
     */
    public record Read(TableHead head, List<Row> rows, List<Finding> findings, int acceptedRows) {}

    /** As {@link #read(Path)}; the stream is read to its end and not closed. */
    public Outcome<Read> read(InputStream in) throws IOException {
        Visit visit = new Visit();
        return visit.outcome(spreadsheets.read(in, LAYOUT, visit));
    }

    /** @return the rows and findings, or why the file cannot be read at all */
    public Outcome<Read> read(Path file) throws IOException {
        Visit visit = new Visit();
        return visit.outcome(spreadsheets.read(file, LAYOUT, visit));
    }

    /** One reading. */
    private static final class Visit implements TableVisitor {
        private final List<Row> rows = new ArrayList<>();
        private final List<Finding> told = new ArrayList<>();
        private final SheetFindings findings = new SheetFindings(LAYOUT, WORDS, told::add);

        @Override
        public void head(TableHead head) {
            findings.head(head);
        }

        @Override
        public void row(TableRow row) {
            String name = findings.read(row, "name", cell -> PersonNames.read(cell, findings.header("name")));
            String school = text(row, "school");
            PostKind kind = findings.read(row, "kind", this::kind);
            Sex sex = row.cell("sex").isEmpty() ? null : findings.read(row, "sex", Answers::sex);
            YearMonth birth = findings.read(
                    row,
                    "birth",
                    cell -> Months.read(cell, LAYOUT.column("birth").field()));
            rows.add(new Row(
                    row.sheetRow(),
                    school,
                    kind,
                    name,
                    sex,
                    birth,
                    text(row, "political"),
                    text(row, "education"),
                    text(row, "duty"),
                    text(row, "years"),
                    certificate(row, name),
                    text(row, "email")));
        }

        private String text(TableRow row, String key) {
            return findings.text(row, key, LONGEST);
        }

        private Reading<PostKind> kind(SheetCell cell) {
            String text = SheetWords.plain(cell.text());
            return KINDS.keySet().stream()
                    .filter(word -> WORDS.means(word, text))
                    .findFirst()
                    .map(word -> Reading.of(KINDS.get(word)))
                    .orElseGet(() -> Reading.faulty("counselor-kind-unknown", Months.shown(cell)));
        }

        private String certificate(TableRow row, String name) {
            String certificate = text(row, "certificate");
            boolean none = certificate == null
                    ? row.cell("certificate").isEmpty()
                    : ANSWERS.means("no", SheetWords.plain(certificate));
            if (none) {
                findings.error(
                        row.sheetRow(),
                        "certificate",
                        "missing-training-certificate",
                        name == null ? "" : name,
                        findings.header("certificate"));
                return null;
            }
            return certificate;
        }

        Outcome<Read> outcome(Outcome<TableSummary> read) {
            if (read instanceof Outcome.Refused<TableSummary> refused) {
                return Outcome.refused(refused.reasons());
            }
            findings.end(read.orThrow());
            int accepted = rows.size() - findings.rowsWithErrors();
            return Outcome.done(new Read(findings.head(), List.copyOf(rows), List.copyOf(told), accepted));
        }
    }
}

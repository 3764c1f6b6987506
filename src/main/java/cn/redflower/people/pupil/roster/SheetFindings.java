package cn.redflower.people.pupil.roster;

import cn.redflower.platform.spreadsheet.Finding;
import cn.redflower.platform.spreadsheet.Level;
import cn.redflower.platform.spreadsheet.SheetCell;
import cn.redflower.platform.spreadsheet.SheetWords;
import cn.redflower.platform.spreadsheet.TableHead;
import cn.redflower.platform.spreadsheet.TableLayout;
import cn.redflower.platform.spreadsheet.TableRow;
import cn.redflower.platform.spreadsheet.TableSummary;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads cells of a sheet's rows and tells their findings under the header's own words; the part that all our sheets
 * share.
 */
final class SheetFindings {

    private final TableLayout layout;
    private final SheetWords words;
    private final Consumer<Finding> sink;
    private final BitSet rowsWithErrors = new BitSet();
    private TableHead head;
    private int errors;
    private int warnings;

    SheetFindings(TableLayout layout, SheetWords words, Consumer<Finding> sink) {
        this.layout = layout;
        this.words = words;
        this.sink = sink;
    }

    /** Notes the header and what it tells by itself: columns that must not be here, other sheets that are not read. */
    void head(TableHead found) {
        head = found;
        for (String ignored : found.ignored()) {
            if (isIdentityHeader(ignored)) {
                add(Finding.warning(found.row(), ignored, ignored, "identity-column", ignored));
            }
        }
        for (String other : found.otherTables()) {
            add(Finding.warning(found.row(), "", "", "other-table", other, found.sheet()));
        }
        for (String hidden : found.hiddenTables()) {
            add(Finding.warning(found.row(), "", "", "hidden-table", hidden, found.sheet()));
        }
    }

    /** Tells what there is to say of the sheet as a whole once all of its rows have been read. */
    void end(TableSummary read) {
        for (TableSummary.Remark remark : read.remarks()) {
            add(new Finding(head.row(), "", "", remark.kind(), Level.WARNING, remark.args()));
        }
    }

    boolean isIdentityHeader(String header) {
        String plain = SheetWords.plain(header);
        return words.means("identity", plain) || words.means("identity", plain.replaceAll("\\([^)]*\\)", ""));
    }

    TableHead head() {
        return head;
    }

    /** The header's text over a column. */
    String header(String key) {
        return head.text(layout.column(key));
    }

    /** Reads a cell; a formula that failed or was never computed is a fault whatever the column. */
    <T> T read(TableRow row, String key, Function<SheetCell, Reading<T>> reader) {
        SheetCell cell = row.cell(key);
        if (cell.isError()) {
            return take(row.sheetRow(), key, Reading.faulty("formula-error", header(key), cell.text()));
        }
        Reading<T> uncomputed = cell.isUncomputed() ? Reading.faulty("formula-uncomputed", header(key)) : null;
        return take(row.sheetRow(), key, uncomputed == null ? reader.apply(cell) : uncomputed);
    }

    /** Tells the finding of a reading, if it has one, and gives its value. */
    <T> T take(int sheetRow, String key, Reading<T> reading) {
        if (reading.kind() != null) {
            add(new Finding(
                    sheetRow,
                    header(key),
                    layout.column(key).field(),
                    reading.kind(),
                    reading.level(),
                    reading.args()));
        }
        return reading.value();
    }

    /** A short text; null if empty. */
    String text(TableRow row, String key, int longest) {
        return read(row, key, cell -> {
            String text = cell.text().strip().replaceAll("[\\p{Cc}\\p{Cf}&&[^\\n]]", "");
            if (text.length() > longest) {
                return Reading.faulty("too-long", header(key), String.valueOf(longest));
            }
            return IdentityNumbers.isIn(text)
                    ? Reading.faulty("identity-number", header(key))
                    : Reading.of(text.isEmpty() ? null : text);
        });
    }

    /** A name on one line, however its cell breaks it; null if empty. */
    String line(TableRow row, String key, int longest) {
        String text = text(row, key, longest);
        return text == null ? null : text.replaceAll("\\s*\\n\\s*", "");
    }

    void error(int sheetRow, String key, String kind, String... args) {
        add(Finding.error(sheetRow, header(key), layout.column(key).field(), kind, args));
    }

    void warning(int sheetRow, String key, String kind, String... args) {
        add(Finding.warning(sheetRow, header(key), layout.column(key).field(), kind, args));
    }

    private void add(Finding finding) {
        if (finding.level() == Level.ERROR) {
            errors++;
            rowsWithErrors.set(finding.sheetRow());
        } else {
            warnings++;
        }
        sink.accept(finding);
    }

    boolean hasError(int sheetRow) {
        return rowsWithErrors.get(sheetRow);
    }

    int rowsWithErrors() {
        return rowsWithErrors.cardinality();
    }

    int errors() {
        return errors;
    }

    int warnings() {
        return warnings;
    }

    /** Our names of known columns that the sheet lacks. */
    List<String> missing(List<String> keys) {
        return keys.stream()
                .filter(key -> !head.has(key))
                .map(key -> layout.column(key).field())
                .toList();
    }
}

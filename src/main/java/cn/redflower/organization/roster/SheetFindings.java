package cn.redflower.organization.roster;

import cn.redflower.spreadsheet.Finding;
import cn.redflower.spreadsheet.Level;
import cn.redflower.spreadsheet.SheetCell;
import cn.redflower.spreadsheet.SheetWords;
import cn.redflower.spreadsheet.TableHead;
import cn.redflower.spreadsheet.TableLayout;
import cn.redflower.spreadsheet.TableRow;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads cells of a sheet's rows and tells their findings under the header's own words; the part that all our sheets share. */
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

    /** Reads a cell; a formula that failed is a fault whatever the column. */
    <T> T read(TableRow row, String key, Function<SheetCell, Reading<T>> reader) {
        SheetCell cell = row.cell(key);
        return take(row.sheetRow(), key, cell.isError() ? Reading.faulty("formula-error", header(key), cell.text()) : reader.apply(cell));
    }

    /** Tells the finding of a reading, if it has one, and gives its value. */
    <T> T take(int sheetRow, String key, Reading<T> reading) {
        if (reading.kind() != null) {
            add(new Finding(sheetRow, header(key), layout.column(key).field(), reading.kind(), reading.level(), reading.args()));
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
            return IdentityNumbers.isIn(text) ? Reading.faulty("identity-number", header(key)) : Reading.of(text.isEmpty() ? null : text);
        });
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
        return keys.stream().filter(key -> !head.has(key)).map(key -> layout.column(key).field()).toList();
    }
}

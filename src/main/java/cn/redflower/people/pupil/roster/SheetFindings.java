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
public final class SheetFindings {

    private final TableLayout layout;
    private final SheetWords words;
    private final String unwanted;
    private final Consumer<Finding> sink;
    private final BitSet rowsWithErrors = new BitSet();
    private TableHead head;
    private int errors;
    private int warnings;

    SheetFindings(TableLayout layout, SheetWords words, Consumer<Finding> sink) {
        this(layout, words, "identity-column", sink);
    }

    /**
     * @param words hold under {@code identity} the headers of columns that must not be here
     * @param unwanted kind of the finding for such a column
     */
    public SheetFindings(TableLayout layout, SheetWords words, String unwanted, Consumer<Finding> sink) {
        this.layout = layout;
        this.words = words;
        this.unwanted = unwanted;
        this.sink = sink;
    }

    /** Notes the header and what it tells by itself: columns that must not be here, other sheets that are not read. */
    public void head(TableHead found) {
        head = found;
        for (String ignored : found.ignored()) {
            if (isIdentityHeader(ignored)) {
                add(Finding.warning(found.row(), ignored, ignored, unwanted, ignored));
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
    public void end(TableSummary read) {
        for (TableSummary.Remark remark : read.remarks()) {
            add(new Finding(head.row(), "", "", remark.kind(), Level.WARNING, remark.args()));
        }
    }

    /** Whether a column with such a header must not be here. */
    public boolean isIdentityHeader(String header) {
        String plain = SheetWords.plain(header);
        return words.means("identity", plain) || words.means("identity", plain.replaceAll("\\([^)]*\\)", ""));
    }

    TableHead head() {
        return head;
    }

    /** The header's text over a column. */
    public String header(String key) {
        return head.text(layout.column(key));
    }

    /** Reads a cell; a formula that failed or was never computed is a fault whatever the column. */
    public <T> T read(TableRow row, String key, Function<SheetCell, Reading<T>> reader) {
        SheetCell cell = row.cell(key);
        if (cell.isError()) {
            return take(row.sheetRow(), key, Reading.faulty("formula-error", header(key), cell.text()));
        }
        Reading<T> uncomputed = cell.isUncomputed() ? Reading.faulty("formula-uncomputed", header(key)) : null;
        return take(row.sheetRow(), key, uncomputed == null ? reader.apply(cell) : uncomputed);
    }

    /** Tells the finding of a reading, if it has one, and gives its value. */
    public <T> T take(int sheetRow, String key, Reading<T> reading) {
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

    /** A cell's text as a sentence can quote it: cut short, and nothing of an identity number. */
    public static String shown(SheetCell cell) {
        return Months.shown(cell);
    }

    /** A short text; null if empty. */
    public String text(TableRow row, String key, int longest) {
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
    public String line(TableRow row, String key, int longest) {
        String text = text(row, key, longest);
        return text == null ? null : text.replaceAll("\\s*\\n\\s*", "");
    }

    public void error(int sheetRow, String key, String kind, String... args) {
        add(Finding.error(sheetRow, header(key), layout.column(key).field(), kind, args));
    }

    public void warning(int sheetRow, String key, String kind, String... args) {
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

    public boolean hasError(int sheetRow) {
        return rowsWithErrors.get(sheetRow);
    }

    public int rowsWithErrors() {
        return rowsWithErrors.cardinality();
    }

    public int errors() {
        return errors;
    }

    public int warnings() {
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

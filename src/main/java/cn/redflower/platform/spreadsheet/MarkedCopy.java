package cn.redflower.platform.spreadsheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;

/**
 * Gives a sheet back with its faults marked: every cell where it stood, merged ones merged, faulty ones coloured, and a
 * last column with the sentences of each row. Whatever format came in, an .xlsx goes out. Texts stay texts, also those
 * that a program would take for a formula.
 */
@Component
public class MarkedCopy {

    private static final String RED = "FFC7CE";
    private static final String YELLOW = "FFEB9C";
    /**
     * What programs take for the beginning of a formula when a cell is edited or saved as text, in Chinese settings the
     * wide ones as well.
     */
    private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠";

    private static final int FLUSH_EVERY = 500;
    private static final long MOST_MERGED_CELLS = 5_000_000;
    private static final double PROBLEM_WIDTH = 70;

    private final Spreadsheets spreadsheets;

    MarkedCopy(Spreadsheets spreadsheets) {
        this.spreadsheets = spreadsheets;
    }

    /**
     * A fault to be marked.
     *
     * @param column the header's text, as in a {@link Finding}
     * @param sentence what the person is told
     */
    public record Mark(int sheetRow, String column, Level level, String sentence) {}

    /** The faults of each row; asked for row after row from the top. */
    @FunctionalInterface
    public interface Marks {

        List<Mark> of(int sheetRow);

        static Marks of(List<Mark> marks) {
            Map<Integer, List<Mark>> byRow = marks.stream().collect(Collectors.groupingBy(Mark::sheetRow));
            return row -> byRow.getOrDefault(row, List.of());
        }
    }

    /**
     * Words that the copy adds.
     *
     * @param problems header of the added column
     * @param concealed what stands in place of a value that may not be shown again
     */
    public record Labels(String problems, String concealed) {}

    /**
     * A sheet to be given back.
     *
     * @param head its header, as found when it was read
     * @param conceals says of a place in the row, from 0, and its cell whether the value may not be shown again
     */
    public record Part(TableHead head, Marks marks, BiPredicate<Integer, SheetCell> conceals) {}

    /**
     * Writes the copy.
     *
     * @param file the workbook as it came
     * @param parts the sheets that were read, in the order of the copy
     */
    public void write(Path file, List<Part> parts, Labels labels, OutputStream out) throws IOException {
        Workbook workbook = new Workbook(out, "LittleRedFlower", "1.0");
        for (Part part : parts) {
            write(file, part, labels, workbook);
        }
        workbook.finish();
    }

    private void write(Path file, Part part, Labels labels, Workbook workbook) throws IOException {
        TableHead head = part.head();
        Map<String, Integer> places = new HashMap<>(); // of two columns with the same text, the one that was understood
        head.texts().forEach((place, text) -> places.put(text, place));
        head.places().values().forEach(place -> places.put(head.texts().get(place), place));
        int problems =
                head.texts().keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        Worksheet sheet = workbook.newWorksheet(head.sheet().isBlank() ? "Sheet1" : head.sheet());
        sheet.width(problems, PROBLEM_WIDTH);
        sheet.freezePane(0, head.row());
        int[] unflushed = new int[1];
        spreadsheets.replay(file, head.sheetIndex(), original -> writeShape(sheet, original), row -> {
            writeCells(sheet, row, part.conceals(), labels);
            if (row.number() == head.row()) {
                sheet.value(row.number() - 1, problems, labels.problems());
                sheet.style(row.number() - 1, problems).bold().set();
            }
            mark(sheet, row.number() - 1, part.marks().of(row.number()), places, problems);
            flush(sheet, unflushed);
            return true;
        });
        sheet.finish();
    }

    /** Merged cells stay merged, as their value holds for all of their rows, and hidden columns hidden. */
    private static void writeShape(Worksheet sheet, SheetSource.Sheet original) {
        long room = MOST_MERGED_CELLS; // the library keeps a bit for each
        for (SheetSource.MergedRange range : original.merged()) {
            long cells = (range.lastRow() - range.firstRow() + 1L) * (range.lastColumn() - range.firstColumn() + 1);
            if (cells <= room) {
                room -= cells;
                merge(sheet.range(range.firstRow() - 1, range.firstColumn(), range.lastRow() - 1, range.lastColumn()));
            }
        }
        original.hiddenColumns().stream().forEach(sheet::hideColumn);
    }

    private static void merge(Range range) {
        try {
            range.merge();
        } catch (IllegalArgumentException alreadyMerged) {
            // no program merges a cell twice; a file that does is taken at its first word
        }
    }

    private static void writeCells(
            Worksheet sheet, SheetRow row, BiPredicate<Integer, SheetCell> conceals, Labels labels) {
        int at = row.number() - 1;
        for (int place = 0; place < row.cells().size(); place++) {
            SheetCell cell = row.cell(place);
            if (cell.text().isEmpty()) {
                continue;
            } else if (conceals.test(place, cell)) {
                sheet.value(at, place, labels.concealed());
            } else if (cell.kind() == SheetCell.Kind.DATE) {
                sheet.value(at, place, cell.date());
                sheet.style(at, place).format("yyyy-mm-dd").set();
            } else if (cell.kind() == SheetCell.Kind.NUMBER && cell.text().length() <= 15 && isPlain(cell)) {
                sheet.value(at, place, cell.number());
            } else {
                sheet.value(at, place, writable(cell.text()));
                if (startsFormula(cell.text())) {
                    sheet.style(at, place).format("@").set(); // stays a text when somebody edits the cell
                }
            }
        }
    }

    /** Whether a number needs no format to be shown as it was; else its text is what counts. */
    private static boolean isPlain(SheetCell cell) {
        return cell.text().equals(CellReading.plain(cell.number()));
    }

    /** Whether a program could take the text for a formula. */
    static boolean startsFormula(String text) {
        return FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    }

    /** Characters that XML cannot hold come out of old formats; they are no letters of anybody's name. */
    static String writable(String text) {
        return text.codePoints().anyMatch(MarkedCopy::isUnwritable)
                ? text.codePoints()
                        .filter(c -> !isUnwritable(c))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : text;
    }

    private static boolean isUnwritable(int c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r'
                || c >= 0xD800 && c <= 0xDFFF
                || c == 0xFFFE
                || c == 0xFFFF;
    }

    private static void mark(Worksheet sheet, int at, List<Mark> marks, Map<String, Integer> places, int problems) {
        for (Mark mark : marks) {
            Integer place = places.get(mark.column());
            boolean already = marks.stream()
                    .anyMatch(m -> m.level() == Level.ERROR && m.column().equals(mark.column()));
            if (place != null) {
                StyleSetter style = sheet.style(at, place);
                style.fillColor(mark.level() == Level.ERROR || already ? RED : YELLOW)
                        .set();
            }
        }
        if (!marks.isEmpty()) {
            sheet.value(
                    at, problems, writable(marks.stream().map(Mark::sentence).collect(Collectors.joining("\n"))));
            boolean error = marks.stream().anyMatch(m -> m.level() == Level.ERROR);
            sheet.style(at, problems)
                    .fillColor(error ? RED : YELLOW)
                    .wrapText(true)
                    .set();
        }
    }

    private static void flush(Worksheet sheet, int[] unflushed) {
        if (++unflushed[0] >= FLUSH_EVERY) {
            unflushed[0] = 0;
            try {
                sheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

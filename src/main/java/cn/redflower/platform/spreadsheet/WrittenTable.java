package cn.redflower.platform.spreadsheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A list given out as an .xlsx: a header that stays in sight and can be filtered by, below it texts. Texts stay texts,
 * also those that a program would take for a formula.
 *
 * @param sheet name of the sheet
 */
public record WrittenTable(String sheet, List<Column> columns) {

    private static final int FLUSH_EVERY = 500;
    private static final String HEADER = "FBE5D6";

    /** @param width in characters; cells of columns wider than 30 wrap their texts */
    public record Column(String header, int width, boolean number) {

        public Column(String header, int width) {
            this(header, width, false);
        }

        /** Of numbers that can be added up. */
        public static Column number(String header, int width) {
            return new Column(header, width, true);
        }
    }

    /** Writes the workbook; the stream stays open. @param rows a text a column, null for none */
    public void write(Iterable<List<String>> rows, OutputStream out) throws IOException {
        Workbook workbook = new Workbook(out, "LittleRedFlower", "1.0");
        Worksheet table = workbook.newWorksheet(sheet);
        table.freezePane(0, 1);
        for (int place = 0; place < columns.size(); place++) {
            table.width(place, columns.get(place).width());
            table.value(0, place, columns.get(place).header());
            table.style(0, place)
                    .bold()
                    .fillColor(HEADER)
                    .borderStyle("thin")
                    .borderColor("BFBFBF")
                    .set();
        }
        int at = 0;
        for (List<String> row : rows) {
            at++;
            for (int place = 0; place < columns.size(); place++) {
                write(table, at, place, row.get(place));
            }
            if (at % FLUSH_EVERY == 0) {
                table.flush();
            }
        }
        table.setAutoFilter(0, 0, at, columns.size() - 1);
        workbook.finish();
    }

    private void write(Worksheet table, int at, int place, String text) {
        if (text == null || text.isEmpty()) {
            return;
        }
        if (columns.get(place).number() && text.matches("\\d{1,9}")) {
            table.value(at, place, Integer.valueOf(text));
            return;
        }
        table.inlineString(at, place, MarkedCopy.writable(text));
        boolean formula = MarkedCopy.startsFormula(text);
        boolean wide = columns.get(place).width() > 30;
        if (formula || wide) {
            var style = table.style(at, place);
            if (formula) {
                style.format("@"); // stays a text when somebody edits the cell
            }
            style.wrapText(wide).set();
        }
    }
}

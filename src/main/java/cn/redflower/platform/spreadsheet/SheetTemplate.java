package cn.redflower.platform.spreadsheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * An empty sheet to be filled in: header, drop-downs where an answer is one of a few, formats that keep leading zeros,
 * and a second sheet of instructions.
 *
 * @param sheet name of the sheet to be filled in
 * @param instructionSheet name of the sheet with the instructions
 * @param optionSheet name of the hidden sheet that the drop-downs refer to
 * @param instructions one sentence a line
 */
public record SheetTemplate(
        String sheet, List<Column> columns, String instructionSheet, List<String> instructions, String optionSheet) {

    private static final int LAST_ROW = 5_000;
    private static final String REQUIRED = "F4B6B0";
    private static final String OPTIONAL = "FBE5D6";

    /**
     * A column of the template.
     *
     * @param header our own name of the column
     * @param width in characters
     * @param format number format of its cells, {@code @} for text; null for the program's own
     * @param choices the answers of a drop-down, empty for none; others may be typed nevertheless
     */
    public record Column(String header, int width, String format, List<String> choices, boolean required) {}

    /** A sheet to be filled in. */
    public record Table(String sheet, List<Column> columns) {}

    /** Writes the workbook; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        write(List.of(new Table(sheet, columns)), instructionSheet, instructions, optionSheet, out);
    }

    /** As {@link #write(OutputStream)}, a workbook of several sheets to be filled in. */
    public static void write(
            List<Table> tables,
            String instructionSheet,
            List<String> instructions,
            String optionSheet,
            OutputStream out)
            throws IOException {
        Workbook workbook = new Workbook(out, "LittleRedFlower", "1.0");
        List<Worksheet> sheets = tables.stream()
                .map(table -> workbook.newWorksheet(table.sheet()))
                .toList();
        Worksheet help = workbook.newWorksheet(instructionSheet);
        Worksheet options = workbook.newWorksheet(optionSheet);
        options.setVisibilityState(VisibilityState.HIDDEN);
        int listed = 0;
        for (int each = 0; each < tables.size(); each++) {
            List<Column> columns = tables.get(each).columns();
            sheets.get(each).freezePane(0, 1);
            for (int place = 0; place < columns.size(); place++) {
                write(sheets.get(each), options, place, listed++, columns.get(place));
            }
        }
        help.width(0, 100);
        for (int line = 0; line < instructions.size(); line++) {
            help.value(line, 0, instructions.get(line));
            help.style(line, 0).wrapText(true).set();
        }
        workbook.finish();
    }

    /** @param listed the column of the option sheet that holds its answers */
    private static void write(Worksheet table, Worksheet options, int place, int listed, Column column) {
        table.width(place, column.width());
        table.value(0, place, column.header());
        table.style(0, place)
                .bold()
                .horizontalAlignment("center")
                .fillColor(column.required() ? REQUIRED : OPTIONAL)
                .borderStyle("thin")
                .borderColor("BFBFBF")
                .set();
        if (column.format() != null) {
            table.style(place).format(column.format()).set();
        }
        for (int i = 0; i < column.choices().size(); i++) {
            options.value(i, listed, column.choices().get(i));
        }
        if (!column.choices().isEmpty()) {
            table.range(1, place, LAST_ROW, place)
                    .validateWithList(options.range(0, listed, column.choices().size() - 1, listed))
                    .showErrorMessage(false)
                    .errorTitle("")
                    .error("");
        }
    }
}

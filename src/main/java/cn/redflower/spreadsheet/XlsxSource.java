package cn.redflower.spreadsheet;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Spliterator;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** A zipped workbook (.xlsx), streamed row by row once its parts have been looked through. */
final class XlsxSource implements SheetSource {

    private final PackageInspection inspection;
    private final ReadableWorkbook workbook;
    private final CellReading cells;
    private final List<Sheet> sheets = new ArrayList<>();

    XlsxSource(Path file, SpreadsheetProperties limits) throws IOException {
        inspection = PackageInspection.of(file, limits);
        workbook = open(file);
        cells = new CellReading(limits.maxCellLength(), workbook.isDate1904());
        workbook.getSheets().forEach(sheet -> sheets.add(describe(sheet)));
    }

    private static ReadableWorkbook open(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
        } catch (RuntimeException | IOException e) {
            throw Broken.file();
        }
    }

    private Sheet describe(org.dhatim.fastexcel.reader.Sheet sheet) {
        WorksheetInspection seen = inspection(sheet);
        List<MergedRange> merged = seen == null ? List.of() : seen.merged();
        BitSet hiddenColumns = seen == null ? new BitSet() : seen.hiddenColumns();
        return new Sheet(sheet.getIndex(), sheet.getName(), sheet.getVisibility() != SheetVisibility.VISIBLE, merged, hiddenColumns);
    }

    private WorksheetInspection inspection(org.dhatim.fastexcel.reader.Sheet sheet) {
        String part = inspection.partsById.get(sheet.getId());
        return part == null ? null : inspection.worksheets.get(part);
    }

    @Override
    public List<Sheet> sheets() {
        return sheets;
    }

    @Override
    public void read(Sheet wanted, RowVisitor visitor) throws IOException {
        org.dhatim.fastexcel.reader.Sheet sheet = workbook.getSheet(wanted.index()).orElseThrow();
        WorksheetInspection seen = inspection(sheet);
        int shift = seen != null && seen.isUnnumbered() ? 1 : 0;
        try (Stream<Row> rows = stream(sheet)) {
            Spliterator<Row> each = rows.spliterator();
            Row[] current = new Row[1];
            int last = 0;
            while (advance(each, current)) {
                int number = current[0].getRowNum() + shift;
                if (number <= last) {
                    throw Broken.file();
                }
                last = number;
                if (!visitor.visit(row(number, current[0]))) {
                    return;
                }
            }
        }
    }

    private static Stream<Row> stream(org.dhatim.fastexcel.reader.Sheet sheet) {
        try {
            return sheet.openStream();
        } catch (RuntimeException | IOException e) {
            throw Broken.file();
        }
    }

    /** Whatever the library throws about the file, and it throws of many kinds, means that the file is broken; the visitor runs outside. */
    private static boolean advance(Spliterator<Row> each, Row[] current) {
        try {
            return each.tryAdvance(row -> current[0] = row);
        } catch (RuntimeException e) {
            throw Broken.file();
        }
    }

    private SheetRow row(int number, Row row) {
        List<SheetCell> read = new ArrayList<>(row.getCellCount());
        int used = 0;
        for (int column = 0; column < row.getCellCount(); column++) {
            Cell cell = row.getCell(column);
            SheetCell value = cell == null ? SheetCell.EMPTY : cell(cell, number, column);
            read.add(value);
            if (!value.isEmpty()) {
                used = column + 1;
            }
        }
        return new SheetRow(number, used == read.size() ? read : new ArrayList<>(read.subList(0, used)));
    }

    private SheetCell cell(Cell cell, int row, int column) {
        boolean computed = cell.getType() == CellType.FORMULA && cell.getFormula() != null;
        Object value = cell.getValue();
        if (cell.getType() == CellType.ERROR) {
            return cells.errorOf(cell.getRawValue(), computed);
        } else if (value instanceof BigDecimal number) {
            return cells.number(number, format(cell), computed);
        } else if (value instanceof Boolean truth) {
            return cells.truth(truth, computed);
        }
        return value instanceof String text ? cells.text(text, computed, row, column) : SheetCell.EMPTY;
    }

    private static String format(Cell cell) {
        String written = cell.getDataFormatString();
        return written != null || cell.getDataFormatId() == null ? written : DateFormats.implied(cell.getDataFormatId());
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}

package cn.redflower.platform.spreadsheet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.ss.util.CellRangeAddress;

/** What a workbook of the old format says outside its cells: sheets, merged cells, hidden columns and rows. */
final class XlsFrame implements HSSFListener {

    private static final int MOST_MERGED = 100_000;

    private final List<BoundSheetRecord> bound = new ArrayList<>();
    private final List<List<SheetSource.MergedRange>> merged = new ArrayList<>();
    private final List<BitSet> hiddenColumns = new ArrayList<>();
    private final List<BitSet> hiddenRows = new ArrayList<>();
    private final Nesting nesting = new Nesting();
    private boolean date1904;

    @Override
    public void processRecord(Record record) {
        if (nesting.startsSheet(record)) {
            merged.add(new ArrayList<>());
            hiddenColumns.add(new BitSet());
            hiddenRows.add(new BitSet());
        } else if (record instanceof BoundSheetRecord sheet) {
            bound.add(sheet);
        } else if (record instanceof DateWindow1904Record window) {
            date1904 = window.getWindowing() == 1;
        } else if (record instanceof ColumnInfoRecord columns && isHidden(columns) && !hiddenColumns.isEmpty()) {
            hiddenColumns.get(hiddenColumns.size() - 1).set(columns.getFirstColumn(), columns.getLastColumn() + 1);
        } else if (record instanceof RowRecord row && isHidden(row) && !hiddenRows.isEmpty()) {
            hiddenRows.get(hiddenRows.size() - 1).set(row.getRowNumber());
        } else if (record instanceof MergeCellsRecord cells && !merged.isEmpty()) {
            note(cells, merged.get(merged.size() - 1));
        }
    }

    private static boolean isHidden(ColumnInfoRecord columns) {
        return columns.getHidden() || columns.getColumnWidth() == 0;
    }

    private static boolean isHidden(RowRecord row) {
        return row.getZeroHeight() || row.getHeight() == 0;
    }

    private static void note(MergeCellsRecord cells, List<SheetSource.MergedRange> into) {
        for (int i = 0; i < cells.getNumAreas() && into.size() < MOST_MERGED; i++) {
            CellRangeAddress area = cells.getAreaAt(i);
            into.add(new SheetSource.MergedRange(
                    area.getFirstRow() + 1, area.getLastRow() + 1, area.getFirstColumn(), area.getLastColumn()));
        }
    }

    /** Follows the starts and ends in the stream of records: charts inside a sheet have their own. */
    static final class Nesting {
        private int depth;
        private int sheet = -1;

        /** @return whether the record starts a sheet */
        boolean startsSheet(Record record) {
            if (record instanceof BOFRecord start) {
                boolean outermost = depth++ == 0;
                if (outermost && start.getType() != BOFRecord.TYPE_WORKBOOK) {
                    sheet++;
                    return true;
                }
            } else if (record instanceof EOFRecord) {
                depth--;
            }
            return false;
        }

        /** The sheet whose own records these are, -1 if none. */
        int sheet() {
            return depth == 1 ? sheet : -1;
        }

        boolean isOutside() {
            return depth == 0;
        }
    }

    /** Whether the program hides a row. @param sheet as {@link SheetSource.Sheet#index()} counts @param row from 0 */
    boolean isHidden(int sheet, int row) {
        return sheet < hiddenRows.size() && hiddenRows.get(sheet).get(row);
    }

    boolean isDate1904() {
        return date1904;
    }

    /** The sheets; their index counts the start records in the file. */
    List<SheetSource.Sheet> sheets() {
        BoundSheetRecord[] inFile = BoundSheetRecord.orderByBofPosition(bound);
        List<SheetSource.Sheet> sheets = new ArrayList<>();
        for (int i = 0; i < Math.min(inFile.length, merged.size()); i++) {
            boolean hidden = inFile[i].isHidden() || inFile[i].isVeryHidden();
            sheets.add(new SheetSource.Sheet(i, inFile[i].getSheetname(), hidden, merged.get(i), hiddenColumns.get(i)));
        }
        sheets.sort((a, b) -> Integer.compare(order(inFile[a.index()]), order(inFile[b.index()])));
        return sheets;
    }

    private int order(BoundSheetRecord sheet) {
        return bound.indexOf(sheet);
    }
}

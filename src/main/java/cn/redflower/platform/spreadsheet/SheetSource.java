package cn.redflower.platform.spreadsheet;

import java.io.Closeable;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;

/** A file opened for reading, of whichever format. Rows that hold nothing may be left out. */
interface SheetSource extends Closeable {

    /** The sheets in their order. */
    List<Sheet> sheets();

    /** Shows the rows of one sheet to the visitor, from the top. */
    void read(Sheet sheet, RowVisitor visitor) throws IOException;

    /**
     * A sheet of the file and what is not in its rows.
     *
     * @param hidden whether the program hides the whole sheet
     * @param merged the merged cells
     * @param hiddenColumns columns that the program hides
     */
    record Sheet(int index, String name, boolean hidden, List<MergedRange> merged, BitSet hiddenColumns) {}

    /** Cells shown as one; rows count from 1, columns from 0. */
    record MergedRange(int firstRow, int lastRow, int firstColumn, int lastColumn) {}
}

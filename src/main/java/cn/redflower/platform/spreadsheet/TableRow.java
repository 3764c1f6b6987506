package cn.redflower.platform.spreadsheet;

/**
 * One row of a table: neither a title, note, blank, sum nor footer. Merged cells all hold what the person sees in them.
 */
public final class TableRow {

    private final TableHead head;
    private final SheetRow row;

    TableRow(TableHead head, SheetRow row) {
        this.head = head;
        this.row = row;
    }

    /** The row as the spreadsheet program shows it, from 1. */
    public int sheetRow() {
        return row.number();
    }

    /** The cell under the column with that key; empty if the table has no such column. */
    public SheetCell cell(String key) {
        Integer place = head.places().get(key);
        return place == null ? SheetCell.EMPTY : row.cell(place);
    }
}

package cn.redflower.platform.spreadsheet;

import java.util.List;

/**
 * One row of a sheet.
 *
 * @param number as the spreadsheet program shows it, from 1
 * @param cells from the first column on; empty cells at the end are left out
 * @param hidden whether the program hides the row, by hand, by a filter or in a folded group
 */
record SheetRow(int number, List<SheetCell> cells, boolean hidden) {

    SheetCell cell(int column) {
        return column < cells.size() ? cells.get(column) : SheetCell.EMPTY;
    }

    boolean isBlank() {
        return cells.stream().allMatch(SheetCell::isEmpty);
    }
}

package cn.redflower.platform.spreadsheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Gives every cell of a column that is merged downwards the value that stands in its first one. Rows come from the top.
 */
final class MergedCells {

    private final List<SheetSource.MergedRange> waiting;
    private final List<Open> open = new ArrayList<>();
    private int next;

    MergedCells(List<SheetSource.MergedRange> merged) {
        waiting = merged.stream()
                .filter(range -> range.lastRow() > range.firstRow())
                .sorted(Comparator.comparingInt(SheetSource.MergedRange::firstRow))
                .toList();
    }

    private record Open(SheetSource.MergedRange range, SheetCell value) {}

    SheetRow fill(SheetRow row) {
        open.removeIf(merge -> merge.range.lastRow() < row.number());
        List<SheetCell> cells = row.cells();
        for (Open merge : open) {
            cells = with(cells, row.cells(), merge.range.firstColumn(), merge.value);
        }
        while (next < waiting.size() && waiting.get(next).firstRow() <= row.number()) {
            SheetSource.MergedRange range = waiting.get(next++);
            if (range.firstRow() == row.number()
                    && !row.cell(range.firstColumn()).isEmpty()) {
                open.add(new Open(range, row.cell(range.firstColumn())));
            }
        }
        return cells == row.cells() ? row : new SheetRow(row.number(), cells, row.hidden());
    }

    private static List<SheetCell> with(List<SheetCell> cells, List<SheetCell> original, int column, SheetCell value) {
        List<SheetCell> changed = cells == original ? new ArrayList<>(original) : cells;
        while (changed.size() <= column) {
            changed.add(SheetCell.EMPTY);
        }
        changed.set(column, value);
        return changed;
    }
}

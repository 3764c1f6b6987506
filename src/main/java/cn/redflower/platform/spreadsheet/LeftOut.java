package cn.redflower.platform.spreadsheet;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import cn.redflower.platform.spreadsheet.TableSummary.Remark;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Watches over the rows as they are read, so that nobody is left out in silence: columns without a header that hold
 * something, a second block of pupils beside the first, rows that the program hides, rows whose formulas all failed.
 */
final class LeftOut {

    private final FoundHead found;
    private final SheetSource.Sheet sheet;
    private final Set<Integer> required;
    private final RowRanges hidden = new RowRanges();
    private final RowRanges failed = new RowRanges();
    private final RowRanges unread = new RowRanges();
    private final BitSet unreadColumns = new BitSet();
    private boolean texts;

    LeftOut(TableLayout layout, FoundHead found, SheetSource.Sheet sheet) {
        this.found = found;
        this.sheet = sheet;
        this.required = layout.columns().stream()
                .filter(TableColumn::required)
                .map(column -> found.head().places().get(column.key()))
                .collect(Collectors.toSet());
    }

    /** A row that is data. */
    void read(SheetRow row) {
        refuseSecondBlock(row);
        if (row.hidden()) {
            hidden.add(row.number());
        }
        unheaded(row, 1);
    }

    /** A row below the header that is none. @param note whether it is taken for a remark or nothing */
    void skipped(SheetRow row, boolean note) {
        if (note) {
            refuseSecondBlock(row);
            unheaded(row, 2);
            if (required.stream().anyMatch(column -> row.cell(column).isError())) {
                failed.add(row.number());
            }
        }
    }

    /** A column that only says again what was read is none of another block. */
    private void refuseSecondBlock(SheetRow row) {
        found.second().forEach((column, place) -> {
            SheetCell cell = row.cell(column);
            if (!cell.isEmpty()
                    && !cell.text().strip().equals(row.cell(place).text().strip())) {
                TableHead head = found.head();
                throw new RefusedException(Refusal.rule(
                        "spreadsheet.side-by-side",
                        String.valueOf(head.row()),
                        head.texts().get(column),
                        CellReading.columnName(place),
                        CellReading.columnName(column),
                        String.valueOf(row.number())));
            }
        });
    }

    /** @param fewest a single cell in a row without anything else is a remark of its own */
    private void unheaded(SheetRow row, int fewest) {
        int last = row.cells().size();
        BitSet headed = found.headed();
        if (headed.nextClearBit(0) >= last) {
            return;
        }
        BitSet filled = new BitSet();
        for (int column = headed.nextClearBit(0); column < last; column = headed.nextClearBit(column + 1)) {
            filled.set(column, !row.cells().get(column).isEmpty());
        }
        if (filled.cardinality() >= fewest) {
            unread.add(row.number());
            unreadColumns.or(filled);
            texts |= filled.stream().anyMatch(column -> row.cell(column).kind() == SheetCell.Kind.TEXT);
        }
    }

    List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        if (hidden.count() > 0) {
            remarks.add(new Remark("hidden-rows", List.of(String.valueOf(hidden.count()), hidden.toString())));
        }
        List<String> covered = found.head().places().values().stream()
                .filter(sheet.hiddenColumns()::get)
                .sorted()
                .map(found.head().texts()::get)
                .toList();
        if (!covered.isEmpty()) {
            remarks.add(new Remark("hidden-columns", List.of(String.join("、", covered))));
        }
        if (texts) {
            // numbers alone, left of the table as a rule, count the rows
            String columns = String.join(
                    "、",
                    unreadColumns.stream().mapToObj(CellReading::columnName).toList());
            String rows = String.valueOf(unread.count());
            remarks.add(new Remark("unread-columns", List.of(columns, rows, unread.toString())));
        }
        if (failed.count() > 0) {
            remarks.add(new Remark("failed-rows", List.of(String.valueOf(failed.count()), failed.toString())));
        }
        return remarks;
    }
}

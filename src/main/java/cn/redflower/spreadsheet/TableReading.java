package cn.redflower.spreadsheet;

import cn.redflower.problem.RefusedException;
import cn.redflower.problem.Refusal;
import cn.redflower.spreadsheet.TableSummary.SkippedRow;
import cn.redflower.spreadsheet.TableSummary.Sort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One reading of the table in a file: which sheet, which header, and then its rows in one go. */
final class TableReading {

    private static final int MOST_SKIPPED_TOLD = 1_000;

    private final SheetSource source;
    private final TableLayout layout;
    private final SpreadsheetProperties limits;
    private final List<SkippedRow> skipped = new ArrayList<>();
    private int dataRows;
    private int usedRows;
    private int lastUsed;

    TableReading(SheetSource source, TableLayout layout, SpreadsheetProperties limits) {
        this.source = source;
        this.layout = layout;
        this.limits = limits;
    }

    TableSummary read(TableVisitor visitor) throws IOException {
        TableHead head = find();
        SheetSource.Sheet sheet = source.sheets().stream().filter(s -> s.index() == head.sheetIndex()).findFirst().orElseThrow();
        RowSorting sorting = new RowSorting(layout, head, sheet);
        MergedCells merged = new MergedCells(sheet.merged());
        visitor.head(head);
        source.read(sheet, row -> {
            SheetRow filled = merged.fill(row);
            if (!row.isBlank()) {
                count(row);
                if (row.number() < head.row()) {
                    skip(row.number(), sorting.above(row));
                } else if (row.number() > head.row()) {
                    show(row, filled, head, sorting, visitor);
                }
            }
            return true;
        });
        return new TableSummary(head, dataRows, skipped);
    }

    private void show(SheetRow row, SheetRow filled, TableHead head, RowSorting sorting, TableVisitor visitor) {
        Sort sort = sorting.below(row);
        if (sort == null) {
            dataRows++;
            visitor.row(new TableRow(head, filled));
        } else {
            skip(row.number(), sort);
        }
    }

    private void count(SheetRow row) {
        if (row.cells().size() > limits.maxColumns()) {
            throw new RefusedException(Refusal.rule("spreadsheet.too-many-columns", String.valueOf(limits.maxColumns())));
        }
        if (++usedRows > limits.maxRows()) {
            throw new RefusedException(Refusal.rule("spreadsheet.too-many-rows", String.valueOf(limits.maxRows())));
        }
        for (int blank = lastUsed + 1; blank < row.number() && skipped.size() < MOST_SKIPPED_TOLD; blank++) {
            skip(blank, Sort.BLANK);
        }
        lastUsed = row.number();
    }

    private void skip(int row, Sort sort) {
        if (skipped.size() < MOST_SKIPPED_TOLD) {
            skipped.add(new SkippedRow(row, sort));
        }
    }

    /** The first sheet that is shown and has the table; other sheets are passed over. */
    private TableHead find() throws IOException {
        TableHead found = null;
        TableHead incomplete = null;
        List<String> others = new ArrayList<>();
        for (SheetSource.Sheet sheet : source.sheets()) {
            TableHead head = sheet.hidden() ? null : search(sheet);
            if (head == null) {
                continue;
            } else if (!HeaderSearch.missing(layout, head).isEmpty()) {
                incomplete = incomplete == null ? head : incomplete;
            } else if (found == null) {
                found = head;
            } else {
                others.add(sheet.name());
            }
        }
        if (found == null) {
            throw new RefusedException(refusal(incomplete));
        }
        return found.withOtherTables(others);
    }

    private Refusal refusal(TableHead incomplete) {
        if (incomplete != null) {
            return Refusal.rule("spreadsheet.missing-columns", String.valueOf(incomplete.row()), String.join("、", HeaderSearch.missing(layout, incomplete)));
        }
        String wanted = String.join("、", layout.columns().stream().filter(TableColumn::required).map(TableColumn::field).toList());
        return Refusal.rule("spreadsheet.no-header", String.valueOf(limits.headerRows()), wanted);
    }

    private TableHead search(SheetSource.Sheet sheet) throws IOException {
        HeaderSearch search = new HeaderSearch(layout, sheet);
        MergedCells merged = new MergedCells(sheet.merged());
        source.read(sheet, row -> {
            if (row.number() > limits.headerRows()) {
                return false;
            }
            search.consider(merged.fill(row));
            return row.number() < limits.headerRows();
        });
        return search.found();
    }
}

package cn.redflower.platform.spreadsheet;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import cn.redflower.platform.spreadsheet.TableSummary.SkippedRow;
import cn.redflower.platform.spreadsheet.TableSummary.Sort;
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
        FoundHead found = new TableSearch(source, layout, limits.headerRows()).find();
        TableHead head = found.head();
        SheetSource.Sheet sheet = source.sheets().stream()
                .filter(s -> s.index() == head.sheetIndex())
                .findFirst()
                .orElseThrow();
        RowSorting sorting = new RowSorting(layout, found, sheet);
        LeftOut leftOut = new LeftOut(layout, found, sheet);
        MergedCells merged = new MergedCells(sheet.merged());
        visitor.head(head);
        source.read(sheet, row -> {
            SheetRow filled = merged.fill(row);
            if (!row.isBlank()) {
                count(row);
                if (row.number() < head.row()) {
                    skip(row.number(), sorting.above(row));
                } else if (row.number() > head.row()) {
                    Sort sort = sorting.below(row);
                    if (sort == null) {
                        leftOut.read(row);
                        dataRows++;
                        visitor.row(new TableRow(head, filled));
                    } else {
                        leftOut.skipped(row, sort == Sort.NOTE || sort == Sort.BLANK);
                        skip(row.number(), sort);
                    }
                }
            }
            return true;
        });
        return new TableSummary(head, dataRows, skipped, leftOut.remarks());
    }

    private void count(SheetRow row) {
        if (row.cells().size() > limits.maxColumns()) {
            throw new RefusedException(
                    Refusal.rule("spreadsheet.too-many-columns", String.valueOf(limits.maxColumns())));
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
}

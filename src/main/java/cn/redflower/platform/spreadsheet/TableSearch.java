package cn.redflower.platform.spreadsheet;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the sheet and the header of the table in a file. A file with the table on several sheets is refused, as whoever
 * sends it means all of them; a sheet that only resembles the table, or is hidden, is told of.
 */
final class TableSearch {

    private static final int MOST_NAMED = 5;

    private final SheetSource source;
    private final TableLayout layout;
    private final int headerRows;
    private final List<FoundHead> complete = new ArrayList<>();
    private final List<FoundHead> incomplete = new ArrayList<>();
    private final List<FoundHead> hidden = new ArrayList<>();
    private boolean uncomputed;

    TableSearch(SheetSource source, TableLayout layout, int headerRows) {
        this.source = source;
        this.layout = layout;
        this.headerRows = headerRows;
    }

    /** @throws RefusedException if there is no table, or more than one */
    FoundHead find() throws IOException {
        for (SheetSource.Sheet sheet : source.sheets()) {
            FoundHead found = search(sheet);
            if (found != null) {
                boolean whole = HeaderSearch.missing(layout, found.head()).isEmpty();
                (!whole ? incomplete : sheet.hidden() ? hidden : complete).add(found);
            }
        }
        if (complete.isEmpty()) {
            throw new RefusedException(refusal());
        }
        FoundHead chosen = complete.size() == 1 ? complete.get(0) : theOneWithRows();
        if (chosen.earlier() > 0) {
            // whoever stands between would be taken for a title
            throw new RefusedException(Refusal.rule(
                    "spreadsheet.second-header",
                    String.valueOf(chosen.head().row()),
                    String.valueOf(chosen.earlier())));
        }
        List<String> others = new ArrayList<>(
                names(complete.stream().filter(each -> each != chosen).toList()));
        for (FoundHead each : incomplete) {
            if (!isHidden(each) && required(each) > 1 && hasRows(each)) {
                others.add(each.head().sheet());
            }
        }
        return chosen.with(chosen.head().withOtherTables(others, names(hiddenWithRows())));
    }

    private FoundHead theOneWithRows() throws IOException {
        List<FoundHead> filled = new ArrayList<>();
        for (FoundHead each : complete) {
            if (hasRows(each)) {
                filled.add(each);
            }
        }
        if (filled.size() > 1) {
            throw new RefusedException(
                    Refusal.rule("spreadsheet.several-tables", String.join("、", named(filled)), filled.size()));
        }
        return filled.isEmpty() ? complete.get(0) : filled.get(0);
    }

    private List<FoundHead> hiddenWithRows() throws IOException {
        List<FoundHead> filled = new ArrayList<>();
        for (FoundHead each : hidden) {
            if (hasRows(each)) {
                filled.add(each);
            }
        }
        return filled;
    }

    private Refusal refusal() throws IOException {
        List<FoundHead> concealed = hiddenWithRows();
        List<FoundHead> shown =
                incomplete.stream().filter(each -> !isHidden(each)).toList();
        if (!shown.isEmpty()) {
            TableHead first = shown.get(0).head();
            return Refusal.rule(
                    "spreadsheet.missing-columns",
                    String.valueOf(first.row()),
                    String.join("、", HeaderSearch.missing(layout, first)),
                    first.sheet().isEmpty() ? 0 : shown.size(),
                    String.join("、", named(shown)));
        } else if (!concealed.isEmpty()) {
            return Refusal.rule("spreadsheet.hidden-table", String.join("、", named(concealed)));
        } else if (uncomputed) {
            return Refusal.rule("spreadsheet.never-computed");
        }
        List<String> wanted = layout.columns().stream()
                .filter(TableColumn::required)
                .map(TableColumn::field)
                .toList();
        return Refusal.rule("spreadsheet.no-header", String.valueOf(headerRows), String.join("、", wanted));
    }

    private static List<String> names(List<FoundHead> found) {
        return found.stream().map(each -> each.head().sheet()).toList();
    }

    private static List<String> named(List<FoundHead> found) {
        return names(found).stream().limit(MOST_NAMED).toList();
    }

    private boolean isHidden(FoundHead found) {
        return sheet(found).hidden();
    }

    private SheetSource.Sheet sheet(FoundHead found) {
        int index = found.head().sheetIndex();
        return source.sheets().stream()
                .filter(each -> each.index() == index)
                .findFirst()
                .orElseThrow();
    }

    private long required(FoundHead found) {
        return layout.columns().stream()
                .filter(column -> column.required() && found.head().has(column.key()))
                .count();
    }

    private boolean hasRows(FoundHead found) throws IOException {
        SheetSource.Sheet sheet = sheet(found);
        RowSorting sorting = new RowSorting(layout, found, sheet);
        boolean[] seen = new boolean[1];
        source.read(sheet, row -> {
            seen[0] = row.number() > found.head().row() && !row.isBlank() && sorting.below(row) == null;
            return !seen[0];
        });
        return seen[0];
    }

    private FoundHead search(SheetSource.Sheet sheet) throws IOException {
        HeaderSearch search = new HeaderSearch(layout, sheet);
        MergedCells merged = new MergedCells(sheet.merged());
        source.read(sheet, row -> {
            if (row.number() > headerRows) {
                return false;
            }
            uncomputed |= row.cells().stream().anyMatch(SheetCell::isUncomputed);
            search.consider(merged.fill(row));
            return row.number() < headerRows;
        });
        return search.found();
    }
}

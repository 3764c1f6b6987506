package cn.redflower.platform.spreadsheet;

import cn.redflower.platform.problem.RefusedException;
import cn.redflower.platform.spreadsheet.TableSummary.Sort;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the rows of a table from what else stands between and below them: blanks, sums, footers, repeated headers. */
final class RowSorting {

    private static final SheetWords WORDS = SheetWords.load("words.properties");
    private static final List<String> SUBTOTALS = plain("subtotal");
    private static final List<String> TOTALS = plain("total");
    /** A number with what it counts: 5所, 1243 个. */
    private static final Pattern COUNT = Pattern.compile("\\d+(?:\\.\\d+)?\\p{L}{0,3}");

    private static final List<String> FOOTERS = plain("footer");
    private static final List<String> NOTES = plain("note");

    private final Set<Integer> known;
    private final Set<Integer> required = new HashSet<>();
    private final HeaderAgain headerAgain;
    private final Map<Integer, SheetSource.MergedRange> banners = new HashMap<>();
    private boolean titled;

    RowSorting(TableLayout layout, FoundHead found, SheetSource.Sheet sheet) {
        this.known = Set.copyOf(found.head().places().values());
        layout.columns().stream()
                .filter(c -> c.required() && found.head().has(c.key()))
                .forEach(c -> required.add(found.head().places().get(c.key())));
        this.headerAgain = new HeaderAgain(layout, found, required);
        for (SheetSource.MergedRange range : sheet.merged()) {
            if (range.lastColumn() - range.firstColumn() >= 2) {
                banners.put(range.firstRow(), range);
            }
        }
    }

    private static List<String> plain(String meaning) {
        return WORDS.of(meaning).stream().map(SheetWords::plain).toList();
    }

    /** What a row above the header is. */
    Sort above(SheetRow row) {
        if (row.isBlank()) {
            return Sort.BLANK;
        }
        Sort sort = titled ? Sort.NOTE : Sort.TITLE;
        titled = true;
        return sort;
    }

    /**
     * What a row below the header is, null if it is data. The row comes as written, its merged cells not filled.
     *
     * @throws RefusedException if it is the header of another block, whose columns stand elsewhere
     */
    Sort below(SheetRow row) {
        List<SheetCell> filled =
                row.cells().stream().filter(cell -> !cell.isEmpty()).toList();
        if (filled.isEmpty()) {
            return Sort.BLANK;
        }
        Sort sum = sum(row, filled);
        if (sum != null) {
            return sum;
        } else if (isFooter(filled)) {
            return Sort.FOOTER;
        } else if (headerAgain.is(row, filled)) {
            return Sort.HEADER;
        } else if (filled.size() == 1 && banners.containsKey(row.number())) {
            return Sort.NOTE;
        }
        boolean typed = known.stream().map(row::cell).anyMatch(cell -> !cell.isEmpty() && !cell.computed());
        if (typed || required.stream().map(row::cell).allMatch(RowSorting::tells)) {
            return null;
        }
        boolean remark = filled.stream().anyMatch(cell -> cell.kind() == SheetCell.Kind.TEXT && !cell.computed());
        return remark ? Sort.NOTE : Sort.BLANK;
    }

    /**
     * Whether a formula has come to something; one that refers to an empty cell comes to nought. A whole row of
     * formulas may be a roster kept elsewhere.
     */
    private static boolean tells(SheetCell cell) {
        return !cell.isEmpty() && !cell.isError() && !"0".equals(cell.text());
    }

    /** A sum says so at its start and lacks what every row of data has, or has nothing but counts in its place. */
    private Sort sum(SheetRow row, List<SheetCell> filled) {
        if (isCounted(filled)) {
            return Sort.TOTAL;
        } else if (required.stream().noneMatch(column -> row.cell(column).isEmpty())) {
            return null;
        }
        for (SheetCell cell : filled.subList(0, Math.min(2, filled.size()))) {
            String text = SheetWords.plain(cell.text());
            if (cell.kind() == SheetCell.Kind.TEXT && SUBTOTALS.stream().anyMatch(text::contains)) {
                return Sort.SUBTOTAL;
            } else if (cell.kind() == SheetCell.Kind.TEXT && TOTALS.stream().anyMatch(text::startsWith)) {
                return Sort.TOTAL;
            }
        }
        return null;
    }

    private static boolean isCounted(List<SheetCell> filled) {
        return filled.size() > 1
                && TOTALS.contains(SheetWords.plain(filled.get(0).text()))
                && filled.stream()
                        .skip(1)
                        .allMatch(cell ->
                                COUNT.matcher(SheetWords.plain(cell.text())).matches());
    }

    private static boolean isFooter(List<SheetCell> filled) {
        boolean texts = filled.stream().allMatch(cell -> cell.kind() == SheetCell.Kind.TEXT);
        if (!texts) {
            return false;
        }
        String first = SheetWords.plain(filled.get(0).text());
        boolean note = filled.size() == 1 && NOTES.stream().anyMatch(first::startsWith);
        return note
                || filled.stream().map(cell -> SheetWords.plain(cell.text())).allMatch(RowSorting::signs);
    }

    private static boolean signs(String text) {
        return text.indexOf(':') > 0 || FOOTERS.stream().anyMatch(text::contains);
    }
}

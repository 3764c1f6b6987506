package cn.redflower.platform.spreadsheet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds among the first rows of a sheet the one whose words are the header; a header may take two lines. */
final class HeaderSearch {

    private static final int LONGEST_HEADER = 60;
    private static final int HIDDEN = 1_000;

    private final TableLayout layout;
    private final SheetSource.Sheet sheet;
    private SheetRow above;
    private FoundHead best;
    private int bestScore = 1;
    private int firstHeader;
    private boolean rowsSince;

    HeaderSearch(TableLayout layout, SheetSource.Sheet sheet) {
        this.layout = layout;
        this.sheet = sheet;
    }

    /** Considers one row, its merged cells filled. */
    void consider(SheetRow row) {
        SheetRow upper = above != null && above.number() == row.number() - 1 ? above : null;
        Words alone = new Words(row);
        Words words = alone;
        if (upper != null) {
            Words first = new Words(upper);
            Words both = new Words(together(upper, row));
            boolean more = both.places.size() > Math.max(first.places.size(), alone.places.size());
            words = more && isSecondLine(first, row) ? both : alone;
        }
        long required = layout.columns().stream().filter(words::holdsRequired).count();
        if (words.places.size() > bestScore && required > 0) {
            bestScore = words.places.size();
            best = words.head(row.number(), upper, rowsSince ? firstHeader : 0);
        }
        if (required > 1 && firstHeader == 0) {
            firstHeader = row.number();
        } else if (required < 2 && firstHeader > 0) {
            rowsSince |= row.cells().stream().filter(cell -> !cell.isEmpty()).count() > 1;
        }
        above = row;
    }

    /** A row below the places that make a header's first line holds nothing or other words of a header there. */
    private boolean isSecondLine(Words first, SheetRow row) {
        return layout.columns().stream()
                .filter(first::holdsRequired)
                .map(column -> row.cell(first.places.get(column.key())))
                .allMatch(this::mayBeHeader);
    }

    private boolean mayBeHeader(SheetCell cell) {
        return cell.isEmpty() || cell.kind() == SheetCell.Kind.TEXT && layout.match(cell.text()) != null;
    }

    private static SheetRow together(SheetRow upper, SheetRow lower) {
        List<SheetCell> cells = new ArrayList<>();
        for (int column = 0;
                column < Math.max(upper.cells().size(), lower.cells().size());
                column++) {
            cells.add(lower.cell(column).isEmpty() ? upper.cell(column) : lower.cell(column));
        }
        return new SheetRow(lower.number(), cells, lower.hidden());
    }

    /** What the texts of a row mean. */
    private final class Words {
        private final Map<String, Integer> places = new HashMap<>();
        private final Map<String, Integer> ranks = new HashMap<>();
        private final Map<Integer, String> texts = new LinkedHashMap<>();
        private final BitSet filled = new BitSet();

        Words(SheetRow row) {
            for (int column = 0; column < row.cells().size(); column++) {
                SheetCell cell = row.cell(column);
                filled.set(column, !cell.isEmpty());
                if (cell.kind() == SheetCell.Kind.TEXT && cell.text().length() <= LONGEST_HEADER) {
                    texts.put(column, cell.text().strip());
                    place(column, layout.match(cell.text()));
                }
            }
        }

        /**
         * Of several columns for one field, the one that is shown, then the one with the more usual word, then the
         * first.
         */
        private void place(int column, TableLayout.Match match) {
            if (match == null) {
                return;
            }
            int rank = match.preference() + (sheet.hiddenColumns().get(column) ? HIDDEN : 0);
            String key = match.column().key();
            if (rank < ranks.getOrDefault(key, Integer.MAX_VALUE)) {
                ranks.put(key, rank);
                places.put(key, column);
            }
        }

        boolean holdsRequired(TableColumn column) {
            return column.required() && places.containsKey(column.key());
        }

        FoundHead head(int number, SheetRow upper, int earlier) {
            List<String> ignored = new ArrayList<>();
            texts.forEach((column, text) -> {
                if (!places.containsValue(column)) {
                    ignored.add(text);
                }
            });
            Words first = upper == null ? null : new Words(upper);
            if (first != null) {
                filled.or(first.filled);
            }
            TableHead head =
                    new TableHead(sheet.name(), sheet.index(), number, places, texts, ignored, List.of(), List.of());
            Map<Integer, Integer> second = new SecondBlock(layout, texts).columns(places);
            return new FoundHead(head, filled, second, first == null ? Map.of() : first.texts, earlier);
        }
    }

    /** The header, null if there is none. */
    FoundHead found() {
        return best;
    }

    /** Our names of the columns that a table must have and this one lacks. */
    static List<String> missing(TableLayout layout, TableHead head) {
        return layout.columns().stream()
                .filter(c -> c.required() && !head.has(c.key()))
                .map(TableColumn::field)
                .toList();
    }
}

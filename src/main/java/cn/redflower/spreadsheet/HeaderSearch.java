package cn.redflower.spreadsheet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds among the first rows of a sheet the one whose words are the header. */
final class HeaderSearch {

    private static final int LONGEST_HEADER = 60;

    private final TableLayout layout;
    private final SheetSource.Sheet sheet;
    private TableHead best;
    private int bestScore = 1;

    HeaderSearch(TableLayout layout, SheetSource.Sheet sheet) {
        this.layout = layout;
        this.sheet = sheet;
    }

    /** Considers one row, its merged cells filled. */
    void consider(SheetRow row) {
        Map<String, Integer> places = new HashMap<>();
        Map<String, Integer> ranks = new HashMap<>();
        Map<Integer, String> texts = new LinkedHashMap<>();
        for (int column = 0; column < row.cells().size(); column++) {
            SheetCell cell = row.cell(column);
            if (cell.kind() == SheetCell.Kind.TEXT && cell.text().length() <= LONGEST_HEADER) {
                texts.put(column, cell.text().strip());
                place(column, layout.match(cell.text()), places, ranks);
            }
        }
        if (places.size() > bestScore && layout.columns().stream().anyMatch(c -> c.required() && places.containsKey(c.key()))) {
            bestScore = places.size();
            List<String> ignored = new ArrayList<>();
            texts.forEach((column, text) -> {
                if (!places.containsValue(column)) {
                    ignored.add(text);
                }
            });
            best = new TableHead(sheet.name(), sheet.index(), row.number(), places, texts, ignored, List.of());
        }
    }

    /** Of several columns for one field, the one that is shown, then the one with the more usual word, then the first. */
    private void place(int column, TableLayout.Match match, Map<String, Integer> places, Map<String, Integer> ranks) {
        if (match == null) {
            return;
        }
        BitSet hidden = sheet.hiddenColumns();
        int rank = match.preference() + (hidden.get(column) ? 1_000 : 0);
        String key = match.column().key();
        if (rank < ranks.getOrDefault(key, Integer.MAX_VALUE)) {
            ranks.put(key, rank);
            places.put(key, column);
        }
    }

    /** The header, null if there is none. */
    TableHead found() {
        return best;
    }

    /** Our names of the columns that a table must have and this one lacks. */
    static List<String> missing(TableLayout layout, TableHead head) {
        return layout.columns().stream().filter(c -> c.required() && !head.has(c.key())).map(TableColumn::field).toList();
    }
}

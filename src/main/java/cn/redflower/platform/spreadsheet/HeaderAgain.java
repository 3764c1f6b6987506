package cn.redflower.platform.spreadsheet;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Knows the header where it stands again further down: on every printed page, or over each class. Where the columns
 * stand in another order there, everything below would be read under the wrong words, so the sheet is refused.
 */
final class HeaderAgain {

    private final TableLayout layout;
    private final FoundHead found;
    private final Set<Integer> required;
    private final Map<Integer, String> keys = new HashMap<>();

    HeaderAgain(TableLayout layout, FoundHead found, Set<Integer> required) {
        this.layout = layout;
        this.found = found;
        this.required = required;
        found.head().texts().forEach((column, text) -> {
            String key = key(text);
            if (key != null) {
                keys.put(column, key);
            }
        });
    }

    /** @throws RefusedException if the row is a header and its columns stand elsewhere */
    boolean is(SheetRow row, List<SheetCell> filled) {
        for (int column : required) {
            if (!mayBeWord(row.cell(column))) {
                return false; // what nearly every row of data has there: a number
            }
        }
        if (filled.stream().anyMatch(cell -> cell.kind() != SheetCell.Kind.TEXT)) {
            return false;
        }
        int wanted = 0;
        int same = 0;
        boolean moved = false;
        for (int column = 0; column < row.cells().size(); column++) {
            String text = row.cell(column).text();
            String key = key(text);
            wanted += key != null && layout.column(key).required() ? 1 : 0;
            boolean here = text.isEmpty() || isOver(column, text) || key != null && key.equals(keys.get(column));
            same += here && !text.isEmpty() ? 1 : 0;
            moved |= !here && (key != null || keys.containsKey(column));
        }
        if (wanted > 1 && moved) {
            throw new RefusedException(Refusal.rule(
                    "spreadsheet.second-header",
                    String.valueOf(row.number()),
                    String.valueOf(found.head().row())));
        }
        return wanted > 1 || same == filled.size();
    }

    private static boolean mayBeWord(SheetCell cell) {
        return cell.isEmpty()
                || cell.kind() == SheetCell.Kind.TEXT && !isCode(cell.text().charAt(0));
    }

    private static boolean isCode(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private boolean isOver(int column, String text) {
        String plain = text.strip();
        return plain.equals(found.head().texts().get(column))
                || plain.equals(found.upper().get(column));
    }

    private String key(String text) {
        TableLayout.Match match = text.isEmpty() ? null : layout.match(text);
        return match == null ? null : match.column().key();
    }
}

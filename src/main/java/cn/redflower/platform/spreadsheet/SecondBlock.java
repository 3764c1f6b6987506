package cn.redflower.platform.spreadsheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells whether a header is that of two tables side by side, as people make them to save paper. A school's own and the
 * national number beside one another, or class and squadron, are no second table: there several words mean one field;
 * in a second block the words come again.
 */
final class SecondBlock {

    private final Map<String, List<Integer>> columns = new HashMap<>();
    private final Set<String> wordsSeen = new HashSet<>();
    private final Set<String> textsSeen = new HashSet<>();
    private final Map<Integer, String> sameText = new HashMap<>();
    private final long required;
    private boolean wordAgain;

    SecondBlock(TableLayout layout, Map<Integer, String> texts) {
        required = layout.columns().stream().filter(TableColumn::required).count();
        texts.forEach((column, text) -> {
            TableLayout.Match match = layout.matchAgain(text);
            if (match != null && match.column().required()) {
                String key = match.column().key();
                columns.computeIfAbsent(key, k -> new ArrayList<>()).add(column);
                wordAgain |= !wordsSeen.add(match.word());
                if (!textsSeen.add(SheetWords.plain(text))) {
                    sameText.put(column, key);
                }
            }
        });
    }

    /**
     * The second block's own columns of what every table must have, each with the column that is read in its stead;
     * none if there is but one block.
     */
    Map<Integer, Integer> columns(Map<String, Integer> places) {
        Map<Integer, Integer> second = new TreeMap<>();
        sameText.forEach((column, key) -> second.put(column, places.get(key)));
        List<String> twice = columns.keySet().stream()
                .filter(key -> columns.get(key).size() > 1)
                .toList();
        if (twice.size() > 1 && (wordAgain || twice.size() == required)) {
            twice.forEach(key -> columns.get(key).forEach(column -> second.put(column, places.get(key))));
        }
        second.keySet().removeAll(places.values());
        return second;
    }
}

package cn.redflower.platform.spreadsheet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns by which a reader knows its table, in the order of the template. */
public final class TableLayout {

    private final List<TableColumn> columns;
    private final Map<String, Integer> preferences = new HashMap<>();
    private final Map<String, TableColumn> byWord = new HashMap<>();

    public TableLayout(List<TableColumn> columns) {
        this.columns = List.copyOf(columns);
        for (TableColumn column : columns) {
            for (int i = 0; i < column.names().size(); i++) {
                String word = SheetWords.plain(column.names().get(i));
                byWord.putIfAbsent(word, column);
                preferences.putIfAbsent(word, i);
            }
        }
    }

    /**
     * The layout kept as words: {@code columns} names the keys in order, {@code required} those that must be there, and
     * each key its header's words.
     */
    public static TableLayout of(SheetWords words) {
        Set<String> required = Set.copyOf(words.of("required"));
        return new TableLayout(words.of("columns").stream()
                .map(key -> new TableColumn(key, words.of(key), required.contains(key)))
                .toList());
    }

    public List<TableColumn> columns() {
        return columns;
    }

    /** The column with that key. */
    public TableColumn column(String key) {
        return columns.stream()
                .filter(column -> column.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** The column that a header's text means, with how far down its list of words that stands; null if none. */
    Match match(String header) {
        String plain = SheetWords.plain(header);
        String word = byWord.containsKey(plain) ? plain : plain.replaceAll("\\([^)]*\\)|\\[[^]]*]|[:：]$", "");
        TableColumn column = byWord.get(word);
        return column == null ? null : new Match(column, preferences.get(word), word);
    }

    /** As {@link #match(String)}, also for a header that was counted on because it stands there already. */
    Match matchAgain(String header) {
        Match match = match(header);
        return match != null ? match : match(SheetWords.plain(header).replaceFirst("(?:[._-]?\\d{1,2}|续)$", ""));
    }

    /** A header understood. @param word the word of the list that it is */
    record Match(TableColumn column, int preference, String word) {}
}

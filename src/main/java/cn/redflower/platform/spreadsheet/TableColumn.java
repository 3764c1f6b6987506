package cn.redflower.platform.spreadsheet;

import java.util.List;

/**
 * A column that a reader knows.
 *
 * @param key how the reader asks for its cells
 * @param names the header's words, our own name first, then the usual variants in the order in which they are preferred
 * @param required whether a sheet without the column is refused
 */
public record TableColumn(String key, List<String> names, boolean required) {

    public TableColumn {
        names = List.copyOf(names);
    }

    /** Our own name for it, as in the template. */
    public String field() {
        return names.get(0);
    }
}

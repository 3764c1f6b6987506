package cn.redflower.platform.spreadsheet;

import java.util.List;
import java.util.Map;

/**
 * The header of a table as it was found.
 *
 * @param sheet name of the sheet, empty for a .csv
 * @param sheetIndex the sheet's place in the file, from 0
 * @param row the header's row as the spreadsheet program shows it
 * @param places the columns understood: place in the sheet, from 0, by the column's key
 * @param texts the header's texts by place
 * @param ignored texts of the columns that mean nothing to the reader
 * @param otherTables visible sheets that have such a header too and are not read
 * @param hiddenTables hidden sheets that hold such a table and are not read
 */
public record TableHead(
        String sheet,
        int sheetIndex,
        int row,
        Map<String, Integer> places,
        Map<Integer, String> texts,
        List<String> ignored,
        List<String> otherTables,
        List<String> hiddenTables) {

    public TableHead {
        places = Map.copyOf(places);
        texts = Map.copyOf(texts);
        ignored = List.copyOf(ignored);
        otherTables = List.copyOf(otherTables);
        hiddenTables = List.copyOf(hiddenTables);
    }

    public boolean has(String key) {
        return places.containsKey(key);
    }

    /** The header's text over a column, the column's own name where the sheet lacks it. */
    public String text(TableColumn column) {
        Integer place = places.get(column.key());
        return place == null ? column.field() : texts.get(place);
    }

    TableHead withOtherTables(List<String> shown, List<String> hidden) {
        return new TableHead(sheet, sheetIndex, row, places, texts, ignored, shown, hidden);
    }
}

package cn.redflower.platform.spreadsheet;

import java.util.List;

/**
 * Something about one row of a sheet that a person has to look at.
 *
 * @param sheetRow the row as the spreadsheet program shows it
 * @param column the header's text in the file; the field's own name where the file lacks the column
 * @param field our own name for the column, as in the template
 * @param kind what is wrong, the last part of the sentence's message key
 * @param args what the sentence names; may name a person, so never logged
 */
public record Finding(int sheetRow, String column, String field, String kind, Level level, List<String> args) {

    public Finding {
        args = List.copyOf(args);
    }

    public static Finding error(int sheetRow, String column, String field, String kind, String... args) {
        return new Finding(sheetRow, column, field, kind, Level.ERROR, List.of(args));
    }

    public static Finding warning(int sheetRow, String column, String field, String kind, String... args) {
        return new Finding(sheetRow, column, field, kind, Level.WARNING, List.of(args));
    }

    public boolean isError() {
        return level == Level.ERROR;
    }
}

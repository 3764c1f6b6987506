package cn.redflower.platform.spreadsheet;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One cell as the person who looks at the sheet understands it; of a formula, the value that was last computed.
 *
 * @param kind what the cell holds
 * @param text the value in plain writing: a number as its format shows it and without exponent, a date as ISO, an error
 *     as the sheet shows it
 * @param number the value of a number or of a date's serial, else null
 * @param date the day of a date cell, of a number the day that it would be as a date; else null
 * @param computed whether a formula gave the value
 */
public record SheetCell(Kind kind, String text, BigDecimal number, LocalDate date, boolean computed) {

    /** What a cell can hold; an uncomputed one holds a formula that no program has computed yet. */
    public enum Kind {
        EMPTY,
        TEXT,
        NUMBER,
        DATE,
        TRUTH,
        ERROR,
        UNCOMPUTED
    }

    /** Nothing. */
    public static final SheetCell EMPTY = new SheetCell(Kind.EMPTY, "", null, null, false);

    public boolean isEmpty() {
        return kind == Kind.EMPTY;
    }

    public boolean isError() {
        return kind == Kind.ERROR;
    }

    public boolean isUncomputed() {
        return kind == Kind.UNCOMPUTED;
    }
}

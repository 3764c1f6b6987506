package cn.redflower.platform.spreadsheet;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes cells of raw values: tells dates from numbers by the cell's format and errors from texts. */
final class CellReading {

    private static final Set<String> ERRORS = Set.of(
            "#VALUE!",
            "#REF!",
            "#DIV/0!",
            "#N/A",
            "#NAME?",
            "#NULL!",
            "#NUM!",
            "#SPILL!",
            "#CALC!",
            "#GETTING_DATA",
            "#FIELD!",
            "#BLOCKED!",
            "#UNKNOWN!",
            "#CONNECT!",
            "#BUSY!");
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final BigDecimal LAST_SERIAL = new BigDecimal(2_958_465);
    private static final int LONGEST_NUMBER = 40;

    private static final Pattern ISO_DATE =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[T ][0-9:.,]*(?:Z|[+-]\\d{2}:?\\d{2})?)?");
    private static final SheetCell UNCOMPUTED = new SheetCell(SheetCell.Kind.UNCOMPUTED, "", null, null, true);

    private final int maxCellLength;
    private final boolean date1904;

    CellReading(int maxCellLength, boolean date1904) {
        this.maxCellLength = maxCellLength;
        this.date1904 = date1904;
    }

    SheetCell text(String value, boolean computed, int row, int column) {
        if (value == null || value.isBlank()) {
            return SheetCell.EMPTY;
        }
        if (value.length() > maxCellLength) {
            throw new RefusedException(Refusal.rule(
                    "spreadsheet.cell-too-long",
                    String.valueOf(row),
                    columnName(column),
                    String.valueOf(maxCellLength)));
        }
        if (value.charAt(0) == '#' && ERRORS.contains(value.strip())) {
            return error(value.strip(), computed);
        }
        return new SheetCell(SheetCell.Kind.TEXT, value, null, null, computed);
    }

    SheetCell number(BigDecimal value, String format, boolean computed) {
        if (value.precision() > LONGEST_NUMBER || Math.abs((long) value.scale()) > LONGEST_NUMBER) {
            return error("#NUM!", computed);
        }
        LocalDate day = value.signum() > 0 && value.compareTo(LAST_SERIAL) <= 0 ? day(value.intValue()) : null;
        if (day != null && DateFormats.isDate(format)) {
            return new SheetCell(SheetCell.Kind.DATE, day.toString(), value, day, computed);
        }
        String shown = ShownNumber.of(value, format);
        return new SheetCell(SheetCell.Kind.NUMBER, shown == null ? plain(value) : shown, value, day, computed);
    }

    /** A number without exponent and without noughts behind. */
    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** A number in a file that knows no kinds of cells, as written. */
    SheetCell writtenNumber(String text) {
        return new SheetCell(SheetCell.Kind.NUMBER, text, new BigDecimal(text), null, false);
    }

    /** A date as text (ISO 8601), with or without a time; strict files have no other. A time alone is no date. */
    SheetCell isoDate(String text, boolean computed) {
        Matcher parts = ISO_DATE.matcher(text);
        try {
            if (parts.matches()) {
                LocalDate date = LocalDate.parse(parts.group(1));
                return new SheetCell(SheetCell.Kind.DATE, date.toString(), null, date, computed);
            }
        } catch (DateTimeException e) {
            // no day of any month
        }
        return errorOf(text, computed);
    }

    SheetCell uncomputed() {
        return UNCOMPUTED;
    }

    SheetCell truth(boolean value, boolean computed) {
        return new SheetCell(SheetCell.Kind.TRUTH, value ? "TRUE" : "FALSE", null, null, computed);
    }

    /**
     * An error cell as the file has it; what is none of the programs' own errors (no number where one is announced) is
     * not shown again.
     */
    SheetCell errorOf(String raw, boolean computed) {
        return error(raw != null && ERRORS.contains(raw.strip()) ? raw.strip() : "#VALUE!", computed);
    }

    SheetCell error(String shown, boolean computed) {
        return new SheetCell(SheetCell.Kind.ERROR, shown, null, null, computed);
    }

    /** The program believes in a 29 February 1900; serials before it are a day off. */
    private LocalDate day(int serial) {
        return date1904 ? EPOCH_1904.plusDays(serial) : EPOCH.plusDays(serial < 60 ? serial + 1L : serial);
    }

    /** The letters that the spreadsheet program shows above a column. */
    static String columnName(int column) {
        StringBuilder name = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            name.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return name.toString();
    }
}

package cn.redflower.people.pupil.roster;

import cn.redflower.platform.spreadsheet.SheetCell;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the school's own number of a pupil. Leading zeros count; widths and spaces do not. What a program has made of a
 * number on the way, a decimal, a date or the power of ten, is the number again if every digit is there, else damaged:
 * it never becomes the number as it came.
 */
final class PupilNumbers {

    private static final Pattern ALLOWED = Pattern.compile("[0-9A-Za-z]([0-9A-Za-z_/.-]{0,30}[0-9A-Za-z_/-])?");
    private static final Pattern DECIMAL = Pattern.compile("(\\d{1,15})\\.0*");
    private static final Pattern POWER = Pattern.compile("(\\d)\\.(\\d+)[Ee](\\d{1,2})");
    private static final Pattern ROUNDED = Pattern.compile("\\d+(\\.\\d*)?[Ee][+-]\\d+|\\d+\\.\\d*[Ee]\\d+");
    private static final Pattern FRACTION = Pattern.compile("\\d+\\.\\d+");
    private static final int EXACT_DIGITS = 15;

    private PupilNumbers() {}

    static Reading<String> read(SheetCell cell, String header) {
        if (cell.isEmpty()) {
            return Reading.faulty("missing-number", header);
        }
        if (IdentityNumbers.isIn(cell.text())
                || cell.kind() == SheetCell.Kind.NUMBER && cell.text().matches("\\d{17,18}")) {
            return Reading.faulty("identity-number", header);
        }
        String narrow = Normalizer.normalize(cell.text(), Normalizer.Form.NFKC);
        String text = whole(narrow.replaceAll("[\\s\\p{Z}\\p{Cf}\\p{Cc}']", ""));
        if (isDamaged(cell)
                || ROUNDED.matcher(text).matches()
                || FRACTION.matcher(text).matches()) {
            return Reading.faulty("number-damaged", header, Months.shown(cell));
        }
        boolean allowed = ALLOWED.matcher(text).matches() && cell.kind() != SheetCell.Kind.TRUTH;
        return allowed ? Reading.of(text) : Reading.faulty("number-invalid", header, Months.shown(cell));
    }

    /** A number with nothing behind its point, or with all of its digits before the power of ten, has lost nothing. */
    private static String whole(String text) {
        Matcher decimal = DECIMAL.matcher(text);
        if (decimal.matches()) {
            return decimal.group(1);
        }
        Matcher power = POWER.matcher(text);
        boolean complete = power.matches()
                && power.group(2).length() == Integer.parseInt(power.group(3))
                && power.group(2).length() < EXACT_DIGITS;
        return complete ? power.group(1) + power.group(2) : text;
    }

    /** A day is no number any more, nor is a fraction; beyond fifteen digits the program keeps noughts. */
    private static boolean isDamaged(SheetCell cell) {
        BigDecimal number = cell.kind() == SheetCell.Kind.NUMBER ? cell.number() : null;
        boolean inexact = number != null
                && (number.stripTrailingZeros().scale() > 0 || number.precision() - number.scale() > EXACT_DIGITS);
        return inexact || cell.kind() == SheetCell.Kind.DATE;
    }
}

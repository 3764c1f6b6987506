package cn.redflower.organization.roster;

import cn.redflower.spreadsheet.SheetCell;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** Reads the school's own number of a pupil. Leading zeros count; widths and spaces do not. */
final class PupilNumbers {

    private static final Pattern ALLOWED = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_/.-]{0,31}");
    private static final Pattern EXPONENT = Pattern.compile("\\d(\\.\\d+)?[Ee]\\+?\\d+");
    private static final int EXACT_DIGITS = 15;

    private PupilNumbers() {
    }

    static Reading<String> read(SheetCell cell, String header) {
        if (cell.isEmpty()) {
            return Reading.faulty("missing-number", header);
        }
        if (IdentityNumbers.isIn(cell.text()) || cell.kind() == SheetCell.Kind.NUMBER && cell.text().matches("\\d{17,18}")) {
            return Reading.faulty("identity-number", header);
        }
        String text = Normalizer.normalize(cell.text(), Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}\\p{Cf}\\p{Cc}']", "");
        boolean rounded = cell.kind() == SheetCell.Kind.NUMBER && text.length() > EXACT_DIGITS;
        if (rounded || EXPONENT.matcher(text).matches() && text.indexOf('+') > 0) {
            return Reading.faulty("number-damaged", header, Months.shown(cell));
        }
        return ALLOWED.matcher(text).matches() ? Reading.of(text) : Reading.faulty("number-invalid", header, Months.shown(cell));
    }
}

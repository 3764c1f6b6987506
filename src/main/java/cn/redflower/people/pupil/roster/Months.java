package cn.redflower.people.pupil.roster;

import cn.redflower.platform.spreadsheet.SheetCell;
import cn.redflower.platform.spreadsheet.SheetWords;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a month in every way it is written: date cells, 2019-5, 2017.09, 2016年6月, 201705, with or without a day. A bare
 * number that could be a spreadsheet's date is read as one and shown as a guess; 2019.1 as a number is no month, as the
 * program has lost whether it was October, and as a text it may have been a number once, so January is shown as a
 * guess.
 */
final class Months {

    private static final Pattern PARTS =
            Pattern.compile("(\\d{4})[-/.年](\\d{1,2})(?:月?|[-/.月](\\d{1,2})日?(?:t?\\d{1,2}:.*)?)");
    private static final Pattern DIGITS = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})?");
    private static final Pattern OCTOBER = Pattern.compile("(?:19|20)\\d{2}\\.1");
    private static final Pattern SERIAL = Pattern.compile("\\d{5}(\\.\\d+)?");
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final int FIRST_SERIAL = 10_000; // 1927
    private static final int LAST_SERIAL = 60_000; // 2064
    private static final int LONGEST_SHOWN = 20;

    private Months() {}

    static Reading<YearMonth> read(SheetCell cell, String header) {
        if (cell.isEmpty()) {
            return Reading.of(null);
        } else if (cell.kind() == SheetCell.Kind.DATE) {
            return Reading.of(YearMonth.from(cell.date()));
        }
        String text = SheetWords.plain(cell.text());
        if (OCTOBER.matcher(text).matches()) {
            YearMonth january = YearMonth.of(Integer.parseInt(text.substring(0, 4)), 1);
            return cell.kind() == SheetCell.Kind.NUMBER
                    ? Reading.faulty("date-ambiguous", text)
                    : Reading.doubtful(january, "date-maybe-october", text);
        }
        Matcher digits = DIGITS.matcher(text);
        if (digits.matches()) {
            return month(cell, digits);
        } else if (SERIAL.matcher(text).matches()) {
            return serial(cell, text, header);
        }
        Matcher parts = PARTS.matcher(text);
        return parts.matches() ? month(cell, parts) : invalid(cell);
    }

    private static Reading<YearMonth> month(SheetCell cell, Matcher parts) {
        try {
            YearMonth month = YearMonth.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
            if (parts.group(3) != null && !month.isValidDay(Integer.parseInt(parts.group(3)))) {
                return invalid(cell);
            }
            return Reading.of(month);
        } catch (DateTimeException e) {
            return invalid(cell);
        }
    }

    /** The sheet knows from which year its days are counted; a text is taken to count as nearly all do. */
    private static Reading<YearMonth> serial(SheetCell cell, String text, String header) {
        int days = new BigDecimal(text).intValue();
        if (days < FIRST_SERIAL || days > LAST_SERIAL) {
            return invalid(cell);
        }
        YearMonth month = YearMonth.from(cell.date() != null ? cell.date() : EPOCH.plusDays(days));
        return Reading.doubtful(month, "date-serial", header, cell.text().strip(), month.toString());
    }

    private static Reading<YearMonth> invalid(SheetCell cell) {
        return Reading.faulty("date-invalid", shown(cell));
    }

    /** A cell's text as a sentence can quote it. */
    static String shown(SheetCell cell) {
        String text = cell.text().strip();
        if (IdentityNumbers.isIn(text)) {
            return "…";
        }
        return text.codePointCount(0, text.length()) <= LONGEST_SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
    }
}

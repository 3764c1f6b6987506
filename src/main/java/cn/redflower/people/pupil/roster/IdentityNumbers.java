package cn.redflower.people.pupil.roster;

import cn.redflower.platform.spreadsheet.SheetWords;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises identity numbers and national pupil numbers made of them (G and the number). The register does not need
 * them, so they are neither stored nor shown again ({@code domain.md} §6).
 */
final class IdentityNumbers {

    private static final Pattern WITH_LETTER = Pattern.compile("g\\d{17}[\\dx]");
    private static final Pattern PLAIN = Pattern.compile("[1-9]\\d{5}(\\d{4})(\\d{2})(\\d{2})\\d{3}[\\dx]");
    private static final Pattern SOMEWHERE = Pattern.compile("(?<![0-9a-z])g?\\d{17}[\\dx](?![0-9a-z])");

    private IdentityNumbers() {}

    /** Whether the text is such a number, or holds one. */
    static boolean isIn(String text) {
        if (text.length() < 18) {
            return false;
        }
        Matcher found = SOMEWHERE.matcher(SheetWords.plain(text));
        while (found.find()) {
            if (isOne(found.group())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOne(String plain) {
        if (WITH_LETTER.matcher(plain).matches()) {
            return true;
        }
        Matcher parts = PLAIN.matcher(plain);
        return parts.matches() && isDay(parts.group(1), parts.group(2), parts.group(3));
    }

    private static boolean isDay(String year, String month, String day) {
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return date.getYear() >= 1900 && date.getYear() < 2100;
        } catch (DateTimeException e) {
            return false;
        }
    }
}

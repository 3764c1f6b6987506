package cn.redflower.honours.countyround;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** School years as they are written: 2026-2027, from September to July. */
final class SchoolYears {

    private static final Pattern FORM = Pattern.compile("(20\\d\\d)-(20\\d\\d)");

    private SchoolYears() {}

    static boolean isOne(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() && Integer.parseInt(matcher.group(2)) == Integer.parseInt(matcher.group(1)) + 1;
    }

    /** The school year of a day; August belongs to the coming one. */
    static String of(LocalDate day) {
        int first = day.getMonthValue() >= 8 ? day.getYear() : day.getYear() - 1;
        return first + "-" + (first + 1);
    }

    /** 2026-2027 and one year back is 2025-2026. */
    static String before(String schoolYear, int years) {
        int first = Integer.parseInt(schoolYear.substring(0, 4)) - years;
        return first + "-" + (first + 1);
    }
}

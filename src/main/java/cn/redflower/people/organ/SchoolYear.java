package cn.redflower.people.organ;

import java.time.LocalDate;
import java.time.Month;
import java.util.regex.Pattern;

/**
 * A school year, written 2026-2027: from September to July, and August belongs to the coming one, as it is spent on
 * preparing it.
 *
 * @param from the year it begins in
 */
public record SchoolYear(int from) {

    private static final Pattern FORM = Pattern.compile("20\\d\\d-20\\d\\d");
    private static final int DIGITS = 4;

    /** The one that a day belongs to. */
    public static SchoolYear of(LocalDate day) {
        return new SchoolYear(day.getMonth().compareTo(Month.AUGUST) >= 0 ? day.getYear() : day.getYear() - 1);
    }

    /** Whether somebody has written a school year, and not two years that do not follow each other. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches() && parse(text).toString().equals(text);
    }

    /** As it is written. */
    public static SchoolYear parse(String text) {
        return new SchoolYear(Integer.parseInt(text.substring(0, DIGITS)));
    }

    /** So many years earlier. */
    public SchoolYear back(int years) {
        return new SchoolYear(from - years);
    }

    public LocalDate firstDay() {
        return LocalDate.of(from, Month.SEPTEMBER, 1);
    }

    /** The year in which a pupil who is in that grade now came into the first. */
    public int firstGradeOf(int grade) {
        return from - (grade - 1);
    }

    @Override
    public String toString() {
        return from + "-" + (from + 1);
    }
}

package cn.redflower.platform.time;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * A day on which the State Council's notice departs from the plain week: a day off, or a weekend day that is worked to
 * make up for one (调休).
 *
 * @param label the holiday it belongs to, such as 国庆节
 */
record SpecialDay(LocalDate date, Kind kind, String label) {

    /** Off or worked, against what the day of the week says. */
    public enum Kind {
        OFF,
        WORK
    }

    boolean isOff() {
        return kind == Kind.OFF;
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}

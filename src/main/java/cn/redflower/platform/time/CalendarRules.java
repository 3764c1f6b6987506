package cn.redflower.platform.time;

import cn.redflower.platform.problem.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a year's list of special days has to satisfy before it is kept. A deadline is counted by it, so an entry that
 * says nothing new (a Saturday off, a Monday worked) is taken for a slip of the date and refused.
 */
final class CalendarRules {

    static final int EARLIEST_YEAR = 2000;
    static final int LATEST_YEAR = 2100;
    static final int LONGEST_LABEL = 20;

    /** A defect and where it is: the position of the day in the list that was given, or -1 for the year as a whole. */
    record Defect(int position, Refusal reason) {}

    private CalendarRules() {}

    /** Every defect of the list, in its order; none if it may be kept. */
    static List<Defect> defects(int year, List<SpecialDay> days) {
        List<Defect> defects = new ArrayList<>();
        if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
            defects.add(new Defect(-1, rule("year-out-of-range", year, EARLIEST_YEAR, LATEST_YEAR)));
            return defects;
        }
        Set<LocalDate> off =
                days.stream().filter(SpecialDay::isOff).map(SpecialDay::date).collect(Collectors.toSet());
        Set<LocalDate> seen = new HashSet<>();
        for (int i = 0; i < days.size(); i++) {
            Refusal reason = defect(year, days.get(i), seen, off);
            if (reason != null) {
                defects.add(new Defect(i, reason));
            }
        }
        if (off.stream().allMatch(SpecialDay::isWeekend)) {
            defects.add(new Defect(-1, rule("no-day-off", year)));
        }
        return defects;
    }

    private static Refusal defect(int year, SpecialDay day, Set<LocalDate> seen, Set<LocalDate> off) {
        if (day.date().getYear() != year) {
            return rule("other-year", text(day.date()), year);
        }
        if (!seen.add(day.date())) {
            return rule("twice", text(day.date()));
        }
        if (day.label().isBlank() || day.label().length() > LONGEST_LABEL) {
            return rule("label", text(day.date()), LONGEST_LABEL);
        }
        boolean weekend = SpecialDay.isWeekend(day.date());
        if (!day.isOff() && !weekend) {
            return rule("work-on-weekday", text(day.date()));
        }
        if (day.isOff() && weekend && !belongsToHoliday(day.date(), off)) {
            return rule("off-on-weekend", text(day.date()));
        }
        return null;
    }

    /**
     * A weekend day is part of a holiday if the days off around it reach a weekday, or the turn of the year, where the
     * holiday may go on.
     */
    private static boolean belongsToHoliday(LocalDate weekendDay, Set<LocalDate> off) {
        Predicate<LocalDate> reached =
                d -> d.getYear() != weekendDay.getYear() || off.contains(d) && !SpecialDay.isWeekend(d);
        LocalDate before = weekendDay;
        while (before.getYear() == weekendDay.getYear() && off.contains(before) && SpecialDay.isWeekend(before)) {
            before = before.minusDays(1);
        }
        LocalDate after = weekendDay;
        while (after.getYear() == weekendDay.getYear() && off.contains(after) && SpecialDay.isWeekend(after)) {
            after = after.plusDays(1);
        }
        return reached.test(before) || reached.test(after);
    }

    private static String text(LocalDate date) {
        return DateTimeFormatter.ISO_LOCAL_DATE.format(date);
    }

    private static Refusal rule(String thing, Object... args) {
        Object[] words = args.clone();
        for (int i = 0; i < words.length; i++) {
            words[i] = String.valueOf(words[i]);
        }
        return Refusal.rule("workingday." + thing, words);
    }
}

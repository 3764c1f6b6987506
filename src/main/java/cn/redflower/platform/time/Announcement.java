package cn.redflower.platform.time;

import cn.redflower.platform.problem.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The State Council's announcement of a year's holidays (国务院办公厅关于…年部分节假日安排的通知), as it is pasted: alone or with the page
 * around it. The forms of the years since 2013 are read. Days that it gives in the year before or after are its days as
 * well.
 *
 * @param year that it announces; null if the text does not say, or says several
 * @param days in the order of the calendar
 * @param faults what contradicts itself or cannot be read, each with its sentence; nothing is taken while there are any
 */
record Announcement(Integer year, List<SpecialDay> days, List<HolidayReading.Fault> faults) {

    private static final int LONGEST_TEXT = 200_000;

    /**
     * Reads the text.
     *
     * @param asked the year that a person has named, or null
     */
    static Announcement read(String pasted, Integer asked) {
        if (pasted.length() > LONGEST_TEXT) {
            return nothing(asked, "too-long", String.valueOf(LONGEST_TEXT));
        }
        AnnouncementText text = AnnouncementText.of(pasted);
        List<AnnouncedHoliday> holidays = AnnouncedHoliday.in(text);
        if (holidays.isEmpty()) {
            return nothing(asked, "none");
        }
        Set<Integer> years = text.years();
        if (asked != null && !years.isEmpty() && !years.contains(asked)) {
            return nothing(
                    asked,
                    "another-year",
                    asked.toString(),
                    years.stream().map(String::valueOf).collect(Collectors.joining("、")));
        }
        Integer year =
                asked != null ? asked : years.size() == 1 ? years.iterator().next() : null;
        return year == null
                ? nothing(
                        null,
                        years.isEmpty() ? "year-unknown" : "years-many",
                        years.stream().map(String::valueOf).collect(Collectors.joining("、")))
                : new Reader(year).read(holidays);
    }

    private static Announcement nothing(Integer year, String thing, Object... args) {
        return new Announcement(
                year,
                List.of(),
                List.of(new HolidayReading.Fault(null, Refusal.rule("workingday.announcement." + thing, args))));
    }

    /** Whether all that is missing is the year, so that a person has to be asked for it. */
    public boolean asksForYear() {
        return year == null && faults.stream().allMatch(f -> f.reason().code().contains(".year"));
    }

    /** The days that lie in a year. */
    List<SpecialDay> in(int calendarYear) {
        return days.stream().filter(day -> day.date().getYear() == calendarYear).toList();
    }

    private static final class Reader {

        private final int year;
        private final Map<LocalDate, SpecialDay> days = new TreeMap<>();
        private final Map<String, Set<SpecialDay>> byHoliday = new HashMap<>();
        private final List<HolidayReading.Fault> faults = new ArrayList<>();

        Reader(int year) {
            this.year = year;
        }

        Announcement read(List<AnnouncedHoliday> holidays) {
            for (AnnouncedHoliday holiday : holidays) {
                HolidayReading reading = HolidayReading.of(year, holiday);
                faults.addAll(reading.faults());
                if (isNew(holiday, reading)) {
                    reading.days().forEach(day -> add(holiday, day));
                }
            }
            Set<String> missing = AnnouncedHoliday.missingIn(holidays);
            if (!missing.isEmpty()) {
                fault(null, "incomplete", String.join("、", missing));
            }
            days.values().removeIf(day -> day.isOff() && standsAlone(day));
            return new Announcement(year, List.copyOf(days.values()), List.copyOf(faults));
        }

        /** A page may say everything twice, but the same both times. */
        private boolean isNew(AnnouncedHoliday holiday, HolidayReading reading) {
            Set<SpecialDay> said = new HashSet<>(reading.days());
            boolean known = false;
            for (String name : holiday.names()) {
                Set<SpecialDay> before = byHoliday.putIfAbsent(name, said);
                known |= before != null;
                if (before != null && !before.equals(said)) {
                    fault(holiday.label(), "twice", name);
                }
            }
            return !known;
        }

        private void add(AnnouncedHoliday holiday, SpecialDay day) {
            SpecialDay before = days.putIfAbsent(day.date(), day);
            if (before != null && before.kind() != day.kind()) {
                fault(
                        holiday.label(),
                        "off-and-work",
                        holiday.label(),
                        day.date().getMonthValue() + "月" + day.date().getDayOfMonth() + "日");
            }
        }

        /** A holiday that falls on a plain Sunday: the week says so already. */
        private boolean standsAlone(SpecialDay day) {
            return SpecialDay.isWeekend(day.date())
                    && !reachesWeekday(day.date(), -1)
                    && !reachesWeekday(day.date(), 1);
        }

        private boolean reachesWeekday(LocalDate from, int step) {
            LocalDate date = from;
            while (days.containsKey(date) && days.get(date).isOff()) {
                if (!SpecialDay.isWeekend(date)) {
                    return true;
                }
                date = date.plusDays(step);
            }
            return false;
        }

        private void fault(String sentence, String thing, Object... args) {
            faults.add(new HolidayReading.Fault(sentence, Refusal.rule("workingday.announcement." + thing, args)));
        }
    }
}

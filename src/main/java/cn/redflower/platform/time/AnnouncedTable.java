package cn.redflower.platform.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Special days as a person reads them: holiday by holiday, days off as stretches, each with its weekday. */
record AnnouncedTable(List<Holiday> holidays) {

    private static final String MAKE_UP = "调休上班";

    /** A stretch of days of one kind. */
    record Stretch(LocalDate first, LocalDate last) {

        public int days() {
            return (int) (last.toEpochDay() - first.toEpochDay()) + 1;
        }
    }

    /** A holiday with its days off and the weekends that are worked for it. */
    record Holiday(String label, List<Stretch> off, List<Stretch> work) {}

    static AnnouncedTable of(List<SpecialDay> days) {
        Map<String, Holiday> byLabel = new LinkedHashMap<>();
        for (SpecialDay day : days) {
            String label = day.isOff() || !day.label().endsWith(MAKE_UP)
                    ? day.label()
                    : day.label().substring(0, day.label().length() - MAKE_UP.length());
            Holiday holiday =
                    byLabel.computeIfAbsent(label, key -> new Holiday(key, new ArrayList<>(), new ArrayList<>()));
            if (day.isOff()) {
                append(holiday.off(), day.date());
            } else {
                holiday.work().add(new Stretch(day.date(), day.date()));
            }
        }
        return new AnnouncedTable(List.copyOf(byLabel.values()));
    }

    private static void append(List<Stretch> stretches, LocalDate day) {
        Stretch last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
        if (last != null && last.last().plusDays(1).equals(day)) {
            stretches.set(stretches.size() - 1, new Stretch(last.first(), day));
        } else {
            stretches.add(new Stretch(day, day));
        }
    }
}

package cn.redflower.platform.time;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One year of the State Council's holiday calendar.
 *
 * @param confirmed whether somebody has compared it with the official notice; shipped data is not
 * @param version counts its changes, for those who edit at the same time
 * @param days where it departs from the plain week, in order
 */
record CalendarYear(int year, boolean confirmed, int version, List<SpecialDay> days) {

    public CalendarYear {
        days = days.stream().sorted(Comparator.comparing(SpecialDay::date)).toList();
    }

    Map<LocalDate, SpecialDay> byDate() {
        return days.stream().collect(Collectors.toMap(SpecialDay::date, Function.identity()));
    }
}

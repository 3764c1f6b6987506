package cn.redflower.platform.time;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * The years that the calendar should have by now and has not: this one, and from October on the next. The State Council
 * announces a year in the autumn before; deadlines reach into it weeks before it begins.
 */
@Component
public class MissingYears {

    private static final Month NEXT_IS_WANTED_FROM = Month.OCTOBER;

    private final CalendarYears years;
    private final Clock clock;

    MissingYears(CalendarYears years, Clock clock) {
        this.years = years;
        this.clock = clock;
    }

    /** In ascending order; empty if the calendar is as it should be. */
    public List<Integer> today() {
        LocalDate today = LocalDate.now(clock);
        int last = today.getMonth().compareTo(NEXT_IS_WANTED_FROM) < 0 ? today.getYear() : today.getYear() + 1;
        return IntStream.rangeClosed(today.getYear(), last)
                .filter(year -> !years.has(year))
                .boxed()
                .toList();
    }
}

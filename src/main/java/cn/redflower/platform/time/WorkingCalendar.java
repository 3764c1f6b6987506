package cn.redflower.platform.time;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Counts working days by the State Council's calendar with its days off and make-up working days ({@code domain.md}
 * §5). The calendar is data that an administrator maintains at {@code /calendar}. A question that reaches into a year
 * that nobody has entered is refused with {@code workingday.year-missing}; it is never answered by a guess from the
 * days of the week.
 */
@Component
public class WorkingCalendar {

    private final IntFunction<Optional<CalendarYear>> years;

    @Autowired
    WorkingCalendar(CalendarYears years) {
        this(years::find);
    }

    WorkingCalendar(IntFunction<Optional<CalendarYear>> years) {
        this.years = years;
    }

    /** Whether people work on that day. */
    public Outcome<Boolean> isWorkingDay(LocalDate date) {
        return answer(calendar -> calendar.isWorkingDay(date));
    }

    /**
     * The last day of a public notice. The day of publication counts as day 1 if it is a working day; a notice that is
     * published on a day off has the next working day as its day 1. The notice stays up to the end of the day returned.
     *
     * @param firstDay the day of publication
     * @param workingDays how many working days it lasts, at least one
     */
    public Outcome<LocalDate> lastDayOfNotice(LocalDate firstDay, int workingDays) {
        requirePositive(workingDays);
        return answer(calendar -> calendar.count(calendar.firstWorkingDayFrom(firstDay), workingDays - 1));
    }

    /**
     * The day that is so many working days after a date; the date itself is not counted, whether worked or not.
     *
     * @param workingDays at least one
     */
    public Outcome<LocalDate> addWorkingDays(LocalDate date, int workingDays) {
        requirePositive(workingDays);
        return answer(calendar -> calendar.count(date, workingDays));
    }

    /** The first working day after a date, never the date itself. */
    public Outcome<LocalDate> nextWorkingDay(LocalDate date) {
        return addWorkingDays(date, 1);
    }

    /** Whether every year between two days has been entered; refused with each that has not. */
    public Outcome<Void> covers(LocalDate first, LocalDate last) {
        List<Refusal> missing = IntStream.rangeClosed(first.getYear(), last.getYear())
                .filter(year -> years.apply(year).isEmpty())
                .mapToObj(WorkingCalendar::yearMissing)
                .toList();
        return missing.isEmpty() ? Outcome.done() : Outcome.refused(missing);
    }

    /** The calendar as it is now, for many questions at once: each year is read once. */
    public WorkingCalendar asItIsNow() {
        Map<Integer, Optional<CalendarYear>> known = new HashMap<>();
        return new WorkingCalendar(year -> known.computeIfAbsent(year, years::apply));
    }

    private static void requirePositive(int workingDays) {
        if (workingDays < 1) {
            throw new IllegalArgumentException("at least one working day, not " + workingDays);
        }
    }

    private <T> Outcome<T> answer(Question<T> question) {
        try {
            return Outcome.done(question.ask(new Reading()));
        } catch (YearMissing missing) {
            return Outcome.refused(yearMissing(missing.year));
        }
    }

    static Refusal yearMissing(int year) {
        return Refusal.rule("workingday.year-missing", String.valueOf(year));
    }

    private interface Question<T> {
        T ask(Reading calendar);
    }

    /** One question's view of the calendar: each year is read once, when the counting first reaches it. */
    private final class Reading {

        private final Map<Integer, Map<LocalDate, SpecialDay>> read = new HashMap<>();

        boolean isWorkingDay(LocalDate date) {
            SpecialDay special =
                    read.computeIfAbsent(date.getYear(), this::read).get(date);
            return special == null ? !SpecialDay.isWeekend(date) : !special.isOff();
        }

        private Map<LocalDate, SpecialDay> read(int year) {
            return years.apply(year).orElseThrow(() -> new YearMissing(year)).byDate();
        }

        LocalDate firstWorkingDayFrom(LocalDate date) {
            LocalDate day = date;
            while (!isWorkingDay(day)) {
                day = day.plusDays(1);
            }
            return day;
        }

        LocalDate count(LocalDate from, int workingDays) {
            LocalDate day = from;
            for (int i = 0; i < workingDays; i++) {
                day = firstWorkingDayFrom(day.plusDays(1));
            }
            return day;
        }
    }

    /** Stops a count at a year that is not in the calendar; never leaves this class. */
    private static final class YearMissing extends RuntimeException {

        private final int year;

        YearMissing(int year) {
            super(null, null, false, false);
            this.year = year;
        }
    }
}

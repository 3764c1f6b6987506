package cn.redflower.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountingWorkingDaysTest {

    private final WorkingCalendar calendar =
            new WorkingCalendar(year -> year == 2026 ? Optional.of(Calendar2026.year()) : Optional.empty());

    @ParameterizedTest(name = "published {0}, {1} working days, up to {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-16 | 5 | 2026-03-20 | a plain week from Monday
            2026-03-18 | 3 | 2026-03-20 | ends on Friday
            2026-03-19 | 3 | 2026-03-23 | across a weekend
            2026-03-18 | 5 | 2026-03-24 | five days across a weekend
            2026-03-18 | 1 | 2026-03-18 | one day is the day of publication
            2026-03-21 | 3 | 2026-03-25 | published on a Saturday, Monday is day 1
            2026-01-01 | 3 | 2026-01-06 | published on New Year's day, the make-up Sunday is day 1
            2026-01-04 | 3 | 2026-01-06 | published on a make-up Sunday
            2026-02-13 | 3 | 2026-02-24 | make-up Saturday, then Spring Festival
            2026-02-13 | 5 | 2026-02-26 | the county's five across Spring Festival
            2026-02-14 | 1 | 2026-02-14 | published on a make-up Saturday
            2026-02-15 | 1 | 2026-02-24 | published on the eve
            2026-02-27 | 3 | 2026-03-02 | make-up Saturday, then a plain Sunday
            2026-04-01 | 3 | 2026-04-03 | just before Qingming
            2026-04-02 | 3 | 2026-04-07 | across Qingming
            2026-04-01 | 5 | 2026-04-08 | five across Qingming
            2026-04-04 | 3 | 2026-04-09 | published on Qingming
            2026-04-29 | 5 | 2026-05-08 | across Labour Day
            2026-04-30 | 3 | 2026-05-07 | across Labour Day
            2026-04-30 | 5 | 2026-05-09 | ends on the make-up Saturday
            2026-05-06 | 5 | 2026-05-11 | across the make-up Saturday
            2026-05-09 | 3 | 2026-05-12 | published on the make-up Saturday
            2026-05-03 | 3 | 2026-05-08 | published on a day off
            2026-06-01 | 3 | 2026-06-03 | Children's Day is no day off for those who work
            2026-06-18 | 3 | 2026-06-23 | across Dragon Boat
            2026-09-18 | 3 | 2026-09-21 | Friday, make-up Sunday, Monday
            2026-09-20 | 5 | 2026-09-24 | published on a make-up Sunday
            2026-09-19 | 3 | 2026-09-22 | published on the Saturday before a make-up Sunday
            2026-09-24 | 3 | 2026-09-29 | across Mid-Autumn
            2026-09-24 | 5 | 2026-10-08 | across Mid-Autumn and National Day
            2026-09-30 | 5 | 2026-10-12 | across National Day, the make-up Saturday counted
            2026-09-29 | 3 | 2026-10-08 | across National Day
            2026-10-03 | 3 | 2026-10-10 | published in the golden week, ends on the make-up Saturday
            2026-10-11 | 3 | 2026-10-14 | published on a plain Sunday
            2026-12-29 | 3 | 2026-12-31 | ends with the year
            """)
    void aNoticeEndsOn(LocalDate published, int workingDays, LocalDate last, String why) {
        assertThat(calendar.lastDayOfNotice(published, workingDays)).as(why).isEqualTo(Outcome.done(last));
    }

    @ParameterizedTest(name = "{1} working days after {0} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-16 | 1 | 2026-03-17
            2026-03-20 | 1 | 2026-03-23
            2026-03-21 | 1 | 2026-03-23
            2026-02-13 | 2 | 2026-02-24
            2026-05-08 | 1 | 2026-05-09
            2026-09-30 | 4 | 2026-10-12
            """)
    void workingDaysAfterADateDoNotCountTheDateItself(LocalDate date, int workingDays, LocalDate result) {
        assertThat(calendar.addWorkingDays(date, workingDays)).isEqualTo(Outcome.done(result));
    }

    @Test
    void theNextWorkingDayIsNeverTheDayItself() {
        assertThat(calendar.nextWorkingDay(LocalDate.of(2026, 3, 16)))
                .isEqualTo(Outcome.done(LocalDate.of(2026, 3, 17)));
        assertThat(calendar.nextWorkingDay(LocalDate.of(2026, 10, 1)))
                .isEqualTo(Outcome.done(LocalDate.of(2026, 10, 8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"})
    void makeUpWeekendsAreWorked(LocalDate day) {
        assertThat(calendar.isWorkingDay(day)).isEqualTo(Outcome.done(true));
    }

    @Test
    void theYearHasTheAnnouncedNumberOfWorkingDays() {
        // 261 weekdays, 19 of them off (the shipped days), 6 make-up days
        long worked = LocalDate.of(2026, 1, 1)
                .datesUntil(LocalDate.of(2027, 1, 1))
                .filter(d -> calendar.isWorkingDay(d).orThrow())
                .count();
        assertThat(worked).isEqualTo(248);
    }

    @Test
    void aYearThatNobodyEnteredIsRefusedByName() {
        Outcome<LocalDate> refused = Outcome.refused(Refusal.rule("workingday.year-missing", "2027"));
        assertThat(calendar.lastDayOfNotice(LocalDate.of(2026, 12, 30), 3)).isEqualTo(refused);
        assertThat(calendar.addWorkingDays(LocalDate.of(2026, 12, 31), 1)).isEqualTo(refused);
        assertThat(calendar.nextWorkingDay(LocalDate.of(2026, 12, 31))).isEqualTo(refused);
        assertThat(calendar.isWorkingDay(LocalDate.of(2027, 1, 2)))
                .as("not even a Sunday is guessed")
                .isInstanceOf(Outcome.Refused.class);
        assertThat(calendar.lastDayOfNotice(LocalDate.of(2025, 12, 30), 1))
                .isEqualTo(Outcome.refused(Refusal.rule("workingday.year-missing", "2025")));
    }

    @Test
    void lessThanOneDayIsADefectOfTheCaller() {
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.lastDayOfNotice(LocalDate.of(2026, 3, 16), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.addWorkingDays(LocalDate.of(2026, 3, 16), -1));
    }
}

package cn.redflower.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastingAYearTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-01-01 休 元旦",
                "2027/1/1 休 元旦",
                "2027年1月1日 休 元旦",
                "2027年1月1日休 元旦",
                "2027.1.1　放假　元旦",
                "\t2027-1-1\t休\t元旦  "
            })
    void aDayIsReadInTheUsualSpellings(String line) {
        assertThat(CalendarLines.read(2027, line))
                .isEqualTo(new CalendarLines(
                        List.of(new SpecialDay(LocalDate.of(2027, 1, 1), SpecialDay.Kind.OFF, "元旦")), List.of()));
    }

    @Test
    void aRangeAndAMakeUpDayAreRead() {
        CalendarLines lines = CalendarLines.read(2027, "2027-10-01 至 2027-10-07 休 国庆节\r\n\r\n2027-10-09 班 国庆节调休上班\n");
        assertThat(lines.faults()).isEmpty();
        assertThat(lines.days())
                .hasSize(8)
                .last()
                .isEqualTo(new SpecialDay(LocalDate.of(2027, 10, 9), SpecialDay.Kind.WORK, "国庆节调休上班"));
    }

    @Test
    void whatIsWrittenOutReadsBackTheSame() {
        CalendarYear year = Calendar2026.year();
        assertThat(CalendarLines.read(2026, CalendarLines.write(year.days())))
                .isEqualTo(new CalendarLines(year.days(), List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            元旦放假三天                          | line-unreadable
            2027-01-01 至 01-03 休 元旦           | line-kind
            2027-01-01 假 元旦                    | line-kind
            2027-02-29 休 春节                    | line-date
            2027-13-01 休 春节                    | line-date
            2027-10-07 至 2027-10-01 休 国庆节    | line-range
            2027-01-01 至 2027-03-01 休 国庆节    | line-range
            2026-12-31 休 元旦                    | other-year
            2027-05-03 休                         | label
            2027-05-03 班 劳动节调休上班          | work-on-weekday
            2027-05-08 休 劳动节                  | off-on-weekend
            2027-01-04 休 元旦                    | twice
            """)
    void aFaultyLineIsNamed(String line, String reason) {
        CalendarLines lines = CalendarLines.read(2027, "2027-01-01 休 元旦\n2027-01-04 休 元旦\n" + line);
        assertThat(lines.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(3);
            assertThat(fault.reason().code()).isEqualTo("workingday." + reason);
        });
    }

    @Test
    void everyFaultyLineIsNamedAtOnceInOrder() {
        CalendarLines lines = CalendarLines.read(2027, "2027-01-01 休 元旦\n2027-01-02 休\n?\n2027-01-01 休 元旦");
        assertThat(lines.faults()).extracting(CalendarLines.Fault::line).containsExactly(2, 3, 4);
    }

    @Test
    void aYearWithoutAnyDayOffIsRefused() {
        assertThat(CalendarLines.read(2027, "\n").faults())
                .singleElement()
                .extracting(f -> f.reason().code())
                .isEqualTo("workingday.no-day-off");
    }

    @Test
    void aHolidayMayGoOnAcrossTheTurnOfTheYear() {
        // as at the end of 2022: Saturday 31 December to Monday 2 January
        assertThat(CalendarLines.read(2022, "2022-10-03 休 国庆节\n2022-12-31 休 元旦").faults())
                .isEmpty();
        assertThat(CalendarLines.read(2023, "2023-01-01 至 2023-01-02 休 元旦").faults())
                .isEmpty();
    }
}

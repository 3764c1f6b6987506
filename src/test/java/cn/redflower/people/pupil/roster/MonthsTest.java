package cn.redflower.people.pupil.roster;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.spreadsheet.SheetCell;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A month in all its spellings; where a program may have dropped the nought of October, it is said. */
class MonthsTest {

    private static String said(Reading<YearMonth> reading) {
        return reading.value() + (reading.kind() == null ? "" : " " + reading.kind());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2017.1, 2017-01 date-maybe-october",
        "２０１７．１, 2017-01 date-maybe-october",
        "2017.10, 2017-10",
        "2017.11, 2017-11",
        "2017.01, 2017-01",
        "2017.2, 2017-02",
        "2017/1, 2017-01",
        "2017-1, 2017-01",
        "2017年1月, 2017-01",
        "2017.1.5, 2017-01",
        "2017/10, 2017-10",
        "201710, 2017-10",
        "2017.13, null date-invalid"
    })
    void texts(String written, String meant) {
        assertThat(said(Months.read(new SheetCell(SheetCell.Kind.TEXT, written, null, null, false), "出生年月")))
                .isEqualTo(meant);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2017.1, null date-ambiguous",
        "2017.10, 2017-10",
        "2017.11, 2017-11",
        "2017.2, 2017-02",
        "2017-10, 2017-10",
        "2017年10月, 2017-10"
    })
    void numbers_as_shown(String shown, String meant) {
        assertThat(said(Months.read(
                        new SheetCell(SheetCell.Kind.NUMBER, shown, new BigDecimal("2017.1"), null, false), "出生年月")))
                .isEqualTo(meant);
    }

    @Test
    void a_bare_number_of_days_is_counted_as_its_sheet_counts() {
        SheetCell since1904 = new SheetCell(
                SheetCell.Kind.NUMBER, "42000", new BigDecimal("42000"), LocalDate.of(2018, 12, 28), false);
        assertThat(said(Months.read(since1904, "出生年月"))).isEqualTo("2018-12 date-serial");
        assertThat(said(Months.read(new SheetCell(SheetCell.Kind.TEXT, "42000", null, null, false), "出生年月")))
                .isEqualTo("2014-12 date-serial");
    }
}

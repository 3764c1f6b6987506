package cn.redflower.people.organ;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchoolYearTest {

    @ParameterizedTest
    @CsvSource({
        "2026-07-31,2025-2026",
        "2026-08-01,2026-2027",
        "2026-09-01,2026-2027",
        "2026-12-31,2026-2027",
        "2027-01-01,2026-2027"
    })
    void august_belongs_to_the_coming_year(LocalDate day, String year) {
        assertThat(SchoolYear.of(day)).hasToString(year);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-2026", "2026-2028", "2026-27", "2026", "二〇二六", "2026–2027", "1926-1927"})
    void two_years_that_do_not_follow_each_other_are_none(String text) {
        assertThat(SchoolYear.isOne(text)).isFalse();
    }

    @Test
    void it_is_written_as_it_is_read() {
        assertThat(SchoolYear.isOne("2026-2027")).isTrue();
        assertThat(SchoolYear.parse("2026-2027").back(1)).hasToString("2025-2026");
        assertThat(SchoolYear.parse("2026-2027").firstDay()).isEqualTo("2026-09-01");
        assertThat(SchoolYear.parse("2026-2027").firstGradeOf(3)).isEqualTo(2024);
    }
}

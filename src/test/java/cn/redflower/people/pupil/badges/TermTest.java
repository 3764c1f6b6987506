package cn.redflower.people.pupil.badges;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TermTest {

    @Test
    void a_term_ends_with_february_and_with_august() {
        assertThat(of("2026-09-01")).isEqualTo("2026-2027-1");
        assertThat(of("2027-02-28")).isEqualTo("2026-2027-1");
        assertThat(of("2027-03-01")).isEqualTo("2026-2027-2");
        assertThat(of("2027-08-31")).isEqualTo("2026-2027-2");
    }

    @Test
    void only_what_is_a_term_is_read() {
        assertThat(Term.parse("2026-2027-2").orElseThrow().title()).isEqualTo("2026-2027 学年第二学期");
        assertThat(Term.parse("2026-2028-1")).isEmpty();
        assertThat(Term.parse("2026-2027-3")).isEmpty();
        assertThat(Term.parse(null)).isEmpty();
    }

    private static String of(String day) {
        return Term.of(LocalDate.parse(day)).toString();
    }
}

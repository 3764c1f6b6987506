package cn.redflower.honours.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCodeTest {

    private static final CheckCode OF = CheckCode.of("p0Vd7Wq-7m_3sN4cXk2L9w");

    @Test
    void is_printed_in_two_groups_without_signs_that_are_taken_for_others() {
        assertThat(OF.grouped()).matches("[0-9A-HJKMNP-TV-Z]{4} [0-9A-HJKMNP-TV-Z]{4}");
        assertThat(CheckCode.of("p0Vd7Wq-7m_3sN4cXk2L9w")).isEqualTo(OF);
        assertThat(IntStream.range(0, 2000)
                        .mapToObj(i -> CheckCode.of("code " + i).text()))
                .doesNotHaveDuplicates();
    }

    @Test
    void is_known_whatever_the_keyboard_makes_of_it() {
        String grouped = OF.grouped();
        StringBuilder wide = new StringBuilder();
        OF.text().chars().forEach(c -> wide.append((char) (c + 0xFEE0)));
        for (String typed : new String[] {
            grouped,
            OF.text(),
            grouped.toLowerCase(),
            " " + grouped.replace(' ', '-') + " ",
            grouped.replace(' ', '—'),
            wide.toString(),
            String.join(" ", OF.text().split("")),
            grouped.replace(" ", "\u200B\u3000")
        }) {
            assertThat(CheckCode.typed(typed)).as(typed).isEqualTo(OF);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0O11", "ooil", "OoLl", "００１１", "0oI1"})
    void takes_look_alikes_for_what_they_were_meant_to_be(String typed) {
        assertThat(CheckCode.typed(typed)).isEqualTo(new CheckCode("0011"));
    }
}

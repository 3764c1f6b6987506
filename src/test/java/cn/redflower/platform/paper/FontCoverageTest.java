package cn.redflower.platform.paper;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.names.PrintableCharacters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the product says it can print is what its fonts can print. */
class FontCoverageTest {

    private static final List<Typeface> FACES = new ArrayList<>();

    @BeforeAll
    static void take() throws IOException {
        for (Typeface.File file : Typeface.File.values()) {
            FACES.add(file.take());
        }
    }

    @AfterAll
    static void giveBack() {
        FACES.forEach(Typeface::giveBack);
    }

    @Test
    void the_list_and_the_fonts_agree() {
        assertThat(IntStream.rangeClosed(' ', 0x3FFFF)
                        .filter(c -> !isSpecial(c))
                        .filter(c ->
                                PrintableCharacters.has(c) != FACES.stream().anyMatch(face -> face.has(c)))
                        .limit(20)
                        .mapToObj("U+%04X"::formatted))
                .isEmpty();
    }

    @Test
    void private_characters_are_never_printed_whatever_a_font_has_there() {
        assertThat(IntStream.rangeClosed(0xE000, 0xF8FF).filter(PrintableCharacters::has))
                .isEmpty();
    }

    @Test
    void the_standard_for_names_is_covered() {
        assertThat(IntStream.of(
                                0x3400, 0x4E00, 0x9FFF, 0x20000, 0x2A6DF, 0x2A700, 0x2B739, 0x2B740, 0x2B81D, 0x2B820,
                                0x2CEA1, 0x2CEB0, 0x2EBE0)
                        .filter(c -> !PrintableCharacters.has(c)))
                .isEmpty();
        assertThat(List.of(
                        IntStream.rangeClosed(0x3400, 0x4DBF),
                        IntStream.rangeClosed(0x4E00, 0x9FFF),
                        IntStream.rangeClosed(0x20000, 0x2A6DF),
                        IntStream.rangeClosed(0x2A700, 0x2B739),
                        IntStream.rangeClosed(0x2B740, 0x2B81D),
                        IntStream.rangeClosed(0x2B820, 0x2CEA1),
                        IntStream.rangeClosed(0x2CEB0, 0x2EBE0)))
                .allSatisfy(block ->
                        assertThat(block.allMatch(PrintableCharacters::has)).isTrue());
    }

    private static boolean isSpecial(int character) {
        int type = Character.getType(character);
        return type == Character.PRIVATE_USE
                || type == Character.FORMAT
                || type == Character.CONTROL
                || type == Character.SURROGATE;
    }
}

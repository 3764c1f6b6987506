package cn.redflower.platform.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One form for a name, whatever keyboard, program or old system it comes from. */
class PersonNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00B7",
                "\u2022",
                "\u2027",
                "\u30FB",
                "\uFF65",
                "\u2219",
                "\u22C5",
                "\u2024",
                ".",
                "\uFF0E",
                "\u25CF",
                "\u16EB",
                "\u0387",
                "\u318D",
                "\u3002",
                "\uFF61",
                "\u2E31",
                "\u2E33",
                "\u25E6",
                "\u2B24",
                "\uFE52",
                "\u119E",
                "\uA78F",
                "\u1427",
                " \u00B7 ",
                "\u3000\u2022",
                "\u00B7\u00B7",
                "\u200B.\uFEFF",
                " . ",
                "\uD800\uDD01"
            })
    void every_dot_between_the_parts_is_the_one_dot(String dot) {
        assertThat(PersonName.of("阿卜杜拉" + dot + "艾力").text()).isEqualTo("阿卜杜拉·艾力");
        assertThat(PersonName.of("阿卜杜拉" + dot + "艾力").flaw()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "陈\uE863, 陈\u4DAE",
        "吴\uE81E欣, 吴\u9FB4欣",
        "李\uE816, 李\uD840\uDC87",
        "王\uE7C7, 王\u1E3F",
        "\u2EE2\u2F29\u2F5F, 马小玉",
        "\u2EA0\u2EE0, 民\u9963",
        "\uF9E1\uF98E, 李年",
        "李\uD87E\uDC1A, 李\u51AC",
        "葛\uDB40\uDD00心怡, 葛心怡",
        "\uFEFF张\u200B\u202E小\u00AD明\u2060, 张小明",
        "张　 小\u00A0明, 张小明",
        "' Ａｎｎａ　　Ｌｅｅ ', Anna Lee",
        "J. K. Smith, J. K. Smith",
        "Ayşe Nur Yılmaz, Ayşe Nur Yılmaz",
        "·艾力·, 艾力",
        "李𠮷, 李𠮷",
        "姚\uFA0E, 姚\uFA0E",
        "欧阳 文华, 欧阳文华",
        "罗 玉 兰, 罗玉兰",
        "O’Neill, O'Neill",
        "李〇, 李〇"
    })
    void a_name_has_one_form(String typed, String stored) {
        assertThat(PersonName.of(typed).text()).isEqualTo(stored);
        assertThat(PersonName.of(stored).text()).as("once more").isEqualTo(stored);
    }

    @Test
    void breaks_within_a_cell_are_spaces() {
        assertThat(PersonName.of("张\t小\r\n明").text()).isEqualTo("张小明");
    }

    @Test
    void compatibility_ideographs_become_the_unified_ones_in_both_blocks() {
        IntStream.concat(IntStream.rangeClosed(0xF900, 0xFAD9), IntStream.rangeClosed(0x2F800, 0x2FA1D))
                .filter(Character::isDefined)
                .forEach(c -> {
                    int now = PersonName.of(Character.toString(c)).text().codePointAt(0);
                    boolean unifiedThere = now == c && c >= 0xFA0E && c <= 0xFA29;
                    assertThat(unifiedThere
                                    || now != c && (now < 0xF900 || now > 0xFAFF) && (now < 0x2F800 || now > 0x2FA1F))
                            .as("U+%04X", c)
                            .isTrue();
                });
    }

    @Test
    void radicals_become_the_character_that_is_meant() {
        IntStream.concat(IntStream.rangeClosed(0x2E81, 0x2EF3), IntStream.rangeClosed(0x2F00, 0x2FD5))
                .filter(Character::isDefined)
                .forEach(c -> assertThat(
                                PersonName.of(Character.toString(c)).text().codePointAt(0))
                        .as("U+%04X", c)
                        .matches(now -> now >= 0x3400 && now <= 0x9FFF || now >= 0x20000 && now <= 0x3FFFF));
    }

    @Test
    void what_gbk_kept_in_the_private_use_area_is_the_standards_character() {
        IntStream.rangeClosed(0xE815, 0xE864)
                .forEach(c -> assertThat(
                                PersonName.of("李" + Character.toString(c)).flaw())
                        .as("U+%04X", c)
                        .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "罗\uE5F1, PRIVATE_USE, U+E5F1",
        "蒙\uF8F5安, PRIVATE_USE, U+F8F5",
        "韦\uDB80\uDC41, PRIVATE_USE, U+F0041",
        "李\u25A1, LOST, □",
        "张\uFFFD, LOST, U+FFFD",
        "王?, LOST, ?",
        "<b>x</b>, ODD, <、>、/",
        "张*明, ODD, *",
        "买合木提-江, ODD, -",
        "李\uD87A\uDFF0, NOT_PRINTABLE, \uD87A\uDFF0（U+2EBF0）",
        "热娜 艾则孜, JOINED, ''"
    })
    void what_asks_for_a_look_says_why(String typed, NameFlaw.Kind kind, String characters) {
        assertThat(PersonName.of(typed).flaw()).hasValue(new NameFlaw(kind, characters));
        assertThat(kind.refused()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "???", "□", "\uFFFD\uFFFD", "---", "26300001", "张小明2", "<>", "①", "#N/A1"})
    void what_is_no_name_is_refused(String typed) {
        assertThat(PersonName.of(typed).flaw().map(NameFlaw::kind)).hasValue(NameFlaw.Kind.NO_NAME);
    }

    @Test
    void a_name_has_fifty_characters_at_most_counted_as_the_reader_does() {
        assertThat(PersonName.of("𠮷".repeat(50)).flaw()).isEmpty();
        assertThat(PersonName.of("\u200B" + "李".repeat(50) + " ").flaw()).isEmpty();
        assertThat(PersonName.of("𠮷".repeat(51)).flaw().map(NameFlaw::kind)).hasValue(NameFlaw.Kind.TOO_LONG);
    }

    @Test
    void spaces_between_two_long_parts_are_taken_for_the_dot() {
        assertThat(PersonName.of("热娜 艾则孜").text()).isEqualTo("热娜·艾则孜");
    }

    @Test
    void dots_spaces_and_capitals_make_no_other_person() {
        assertThat(PersonName.same("阿卜杜拉.艾力", "阿卜杜拉 艾力")).isTrue();
        assertThat(PersonName.same("ANNA LEE", "anna·lee")).isTrue();
        assertThat(PersonName.same("\uF9E1明", "李明")).isTrue();
        assertThat(PersonName.same("李明", "李朋")).isFalse();
    }

    @Test
    void nothing_is_an_empty_name() {
        assertThat(PersonName.of(null).text()).isEmpty();
        assertThat(PersonName.of(" \u200B\u3000·").text()).isEmpty();
    }
}

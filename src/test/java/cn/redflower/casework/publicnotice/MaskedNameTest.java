package cn.redflower.casework.publicnotice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedNameTest {

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            张小明          | 张*明     | three characters keep the first and the last
            张明            | 张*       | two characters keep the first
            张　明          | 张*       | a space that pads a name of two is no character
            明              | *         | one character disappears
            欧阳小明        | 欧**明    | four characters have two masked
            阿卜杜拉·艾力   | 阿****力  | the dot of a transcribed name is left out
            阿卜杜拉•艾力   | 阿****力  | whichever dot was typed
            阿卜杜拉．艾力  | 阿****力  | also the one of full width
            𠮷田𠮶          | 𠮷*𠮶     | characters beyond the BMP stay whole
            𠮷𠮶            | 𠮷*       | in a name of two as well
            王葛\uDB40\uDD00 | 王*     | a variation selector belongs to its character
            ' '             | *         | no name at all
            """)
    void masks(String name, String masked, String why) {
        assertThat(MaskedName.of(name).text()).isEqualTo(masked);
    }
}

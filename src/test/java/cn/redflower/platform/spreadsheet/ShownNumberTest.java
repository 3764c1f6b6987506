package cn.redflower.platform.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number reads as its cell shows it, as far as the format says anything about its digits. */
class ShownNumberTest {

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "00000000, 300001, 00300001",
                "'00000000_ ', 300001, 00300001",
                "[$-804]00000000, 300001, 00300001",
                "00000000;@, 300001, 00300001",
                "0#######, 300001, 00300001",
                "0???????, 12, 00000012",
                "00-0000, 12, 00-0012",
                "00\\-0000, 300001, 30-0001",
                "000 000, 12, 000 012",
                "'\"L\"0000000', 300004, L0300004",
                "'\"S\"0000', 12, S0012",
                "\\L0000, 12, L0012",
                "!L0000, 12, L0012",
                "L0000, 12, L0012",
                "'\"2026\"0000', 12, 20260012",
                "'0000\"01\"', 12, 001201",
                "'#\"-\"0000', 12345, 1-2345",
                "'\"第\"000\"号\"', 7, 第007号",
                "[>=1000000]0000000;00000000, 300001, 00300001",
                "[<100]000;0000, 12, 012",
                "[<100]000;0000, 1200, 1200",
                "'[=1]\"一\";[=2]\"二\";0000', 2, 二",
                "'[=1]\"一\";[=2]\"二\";0000', 12, 0012",
                "00000;[Red]-00000, 12, 00012",
                "00000;[Red]-00000, -12, -00012",
                "0000;;, 12, 0012",
                "[DBNum1][$-804]00000, 3, 00003",
                "[Red]0000, 12, 0012",
                "[Color10]0000, 12, 0012",
                "*-0000, 12, 0012",
                "'0000\"年\"00\"月\"', 201703, 2017年03月",
                "0000-00, 201703, 2017-03",
                "'0\"次\"', 3, 3次",
                "'General\"次\"', 3, 3次",
                "'G/通用格式\"次\"', 3, 3次",
                "'#,##0', 26300001, 26300001",
                "'_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ', 26300001, 26300001",
                "0.00, 2017.1, 2017.10",
                "0.0#, 2017.1, 2017.1",
                "000.000, 12.5, 012.500",
                "'0_);(0)', 12, 12",
                "'\"有\";;\"无\"', 1, 有",
                "'\"有\";;\"无\"', 0, 无"
            })
    void shows(String format, BigDecimal number, String shown) {
        assertThat(ShownNumber.of(number, format)).isEqualTo(shown);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "General, 26300001",
                "@, 26300001",
                "'', 1",
                ";;;, 12",
                ";;, 12",
                "0;;, 0",
                "0%, 0.5",
                "0.00E+00, 26300001",
                "# ?/?, 3",
                "0.0, 2017.11",
                "0, 2017.1",
                "h:mm, 0.5",
                "yyyy-mm-dd, 99999999",
                "[h]:mm:ss, 3",
                "000/000, 12",
                "'0,,', 26300001000000.5"
            })
    void says_nothing_about(String format, BigDecimal number) {
        assertThat(ShownNumber.of(number, format)).isNull();
    }
}

package cn.redflower.people.pupil.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One cell of a good roster written as some program does; the columns are A 年级, B 中队, D 学号, E 姓名, F 性别, G 出生年月, I 向阳, U
 * 监护人同意.
 */
class OddCellsTest {

    private static final Path GOOD = Path.of("src/test/resources/cases/02-strict-iso-dates.xlsx");

    @TempDir
    Path folder;

    /** The good roster with the second row's cell in that column replaced. */
    private CheckedRoster with(String column, String cell) throws IOException {
        Path changed = folder.resolve("changed.xlsx");
        try (ZipFile parts = new ZipFile(GOOD.toFile());
                OutputStream out = Files.newOutputStream(changed);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry : Collections.list(parts.entries())) {
                String content = new String(parts.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(content.replaceFirst(
                                "<c r=\"" + column + "2\".*?</c>",
                                Matcher.quoteReplacement(cell.replace("<c", "<c r=\"" + column + "2\"")))
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return CheckedRoster.of(
                changed,
                RosterScope.of(
                        LocalDate.of(2026, 11, 1),
                        new RosterScope.School(
                                "s004", "惠水县松林小学", List.of(new RosterScope.Squadron("q3", "三(1)中队", 3)))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"D, 学号", "E, 姓名", "B, 中队", "A, 年级", "F, 性别", "G, 出生年月", "I, 向阳", "U, 监护人同意"})
    void a_formula_that_nobody_computed_is_named_whatever_its_column(String column, String header) throws IOException {
        for (String cell : List.of(
                "<c><f>Sheet2!A1</f></c>",
                "<c><f>Sheet2!A1</f><v/></c>",
                "<c t=\"str\"><f>Sheet2!A1</f></c>",
                "<c s=\"1\"><f>Sheet2!A1</f><v></v></c>")) {
            assertThat(with(column, cell).findingLines())
                    .as(cell)
                    .containsExactly("0002|" + header + "|formula-uncomputed|error");
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "D, <c t=\"d\"><v>2017-02-15</v></c>",
        "D, <c s=\"1\"><v>42001</v></c>",
        "D, <c><v>26300001.5</v></c>",
        "D, <c><v>2630000123456789</v></c>",
        "D, <c t=\"inlineStr\"><is><t> 2.63E+07</t></is></c>",
        "D, <c t=\"str\"><f>A1</f><v>2.63E+07</v></c>"
    })
    void a_damaged_number_keeps_its_row_out(String column, String cell) throws IOException {
        CheckedRoster roster = with(column, cell);
        assertThat(roster.findingLines()).containsExactly("0002|学号|number-damaged|error");
        assertThat(roster.summary.acceptedRows()).isEqualTo(9);
    }

    @Test
    void escapes_in_marks_numbers_and_answers() throws IOException {
        assertThat(with("I", "<c t=\"inlineStr\"><is><t>_x2713_</t></is></c>").findings)
                .isEmpty();
        assertThat(with("I", "<c t=\"inlineStr\"><is><t>✓_x000D_</t></is></c>").means(2, "向阳"))
                .isEqualTo("1");
        assertThat(with("D", "<c t=\"inlineStr\"><is><t>26300001_x000d_</t></is></c>")
                        .means(2, "学号"))
                .isEqualTo("26300001");
        assertThat(with("U", "<c t=\"inlineStr\"><is><t>_x000A_是</t></is></c>").findings)
                .isEmpty();
        assertThat(with("C", "<c t=\"inlineStr\"><is><t>第一_x000D__x000A_小队</t></is></c>")
                        .means(2, "小队"))
                .isEqualTo("第一小队");
    }

    @Test
    void a_literal_escape_is_no_name() throws IOException {
        assertThat(with("E", "<c t=\"inlineStr\"><is><t>甲_x005F_x000D_</t></is></c>")
                        .findingLines())
                .containsExactly("0002|姓名|name-invalid|error");
    }

    @Test
    void a_name_without_its_pronunciation() throws IOException {
        assertThat(with(
                                "E",
                                "<c t=\"inlineStr\"><is><r><t>罗</t></r><r><t>欣</t></r><rPh sb=\"0\" "
                                        + "eb=\"1\"><t>luó</t></rPh></is></c>")
                        .means(2, "姓名"))
                .isEqualTo("罗欣");
    }

    @Test
    void a_month_as_a_decimal_and_as_a_text() throws IOException {
        assertThat(with("G", "<c><v>2017.1</v></c>").findingLines()).containsExactly("0002|出生年月|date-ambiguous|error");
        assertThat(with("G", "<c t=\"inlineStr\"><is><t>2017.1</t></is></c>").findingLines())
                .containsExactly("0002|出生年月|date-maybe-october|warning");
        assertThat(with("G", "<c t=\"inlineStr\"><is><t>2017/1</t></is></c>").findings)
                .isEmpty();
    }
}

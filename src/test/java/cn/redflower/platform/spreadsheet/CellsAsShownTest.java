package cn.redflower.platform.spreadsheet;

import static cn.redflower.platform.spreadsheet.TestWorkbooks.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cell says to the reader what it says to whoever looks at the sheet, however its program wrote it down. */
class CellsAsShownTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("any.name");
    }

    /** What the number's and the name's cell of the second row come to. */
    private String read(String cells) throws IOException {
        return TestTable.read(
                        TestWorkbooks.honest("<row r=\"2\">" + cells + "</row>").write(file))
                .rows
                .toString();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "甲_x000D_, 甲\\r",
        "甲_x000d_, 甲\\r",
        "_x0041_乙, A乙",
        "_x005F_x000D_, _x000D_",
        "_x005f_x000d_, _x000d_",
        "a_x_b, a_x_b",
        "_x12_, _x12_",
        "_X000D_, _X000D_",
        "_x000G_, _x000G_",
        "_xD842__xDFB7_, 𠮷",
        "_xD842_, _xD842_",
        "_xDFB7_, _xDFB7_",
        "_x0000_, _x0000_",
        "_x00_x0041_, _x00A",
        "__x0041_, _A",
        "_x0041__x0042_, AB",
        "_x0041, _x0041"
    })
    void escapes_are_the_characters_that_they_stand_for(String written, String meant) throws IOException {
        String expected = meant.replace("\\r", "\r");
        assertThat(EscapedText.decoded(written)).isEqualTo(expected);
        assertThat(read(text("A2", "1") + text("B2", written))).isEqualTo("[2: 1 " + expected + " ]");
    }

    @Test
    void escapes_stand_in_shared_texts_headers_and_results_of_formulas_too() throws IOException {
        TestWorkbooks workbook = new TestWorkbooks(TestWorkbooks.PLAIN)
                .part(
                        "xl/sharedStrings.xml",
                        "<sst xmlns=\"" + TestWorkbooks.MAIN
                                + "\"><si><t>学号_x000D_</t></si><si><t>姓_x0020_名</t></si><si><t>甲_x000A_</t></si></sst>")
                .part(
                        "xl/worksheets/sheet1.xml",
                        "<worksheet xmlns=\"" + TestWorkbooks.MAIN
                                + "\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" "
                                + "t=\"s\"><v>1</v></c></row>"
                                + "<row r=\"2\"><c r=\"A2\" t=\"str\"><f>\"x\"</f><v>7_x005F_</v></c><c r=\"B2\" "
                                + "t=\"s\"><v>2</v></c></row></sheetData></worksheet>");

        assertThat(TestTable.read(workbook.write(file)).rows).containsExactly("2: 7_ 甲\n ");
    }

    @Test
    void separated_values_and_old_workbooks_know_no_escapes() throws IOException {
        Files.writeString(file, "学号,姓名\n1,甲_x000D_\n");
        assertThat(TestTable.read(file).rows).containsExactly("2: 1 甲_x000D_ ");
        old(sheet -> sheet.getRow(1).createCell(1).setCellValue("甲_x000D_"));
        assertThat(TestTable.read(file).rows).containsExactly("2:  甲_x000D_ ");
    }

    @Test
    void of_formatted_text_the_letters_count_and_not_their_pronunciation() throws IOException {
        String rich =
                "<r><rPr><b/></rPr><t>蒙</t></r><r><t>诗琪</t></r><rPh sb=\"0\" eb=\"1\"><t>méng</t></rPh><phoneticPr "
                        + "fontId=\"1\"/>";
        assertThat(read(text("A2", "1") + "<c r=\"B2\" t=\"inlineStr\"><is>" + rich + "</is></c>"))
                .isEqualTo("[2: 1 蒙诗琪 ]");

        TestWorkbooks shared = TestWorkbooks.honest(
                        "<row r=\"2\">" + text("A2", "1") + "<c r=\"B2\" t=\"s\"><v>0</v></c></row>")
                .part("xl/sharedStrings.xml", "<sst xmlns=\"" + TestWorkbooks.MAIN + "\"><si>" + rich + "</si></sst>");
        assertThat(TestTable.read(shared.write(file)).rows).containsExactly("2: 1 蒙诗琪 ");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2017-02-15, 2017-02-15",
        "2017-02-15T00:00:00, 2017-02-15",
        "2017-02-15T00:00:00.000Z, 2017-02-15",
        "2017-02-15T08:30:00+08:00, 2017-02-15",
        "2017-02-15T, 2017-02-15",
        "1899-12-31, 1899-12-31",
        "2017-02-30, #VALUE!",
        "0000-99-99, #VALUE!",
        "T10:00:00, #VALUE!",
        "10:00:00, #VALUE!",
        "gestern, #VALUE!"
    })
    void dates_may_be_texts(String written, String read) throws IOException {
        assertThat(read(text("A2", "1") + "<c r=\"B2\" s=\"1\" t=\"d\"><v>" + written + "</v></c>"))
                .isEqualTo("[2: 1 " + read + " ]");
    }

    @Test
    void days_are_counted_from_the_year_that_the_workbook_says() throws IOException {
        String row = "<row r=\"2\">" + text("A2", "1") + "<c r=\"B2\" s=\"1\"><v>42000</v></c></row>";
        assertThat(TestTable.read(TestWorkbooks.honest(row).write(file)).rows).containsExactly("2: 1 2014-12-27 ");
        for (String since1904 : new String[] {"1", "true"}) {
            TestWorkbooks workbook = TestWorkbooks.honest(row).workbook("<workbookPr date1904=\"" + since1904 + "\"/>");
            assertThat(TestTable.read(workbook.write(file)).rows).containsExactly("2: 1 2018-12-28 ");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "<f>A1</f>, UNCOMPUTED",
        "<f>A1</f><v/>, UNCOMPUTED",
        "<f>A1</f><v></v>, UNCOMPUTED",
        "<f t=\"shared\" si=\"0\"/>, UNCOMPUTED",
        "<f>A1</f><v>5</v>, NUMBER",
        "<v/>, EMPTY"
    })
    void a_formula_without_a_value_was_never_computed(String inside, SheetCell.Kind kind) throws IOException {
        assertThat(kindOf("<c r=\"B2\">" + inside + "</c>")).isEqualTo(kind);
    }

    @Test
    void a_formula_may_come_to_an_empty_text() throws IOException {
        assertThat(kindOf("<c r=\"B2\" t=\"str\"><f>IF(A2=1,\"\")</f><v></v></c>"))
                .isEqualTo(SheetCell.Kind.EMPTY);
        assertThat(kindOf("<c r=\"B2\" t=\"str\"><f>IF(A2=1,\"\")</f></c>")).isEqualTo(SheetCell.Kind.UNCOMPUTED);
        assertThat(kindOf("<c r=\"B2\" t=\"b\"><f>TRUE</f></c>")).isEqualTo(SheetCell.Kind.UNCOMPUTED);
    }

    private SheetCell.Kind kindOf(String cell) throws IOException {
        SheetCell.Kind[] kind = new SheetCell.Kind[1];
        new Spreadsheets(SpreadsheetProperties.defaults())
                .read(
                        TestWorkbooks.honest("<row r=\"2\">" + text("A2", "1") + cell + "</row>")
                                .write(file),
                        TestTable.LAYOUT,
                        row -> kind[0] = row.cell("name").kind())
                .orThrow();
        return kind[0];
    }

    @Test
    void formats_of_old_workbooks_show_as_well_and_their_formulas_may_be_uncomputed() throws IOException {
        old(sheet -> {
            CellStyle letter = sheet.getWorkbook().createCellStyle();
            letter.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("\"L\"0000000"));
            sheet.getRow(1).createCell(0).setCellValue(300004);
            sheet.getRow(1).getCell(0).setCellStyle(letter);
            sheet.getRow(1).createCell(1).setCellFormula("\"王\"&\"五\"");
        });
        SheetCell.Kind[] kind = new SheetCell.Kind[1];
        String[] number = new String[1];
        new Spreadsheets(SpreadsheetProperties.defaults())
                .read(file, TestTable.LAYOUT, row -> {
                    number[0] = row.cell("number").text();
                    kind[0] = row.cell("name").kind();
                })
                .orThrow();
        assertThat(number[0]).isEqualTo("L0300004");
        assertThat(kind[0]).isEqualTo(SheetCell.Kind.UNCOMPUTED);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"UTF-8, ','", "GB18030, ';'", "UTF-16LE, '\t'"})
    void separated_values_keep_their_zeros_as_programs_write_them(String encoding, String separator)
            throws IOException {
        String mark = encoding.startsWith("UTF-16") ? "\uFEFF" : "";
        String rows =
                mark + "学号,姓名,中队\n=\"00123\",甲,三(1)中队\n\"=\"\"00124\"\"\",乙,\n00125,\"丙\",\n".replace(",", separator);
        Files.write(file, rows.getBytes(Charset.forName(encoding)));

        assertThat(TestTable.read(file).rows).containsExactly("2: 00123 甲 三(1)中队", "3: 00124 乙 ", "4: 00125 丙 ");
    }

    @Test
    void a_first_line_that_names_the_separator_is_a_note() throws IOException {
        Files.write(file, "\uFEFFsep=;\n学号;姓名\n1;甲\n".getBytes(StandardCharsets.UTF_8));
        assertThat(TestTable.read(file).rows).containsExactly("3: 1 甲 ");
    }

    private void old(java.util.function.Consumer<HSSFSheet> more) throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            HSSFSheet sheet = workbook.createSheet("名册");
            sheet.createRow(0).createCell(0).setCellValue("学号");
            sheet.getRow(0).createCell(1).setCellValue("姓名");
            sheet.createRow(1);
            more.accept(sheet);
            workbook.write(out);
        }
    }
}

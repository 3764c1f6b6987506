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
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same table reads the same, whichever program wrote it. */
class FormatsTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("any.name");
    }

    @Test
    void old_workbooks_with_merged_cells_formulas_dates_and_a_second_sheet() throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            workbook.createSheet("说明").createRow(0).createCell(0).setCellValue("先看这里");
            HSSFSheet sheet = workbook.createSheet("名册");
            sheet.createRow(0).createCell(0).setCellValue("某校名册");
            for (int i = 0; i < 3; i++) {
                sheet.createRow(2 + i);
            }
            String[] header = {"中队", "学号", "姓名", "原学号"};
            for (int i = 0; i < header.length; i++) {
                sheet.getRow(2).createCell(i).setCellValue(header[i]);
            }
            sheet.getRow(3).createCell(0).setCellValue("一(1)中队");
            sheet.getRow(3).createCell(1).setCellValue(2026001);
            sheet.getRow(3).createCell(2).setCellValue("李𠮷");
            CellStyle zeros = workbook.createCellStyle();
            zeros.setDataFormat(workbook.createDataFormat().getFormat("0000000"));
            sheet.getRow(4).createCell(1).setCellValue(326002);
            sheet.getRow(4).getCell(1).setCellStyle(zeros);
            sheet.getRow(4).createCell(2).setCellFormula("\"王\"&\"五\"");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            sheet.addMergedRegion(new CellRangeAddress(3, 4, 0, 0));
            sheet.setColumnHidden(3, true);
            workbook.write(out);
        }
        TestTable table = TestTable.read(file);

        assertThat(table.rows).containsExactly("4: 2026001 李𠮷 一(1)中队", "5: 0326002 王五 一(1)中队");
        assertThat(table.head.row()).isEqualTo(3);
        assertThat(table.head.sheet()).isEqualTo("名册");
        assertThat(table.head.ignored()).containsExactly("原学号");
        assertThat(table.summary.skipped())
                .extracting(Object::toString)
                .containsExactly("SkippedRow[sheetRow=1, what=TITLE]", "SkippedRow[sheetRow=2, what=BLANK]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"})
    void separated_values_in_every_encoding(String encoding) throws IOException {
        String mark = encoding.startsWith("UTF-16") ? "\uFEFF" : "";
        Files.write(
                file,
                (mark + "学号\t姓名\t中队\r\n0326001\t罗𬍛\t一(1)中队\r\n\r\n0326002\t\"阿依\n古丽\"\t\r\n")
                        .getBytes(Charset.forName(encoding)));

        assertThat(TestTable.read(file).rows).containsExactly("2: 0326001 罗𬍛 一(1)中队", "4: 0326002 阿依\n古丽 ");
    }

    @Test
    void separated_values_with_semicolons_and_one_line_end_kind_or_the_other() throws IOException {
        Files.write(file, "学号;姓名;中队\n1;\"甲;乙\";\n2;丙;丁".getBytes(StandardCharsets.UTF_8));

        assertThat(TestTable.read(file).rows).containsExactly("2: 1 甲;乙 ", "3: 2 丙 丁");
    }

    @Test
    void a_shown_column_is_preferred_to_a_hidden_one_of_the_same_meaning() throws IOException {
        TestWorkbooks workbook = new TestWorkbooks(TestWorkbooks.PLAIN)
                .part(
                        "xl/worksheets/sheet1.xml",
                        "<worksheet xmlns=\"" + TestWorkbooks.MAIN
                                + "\"><cols><col min=\"1\" max=\"1\" hidden=\"1\"/></cols><sheetData><row r=\"1\">"
                                + text("A1", "学号") + text("B1", "学 号") + text("C1", "姓名")
                                + "</row><row r=\"2\">" + text("A2", "old") + text("B2", "new") + text("C2", "甲")
                                + "</row></sheetData></worksheet>");

        assertThat(TestTable.read(workbook.write(file)).rows).containsExactly("2: new 甲 ");
    }

    @Test
    void rows_and_cells_without_addresses() throws IOException {
        TestWorkbooks workbook = new TestWorkbooks(TestWorkbooks.PLAIN)
                .part(
                        "xl/worksheets/sheet1.xml",
                        "<worksheet xmlns=\"" + TestWorkbooks.MAIN
                                + "\"><sheetData><row><c t=\"inlineStr\"><is><t>学号</t></is></c><c "
                                + "t=\"inlineStr\"><is><t>姓名</t></is></c></row>"
                                + "<row><c><v>7</v></c><c t=\"s\"><v>0</v></c></row></sheetData></worksheet>");

        assertThat(TestTable.read(workbook.write(file)).rows).containsExactly("2: 7 甲 ");
    }

    @Test
    void empty_formatted_cells_out_to_the_last_column_are_nothing() throws IOException {
        TestTable table = TestTable.read(TestWorkbooks.honest("<row r=\"2\">" + text("A2", "1") + text("B2", "甲")
                        + "<c r=\"XFD2\" s=\"1\"/></row>" + "<row r=\"900000\"><c r=\"A900000\" s=\"1\"/></row>")
                .write(file));

        assertThat(table.rows).containsExactly("2: 1 甲 ");
        assertThat(table.summary.skipped()).isEmpty();
    }

    @Test
    void a_second_sheet_with_such_a_table_is_told_of() throws IOException {
        TestWorkbooks workbook = TestWorkbooks.honest("")
                .part(
                        "xl/workbook.xml",
                        "<workbook xmlns=\"" + TestWorkbooks.MAIN
                                + "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                                + "<sheets><sheet name=\"一班\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"二班\" "
                                + "sheetId=\"2\" r:id=\"r1\"/></sheets></workbook>");

        TestTable table = TestTable.read(workbook.write(file));
        assertThat(table.head.sheet()).isEqualTo("一班");
        assertThat(table.head.otherTables()).containsExactly("二班");
    }
}

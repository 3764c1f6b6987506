package cn.redflower.platform.spreadsheet;

import static cn.redflower.platform.spreadsheet.TestWorkbooks.row;
import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.spreadsheet.TestWorkbooks.Tab;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever makes a reader pass over rows or columns with people in them is refused or told. */
class NobodyLeftOutTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("any.name");
    }

    private static TestWorkbooks workbook(String... rows) {
        return new TestWorkbooks(TestWorkbooks.PLAIN).sheets(new Tab("名册", false, String.join("", rows)));
    }

    private TestTable read(String... rows) throws IOException {
        return TestTable.read(workbook(rows).write(file));
    }

    private List<Object> refusal(TestWorkbooks workbook) throws IOException {
        return refusal(workbook.write(file));
    }

    /** The refusal's code and then what it names. */
    private static List<Object> refusal(Path written) throws IOException {
        Outcome<TableSummary> outcome =
                new Spreadsheets(SpreadsheetProperties.defaults()).read(written, TestTable.LAYOUT, row -> {});
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        Refusal reason = ((Outcome.Refused<TableSummary>) outcome).reasons().get(0);
        List<Object> said = new java.util.ArrayList<>(reason.args());
        said.add(0, reason.code());
        return said;
    }

    private static List<String> remarks(TestTable table) {
        return table.summary.remarks().stream()
                .map(remark -> remark.kind() + remark.args())
                .toList();
    }

    @Test
    void two_and_three_blocks_side_by_side() throws IOException {
        assertThat(refusal(workbook(
                        row(1, "学号", "姓名", null, "学号", "姓名"), row(2, "1", "甲", null, "3", "丙"), row(3, "2", "乙"))))
                .containsExactly("spreadsheet.side-by-side", "1", "学号", "A", "D", "2");
        assertThat(refusal(workbook(
                        row(1, "学号", "姓名", "学号", "姓名", "学号", "姓名"),
                        row(2, "1", "甲"),
                        row(3, "2", "乙", null, null, "9", "壬"))))
                .startsWith("spreadsheet.side-by-side")
                .endsWith("3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"学号.1,姓名.1", "学号2,姓名2", "学号（续）,姓名（续）", "编号,姓名", "学生学号,学生姓名", "学 号,姓　名"})
    void a_second_block_under_words_of_its_own(String second) throws IOException {
        String[] words = second.split(",");
        assertThat(refusal(workbook(row(1, "学号", "姓名", words[0], words[1]), row(2, "1", "甲", "3", "丙")))
                        .get(0))
                .isEqualTo("spreadsheet.side-by-side");
    }

    @Test
    void a_second_column_of_names() throws IOException {
        assertThat(refusal(workbook(row(1, "学号", "姓名", "中队", "姓名"), row(2, "1", "甲", "x", "丙"))))
                .containsExactly("spreadsheet.side-by-side", "1", "姓名", "B", "D", "2");
        assertThat(read(row(1, "学号", "姓名", "中队", "姓名"), row(2, "1", "甲", "x", " 甲 "), row(3, "2", "乙", "x")).rows)
                .hasSize(2);
        assertThat(read(row(1, "学号", "姓名", "中队", "姓名（拼音）"), row(2, "1", "甲", "x", "jiǎ")).rows)
                .hasSize(1);
    }

    @Test
    void a_second_block_that_is_empty_is_none() throws IOException {
        assertThat(read(row(1, "学号", "姓名", null, "学号", "姓名"), row(2, "1", "甲")).rows)
                .containsExactly("2: 1 甲 ");
    }

    @Test
    void several_words_for_one_field_are_one_block() throws IOException {
        TestTable table = read(row(1, "学号", "学籍号", "姓名", "中队", "班级"), row(2, "1", "G52", "甲", "三(1)中队", "1班"));
        assertThat(table.rows).containsExactly("2: 1 甲 三(1)中队");
        assertThat(remarks(table)).isEmpty();
    }

    @Test
    void a_second_block_without_a_header() throws IOException {
        assertThat(remarks(read(
                        row(1, "学号", "姓名", "中队"),
                        row(2, "1", "甲", null, null, "3", "丙"),
                        row(3, "2", "乙", null, null, "4", "丁"),
                        row(4, "5", "戊"))))
                .containsExactly("unread-columns[E、F, 2, 2–3]");
    }

    @Test
    void people_below_and_right_of_the_table() throws IOException {
        TestTable table = read(row(1, "学号", "姓名", "中队"), row(2, "1", "甲"), row(4, null, null, null, "3", "丙"));
        assertThat(table.rows).containsExactly("2: 1 甲 ");
        assertThat(remarks(table)).containsExactly("unread-columns[D、E, 1, 4]");
    }

    @Test
    void numbers_of_rows_without_a_header_are_nobody() throws IOException {
        assertThat(remarks(read(
                        row(1, null, "学号", "姓名"),
                        "<row r=\"2\"><c r=\"A2\"><v>1</v></c>" + TestWorkbooks.text("B2", "1")
                                + TestWorkbooks.text("C2", "甲") + "</row>")))
                .isEmpty();
    }

    @Test
    void data_right_of_an_empty_column_belongs_to_the_table() throws IOException {
        TestTable table = read(row(1, "学号", "姓名", null, "中队"), row(2, "1", "甲", null, "三(1)中队"));
        assertThat(table.rows).containsExactly("2: 1 甲 三(1)中队");
        assertThat(remarks(table)).isEmpty();
    }

    @Test
    void the_same_header_again_starts_no_other_table() throws IOException {
        TestTable table = read(row(1, "学号", "姓名", "中队"), row(2, "1", "甲"), row(3, "学号", "姓 名", "中队"), row(4, "2", "乙"));
        assertThat(table.rows).containsExactly("2: 1 甲 ", "4: 2 乙 ");
        assertThat(table.summary.skipped())
                .extracting(Object::toString)
                .containsExactly("SkippedRow[sheetRow=3, what=HEADER]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"姓名,学号,中队", "中队,学号,姓名", ",学号,姓名,中队", "姓名,学号", "学号,姓名,性别"})
    void another_header_below_with_its_columns_elsewhere(String header) throws IOException {
        assertThat(refusal(workbook(
                        row(1, "学号", "姓名", "中队"),
                        row(2, "1", "甲", "三(1)中队"),
                        row(3, header.replace(",,", ", ,").split(",")),
                        row(4, "乙", "2", "三(1)中队"))))
                .containsExactly("spreadsheet.second-header", "3", "1");
    }

    @Test
    void a_better_header_after_the_first_people() throws IOException {
        assertThat(refusal(workbook(
                        row(1, "学号", "姓名"), row(2, "1", "甲"), row(4, "学号", "姓名", "中队"), row(5, "2", "乙", "三(1)中队"))))
                .containsExactly("spreadsheet.second-header", "4", "1");
        assertThat(read(
                                row(1, "某校名册", "2026年"),
                                row(2, "填表人：", "日期："),
                                row(4, "学号", "姓名", "中队"),
                                row(5, "2", "乙", "三(1)中队"))
                        .rows)
                .hasSize(1);
    }

    @Test
    void a_header_of_two_lines() throws IOException {
        String merged = "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/></mergeCells>";
        TestWorkbooks joined = new TestWorkbooks(TestWorkbooks.PLAIN)
                .part(
                        "xl/worksheets/sheet1.xml",
                        "<worksheet xmlns=\"" + TestWorkbooks.MAIN + "\"><sheetData>" + row(1, "学号", "队员")
                                + row(2, null, "姓名", "中队") + row(3, "1", "甲", "三(1)中队") + "</sheetData>" + merged
                                + "</worksheet>");
        assertThat(TestTable.read(joined.write(file)).rows).containsExactly("3: 1 甲 三(1)中队");

        TestTable loose = read(
                row(1, "学号", "姓名", "所在"),
                row(2, null, null, "中队"),
                row(3, "1", "甲", "三(1)中队"),
                row(4, "学号", "姓名", "所在"),
                row(5, null, null, "中队"),
                row(6, "2", "乙"));
        assertThat(loose.rows).containsExactly("3: 1 甲 三(1)中队", "6: 2 乙 ");
        assertThat(loose.head.row()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hidden=\"1\"",
                "hidden=\"true\"",
                "ht=\"0\" customHeight=\"1\"",
                "outlineLevel=\"1\" hidden=\"1\""
            })
    void rows_that_the_program_hides(String attribute) throws IOException {
        String[] rows = {
            row(1, "学号", "姓名"),
            row(2, "1", "甲"),
            row(3, "2", "乙").replace("<row", "<row " + attribute),
            row(4, "3", "丙").replace("<row", "<row " + attribute),
            row(5, "4", "丁"),
            row(6).replace("<row", "<row " + attribute),
            row(7, "5", "戊").replace("<row", "<row " + attribute)
        };
        TestTable table = read(rows);
        assertThat(table.rows).hasSize(5);
        assertThat(remarks(table)).containsExactly("hidden-rows[3, 3–4、7]");
    }

    @Test
    void rows_that_are_not_hidden_after_all() throws IOException {
        assertThat(remarks(read(row(1, "学号", "姓名"), row(2, "1", "甲").replace("<row", "<row hidden=\"0\" ht=\"12.8\""))))
                .isEmpty();
    }

    @Test
    void a_column_that_is_read_and_hidden() throws IOException {
        TestWorkbooks workbook = new TestWorkbooks(TestWorkbooks.PLAIN)
                .part(
                        "xl/worksheets/sheet1.xml",
                        "<worksheet xmlns=\"" + TestWorkbooks.MAIN
                                + "\"><cols><col min=\"3\" max=\"3\" hidden=\"1\"/><col min=\"4\" max=\"4\" "
                                + "width=\"0\"/></cols><sheetData>"
                                + row(1, "学号", "姓名", "中队", "备注") + row(2, "1", "甲", "三(1)中队", "x")
                                + "</sheetData></worksheet>");
        assertThat(remarks(TestTable.read(workbook.write(file)))).containsExactly("hidden-columns[中队]");
    }

    @Test
    void rows_and_columns_that_old_workbooks_hide() throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            HSSFSheet sheet = workbook.createSheet("名册");
            String[][] cells = {{"学号", "姓名", "中队"}, {"1", "甲", "x"}, {"2", "乙", "x"}, {"3", "丙", "x"}};
            for (int i = 0; i < cells.length; i++) {
                sheet.createRow(i);
                for (int column = 0; column < 3; column++) {
                    sheet.getRow(i).createCell(column).setCellValue(cells[i][column]);
                }
            }
            sheet.getRow(1).setZeroHeight(true);
            sheet.getRow(3).setHeight((short) 0);
            sheet.setColumnHidden(2, true);
            workbook.write(out);
        }
        TestTable table = TestTable.read(file);
        assertThat(table.rows).hasSize(3);
        assertThat(remarks(table)).containsExactly("hidden-rows[2, 2、4]", "hidden-columns[中队]");
    }

    @Test
    void a_sheet_for_each_squadron_is_refused_by_their_names() throws IOException {
        TestWorkbooks workbook = new TestWorkbooks(TestWorkbooks.PLAIN)
                .sheets(
                        new Tab("三(1)中队", false, row(1, "学号", "姓名") + row(2, "1", "甲")),
                        new Tab("三(2)中队", false, row(1, "学号", "姓名") + row(2, "2", "乙")),
                        new Tab("空表", false, row(1, "学号", "姓名")));
        assertThat(refusal(workbook)).containsExactly("spreadsheet.several-tables", "三(1)中队、三(2)中队", 2);
    }

    @Test
    void the_sheet_that_lacks_a_column_is_named() throws IOException {
        assertThat(refusal(new TestWorkbooks(TestWorkbooks.PLAIN)
                        .sheets(
                                new Tab("说明", false, row(1, "请看")),
                                new Tab("三(1)班", false, row(1, "姓名", "中队") + row(2, "甲", "x")))))
                .containsExactly("spreadsheet.missing-columns", "1", "学号", 1, "三(1)班");
        assertThat(refusal(new TestWorkbooks(TestWorkbooks.PLAIN)
                        .sheets(
                                new Tab("三(1)班", false, row(1, "姓名", "中队")),
                                new Tab("三(2)班", false, row(1, "姓名", "中队")))))
                .containsExactly("spreadsheet.missing-columns", "1", "学号", 2, "三(1)班、三(2)班");
        Files.writeString(file, "姓名,中队\n甲,x\n");
        assertThat(refusal(file)).containsExactly("spreadsheet.missing-columns", "1", "学号", 0, "");
    }

    @Test
    void of_several_sheets_the_one_with_people_is_read() throws IOException {
        TestTable table = TestTable.read(new TestWorkbooks(TestWorkbooks.PLAIN)
                .sheets(
                        new Tab("模板", false, row(1, "学号", "姓名")),
                        new Tab("名册", false, row(1, "学号", "姓名") + row(2, "1", "甲")))
                .write(file));
        assertThat(table.rows).containsExactly("2: 1 甲 ");
        assertThat(table.head.sheet()).isEqualTo("名册");
    }

    @Test
    void hidden_sheets_are_told_of_or_named() throws IOException {
        Tab hidden = new Tab("旧名册", true, row(1, "学号", "姓名") + row(2, "9", "壬"));
        TestTable table = TestTable.read(new TestWorkbooks(TestWorkbooks.PLAIN)
                .sheets(
                        hidden,
                        new Tab("名册", false, row(1, "学号", "姓名") + row(2, "1", "甲")),
                        new Tab("选项", true, row(1, "学号", "姓名")))
                .write(file));
        assertThat(table.rows).containsExactly("2: 1 甲 ");
        assertThat(table.head.hiddenTables()).containsExactly("旧名册");
        assertThat(table.head.otherTables()).isEmpty();

        assertThat(refusal(new TestWorkbooks(TestWorkbooks.PLAIN).sheets(hidden)))
                .containsExactly("spreadsheet.hidden-table", "旧名册");
    }

    @Test
    void a_roster_of_formulas_is_a_roster() throws IOException {
        String formulas = "<row r=\"%d\"><c r=\"A%d\" t=\"str\"><f>B!A1</f><v>%s</v></c><c r=\"B%d\" "
                + "t=\"str\"><f>B!B1</f><v>%s</v></c></row>";
        String nought = "<row r=\"4\"><c r=\"A4\"><f>B!A9</f><v>0</v></c><c r=\"B4\"><f>B!B9</f><v>0</v></c></row>";
        String failed = "<row r=\"5\"><c r=\"A5\" t=\"e\"><f>B!A9</f><v>#REF!</v></c><c r=\"B5\" "
                + "t=\"e\"><f>B!B9</f><v>#REF!</v></c></row>";
        TestTable table = read(
                row(1, "学号", "姓名"),
                formulas.formatted(2, 2, "1", 2, "甲"),
                formulas.formatted(3, 3, "2", 3, "乙"),
                nought,
                failed);
        assertThat(table.rows).containsExactly("2: 1 甲 ", "3: 2 乙 ");
        assertThat(remarks(table)).containsExactly("failed-rows[1, 5]");
    }

    @Test
    void a_roster_of_formulas_that_nobody_computed() throws IOException {
        assertThat(read(
                                row(1, "学号", "姓名"),
                                "<row r=\"2\"><c r=\"A2\"><f>B!A1</f></c><c r=\"B2\"><f>B!B1</f><v/></c></row>")
                        .rows)
                .hasSize(1);
        assertThat(refusal(workbook("<row r=\"1\"><c r=\"A1\"><f>B!A1</f></c><c r=\"B1\"><f>B!B1</f></c></row>")))
                .containsExactly("spreadsheet.never-computed");
    }

    @Test
    void an_empty_workbook_has_no_table() throws IOException {
        assertThat(refusal(workbook("")).get(0)).isEqualTo("spreadsheet.no-header");
        assertThat(refusal(new TestWorkbooks(TestWorkbooks.PLAIN).sheets()).get(0))
                .isEqualTo("spreadsheet.no-header");
    }
}

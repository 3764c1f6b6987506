package cn.redflower.platform.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we write opens again: marked copies and templates. */
class WrittenSheetsTest {

    private static final MarkedCopy.Labels LABELS = new MarkedCopy.Labels("问题", "（已隐去）");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("sheet");
    }

    @Test
    void a_marked_copy_keeps_every_cell_in_its_place_and_says_what_is_wrong() throws IOException {
        Files.writeString(file, "某校名册\n学号,姓名,中队,备注\n001,李𠮷,=1+1,+86\n002,,@x,-3\n合计,2\n", StandardCharsets.UTF_8);
        TestTable table = TestTable.read(file);
        List<MarkedCopy.Mark> marks = List.of(
                new MarkedCopy.Mark(4, "姓名", Level.ERROR, "缺姓名"),
                new MarkedCopy.Mark(4, "中队", Level.WARNING, "请核对"),
                new MarkedCopy.Mark(3, "学号", Level.WARNING, "请看"));

        List<List<String>> rows = copy(table, marks);

        assertThat(rows.get(0)).containsExactly("某校名册");
        assertThat(rows.get(1)).containsExactly("学号", "姓名", "中队", "备注", "问题");
        assertThat(rows.get(2)).containsExactly("001", "李𠮷", "=1+1", "+86", "请看");
        assertThat(rows.get(3)).containsExactly("002", null, "@x", "-3", "缺姓名\n请核对");
        assertThat(rows.get(4)).containsExactly("合计", "2");
        assertThat(part("xl/worksheets/sheet1.xml")).doesNotContain("<f>");
        assertThat(part("xl/styles.xml")).contains("FFC7CE").contains("FFEB9C");
    }

    @Test
    void a_marked_copy_leaves_merged_cells_that_make_no_sense() throws IOException {
        new TestWorkbooks(TestWorkbooks.PLAIN)
                .sheet(
                        TestWorkbooks.row(2, "1", "甲"),
                        "<mergeCells>" + "<mergeCell ref=\"A2:A3\"/>".repeat(3)
                                + "<mergeCell ref=\"A3:B3\"/><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>")
                .write(file);

        assertThat(copy(TestTable.read(file), List.of()).get(1)).containsExactly("1", "甲");
        assertThat(part("xl/worksheets/sheet1.xml"))
                .contains("<mergeCell ref=\"A2:A3\"/>")
                .doesNotContain("XFD", "A3:B3");
    }

    @Test
    void a_marked_copy_writes_numbers_as_they_were_shown_and_leaves_what_was_never_computed() throws IOException {
        new TestWorkbooks(TestWorkbooks.PLAIN)
                .part(
                        "xl/styles.xml",
                        "<styleSheet><numFmts><numFmt numFmtId=\"164\" "
                                + "formatCode=\"&quot;L&quot;0000\"/></numFmts><cellXfs><xf numFmtId=\"0\"/>"
                                + "<xf numFmtId=\"164\"/></cellXfs></styleSheet>")
                .sheet(
                        "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>7</v></c><c r=\"B2\"><f>A1</f></c><c "
                                + "r=\"C2\"><v>26300001</v></c></row>",
                        "")
                .write(file);

        assertThat(copy(TestTable.read(file), List.of()).get(1)).containsExactly("L0007", null, "26300001");
    }

    @Test
    void a_marked_copy_never_shows_again_what_must_not_be_kept() throws IOException {
        Files.writeString(file, "学号,姓名,身份证号\n001,甲,520000201501011234\n", StandardCharsets.UTF_8);
        TestTable table = TestTable.read(file);
        Path copy = folder.resolve("copy.xlsx");
        try (OutputStream out = Files.newOutputStream(copy)) {
            new MarkedCopy(new Spreadsheets(SpreadsheetProperties.defaults()))
                    .write(
                            file,
                            List.of(new MarkedCopy.Part(
                                    table.head,
                                    MarkedCopy.Marks.of(List.of()),
                                    (place, cell) -> place == 2 && cell.text().length() == 18)),
                            LABELS,
                            out);
        }
        assertThat(read(copy).get(1)).containsExactly("001", "甲", "（已隐去）");
    }

    @Test
    void a_template_has_drop_downs_and_can_be_read_as_an_empty_table() throws IOException {
        SheetTemplate template = new SheetTemplate(
                "名册",
                List.of(
                        new SheetTemplate.Column("学号", 14, "@", List.of(), true),
                        new SheetTemplate.Column("姓名", 10, null, List.of(), true),
                        new SheetTemplate.Column("性别", 6, null, List.of("男", "女"), false)),
                "填表说明",
                List.of("一、不要改表头。", "二、学号按文本填写。"),
                "选项");
        try (OutputStream out = Files.newOutputStream(folder.resolve("copy.xlsx"))) {
            template.write(out);
        }
        assertThat(part("xl/worksheets/sheet1.xml"))
                .contains("<dataValidation")
                .contains("type=\"list\"")
                .contains("$C$1:$C$2")
                .contains("&#x9009;&#x9879;")
                .doesNotContain("showDropDown=\"1\"")
                .doesNotContain("showDropDown=\"true\"");
        TestTable table = TestTable.read(folder.resolve("copy.xlsx"));
        assertThat(table.rows).isEmpty();
        assertThat(table.head.ignored()).containsExactly("性别");
    }

    private List<List<String>> copy(TestTable table, List<MarkedCopy.Mark> marks) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MarkedCopy(new Spreadsheets(SpreadsheetProperties.defaults()))
                .write(
                        file,
                        List.of(new MarkedCopy.Part(table.head, MarkedCopy.Marks.of(marks), (p, c) -> false)),
                        LABELS,
                        out);
        Path copy = Files.write(folder.resolve("copy.xlsx"), out.toByteArray());
        return read(copy);
    }

    private static List<List<String>> read(Path copy) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(copy.toFile())) {
            for (Row row : workbook.getFirstSheet().read()) {
                List<String> cells = new ArrayList<>();
                for (Cell cell : row) {
                    cells.add(cell == null || cell.getType() == CellType.EMPTY ? null : cell.getText());
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    private String part(String name) throws IOException {
        try (ZipFile zip = new ZipFile(folder.resolve("copy.xlsx").toFile())) {
            return new String(zip.getInputStream(new ZipEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

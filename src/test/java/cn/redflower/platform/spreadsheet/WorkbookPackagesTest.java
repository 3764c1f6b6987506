package cn.redflower.platform.spreadsheet;

import static cn.redflower.platform.spreadsheet.TestWorkbooks.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/**
 * A zipped workbook is read by what it needs to be read; what else lies in its package, and how its program writes it,
 * is nobody's business.
 */
class WorkbookPackagesTest {

    private static final List<String> PUPIL = List.of("2: 1 甲 三(1)中队");
    private static final String ROW = TestWorkbooks.row(2, "1", "甲", "三(1)中队");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("any.name");
    }

    private List<String> read(TestWorkbooks workbook) throws IOException {
        return TestTable.read(workbook.write(file)).rows;
    }

    @Test
    void parts_nobody_needs_may_hold_what_they_like() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        TestWorkbooks workbook = TestWorkbooks.honest(ROW)
                .part(
                        "customXml/item1.xml",
                        "<?xml version=\"1.0\" encoding=\"utf-16\"?><DataMashup>QUFB</DataMashup>"
                                .getBytes(StandardCharsets.UTF_16))
                .part("customXml/item2.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>")
                .part("customXml/item3.xml", "<a>".repeat(100_000))
                .part("customXml/item4.xml", "<a b=\"" + "x".repeat(3 << 20) + "\"/>")
                .part("xl/queryTables/queryTable1.xml", "<no end")
                .part("xl/drawings/drawing1.xml", noise)
                .part("docProps/thumbnail.jpeg", noise)
                .part("xl/embeddings/Microsoft_Excel_Sheet1.xlsx", noise)
                .part("xl/comments1.xml", "")
                .part("xl/model/item.data", noise);

        assertThat(read(workbook)).isEqualTo(PUPIL);
    }

    @Test
    void a_part_nobody_needs_is_not_unpacked_however_large() throws IOException {
        TestWorkbooks workbook =
                TestWorkbooks.honest(ROW).part("customXml/item1.xml", "<x>" + " ".repeat(3 << 20) + "</x>");
        SpreadsheetProperties small = new SpreadsheetProperties(
                DataSize.ofMegabytes(1),
                100,
                20,
                100,
                DataSize.ofMegabytes(1),
                10,
                DataSize.ofKilobytes(100),
                DataSize.ofKilobytes(100),
                10);

        assertThat(TestTable.read(workbook.write(file), small).rows).isEqualTo(PUPIL);
    }

    @Test
    void strict_open_xml_has_other_namespaces() throws IOException {
        UnaryOperator<String> strict =
                content -> content.replace(TestWorkbooks.MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
                        .replace(
                                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                                "http://purl.oclc.org/ooxml/officeDocument/relationships");
        TestWorkbooks workbook = TestWorkbooks.honest("<row r=\"2\">" + text("A2", "1")
                        + "<c r=\"B2\" t=\"s\"><v>0</v></c>" + text("C2", "三(1)中队") + "</row>")
                .related("<Relationship Id=\"r2\" "
                        + "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/sharedStrings\" "
                        + "Target=\"texts.xml\"/>")
                .part("xl/texts.xml", "<x:sst xmlns:x=\"" + TestWorkbooks.MAIN + "\"><x:si><x:t>甲</x:t></x:si></x:sst>")
                .part("xl/sharedStrings.xml", "<sst/>");

        assertThat(read(workbook.written(UnaryOperator.identity(), strict, StandardCharsets.UTF_8)))
                .isEqualTo(PUPIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void parts_may_be_written_in_utf_16(String charset) throws IOException {
        UnaryOperator<String> declared =
                content -> "UTF-16".equals(charset) ? "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + content : content;

        assertThat(read(TestWorkbooks.honest(ROW)
                        .written(UnaryOperator.identity(), declared, Charset.forName(charset))))
                .isEqualTo(PUPIL);
    }

    @Test
    void names_of_parts_differ_by_more_than_case_and_slashes() throws IOException {
        assertThat(read(TestWorkbooks.honest(ROW)
                        .written(
                                name -> name.toUpperCase(Locale.ROOT),
                                UnaryOperator.identity(),
                                StandardCharsets.UTF_8)))
                .isEqualTo(PUPIL);
        assertThat(read(TestWorkbooks.honest(ROW)
                        .written(name -> name.replace('/', '\\'), UnaryOperator.identity(), StandardCharsets.UTF_8)))
                .isEqualTo(PUPIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/xl/worksheets/sheet1.xml",
                "../xl/worksheets/sheet1.xml",
                "./worksheets/sheet1.xml",
                "worksheets\\sheet1.xml"
            })
    void parts_are_found_wherever_they_are_said_to_be(String target) throws IOException {
        TestWorkbooks workbook = TestWorkbooks.honest(ROW)
                .written(
                        UnaryOperator.identity(),
                        content -> content.replace("Target=\"worksheets/sheet1.xml\"", "Target=\"" + target + "\""),
                        StandardCharsets.UTF_8);

        assertThat(read(workbook)).isEqualTo(PUPIL);
    }

    @Test
    void the_package_may_be_the_only_one_to_say_where_the_workbook_is() throws IOException {
        TestWorkbooks workbook = TestWorkbooks.honest(ROW)
                .written(name -> name.replace("xl/", "book/"), UnaryOperator.identity(), StandardCharsets.UTF_8)
                .part(
                        "[Content_Types].xml",
                        "<Types><Default Extension=\"xml\" ContentType=\"" + TestWorkbooks.PLAIN + "\"/></Types>")
                .part(
                        "_rels/.rels",
                        "<Relationships><Relationship Id=\"r1\" "
                                + "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" "
                                + "Target=\"/book/workbook.xml\"/>"
                                + "</Relationships>");

        assertThat(read(workbook)).isEqualTo(PUPIL);
    }

    @Test
    void sheets_of_charts_hold_no_rows() throws IOException {
        TestWorkbooks workbook = TestWorkbooks.honest(ROW)
                .part("xl/chartsheets/sheet1.xml", "no xml")
                .part(
                        "xl/workbook.xml",
                        "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationsh"
                                + "ips\"><sheets><sheet name=\"图\" r:id=\"r2\"/>"
                                + "<sheet name=\"名册\" r:id=\"r1\"/></sheets></workbook>")
                .related("<Relationship Id=\"r2\" "
                        + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
                        + "/chartsheet\" Target=\"chartsheets/sheet1.xml\"/>");

        assertThat(read(workbook)).isEqualTo(PUPIL);
    }

    @Test
    void formulas_that_repeat_without_end_are_not_repeated_by_us() throws IOException {
        StringBuilder rows = new StringBuilder("<row r=\"2\"><c r=\"A2\"><f t=\"shared\" si=\"0\" ref=\"A2:A60000\">"
                + "A1+".repeat(10_000) + "1</f><v>1</v></c></row>");
        for (int row = 3; row < 20_000; row++) {
            rows.append("<row r=\"")
                    .append(row)
                    .append("\"><c r=\"A")
                    .append(row)
                    .append("\"><f t=\"shared\" si=\"0\"/><v>1</v></c></row>");
        }
        assertThat(TestTable.refusal(TestWorkbooks.honest(rows.toString()).write(file)))
                .isEqualTo("read");
    }
}

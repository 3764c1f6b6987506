package cn.redflower.platform.spreadsheet;

import static cn.redflower.platform.spreadsheet.TestWorkbooks.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Files that are no sheets, broken or made to do harm are refused with the sentence that helps, and cost little. */
class HostileFilesTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("roster.xlsx");
    }

    private String refusalOf(byte[] content) throws IOException {
        return TestTable.refusal(Files.write(file, content));
    }

    private String refusalOf(TestWorkbooks workbook) throws IOException {
        return TestTable.refusal(workbook.write(file));
    }

    @Test
    void an_empty_file() throws IOException {
        assertThat(refusalOf(new byte[0])).isEqualTo("[spreadsheet.empty]");
    }

    @Test
    void a_pdf_renamed() throws IOException {
        assertThat(refusalOf("%PDF-1.7\n%âãÏÓ\n1 0 obj".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("[spreadsheet.pdf]");
    }

    @Test
    void a_picture_and_other_bytes() throws IOException {
        assertThat(refusalOf(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13}))
                .isEqualTo("[spreadsheet.not-a-spreadsheet]");
        assertThat(refusalOf(new byte[] {1, 2, 3, 0, 0, 0})).isEqualTo("[spreadsheet.not-a-spreadsheet]");
    }

    @Test
    void a_web_page_under_the_name_of_a_workbook() throws IOException {
        assertThat(refusalOf("<html><table><tr><td>学号</td></tr></table></html>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("[spreadsheet.web-page]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n\n  <center><table><tr><td>学号</td></tr></table></center>",
                "<!-- saved --><table/>",
                "<?xml version=\"1.0\"?><Workbook/>",
                "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: "
                        + "text/html\n\n<html/>"
            })
    void pages_as_systems_write_them(String page) throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"), StandardCharsets.UTF_16)) {
            assertThat(refusalOf(page.getBytes(charset))).isEqualTo("[spreadsheet.web-page]");
        }
    }

    @Test
    void a_text_without_a_table() throws IOException {
        assertThat(refusalOf("今天天气很好".getBytes(StandardCharsets.UTF_8))).isEqualTo("[spreadsheet.no-header]");
    }

    @Test
    void a_header_that_lacks_a_column() throws IOException {
        assertThat(refusalOf("姓名,中队\n甲,一(1)中队".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("[spreadsheet.missing-columns]");
    }

    @Test
    void a_workbook_cut_short() throws IOException {
        byte[] whole = Files.readAllBytes(TestWorkbooks.honest("").write(folder.resolve("whole")));
        assertThat(refusalOf(Arrays.copyOf(whole, whole.length / 2))).isEqualTo("[spreadsheet.broken]");
    }

    @Test
    void a_zip_of_something_else() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
            zip.write("hello".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(TestTable.refusal(file)).isEqualTo("[spreadsheet.not-a-spreadsheet]");
    }

    @Test
    void a_workbook_with_macros() throws IOException {
        assertThat(refusalOf(new TestWorkbooks(TestWorkbooks.WITH_MACROS).sheet("", "")))
                .isEqualTo("[spreadsheet.macros]");
        assertThat(refusalOf(TestWorkbooks.honest("").part("xl/vbaProject.bin", "code")))
                .isEqualTo("[spreadsheet.macros]");
    }

    @Test
    void an_encrypted_workbook() throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(file)) {
            container.createDocument(new ByteArrayInputStream(new byte[600]), "EncryptedPackage");
            container.writeFilesystem(out);
        }
        assertThat(TestTable.refusal(file)).isEqualTo("[spreadsheet.encrypted]");
    }

    @Test
    void an_encrypted_workbook_of_the_old_format() throws IOException {
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            workbook.createSheet().createRow(0).createCell(0).setCellValue("学号");
            workbook.write(out);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        assertThat(TestTable.refusal(file)).isEqualTo("[spreadsheet.encrypted]");
    }

    @Test
    void external_entities() throws IOException {
        assertThat(refusalOf(TestWorkbooks.honest("")
                        .part(
                                "xl/sharedStrings.xml",
                                "<!DOCTYPE sst [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><sst xmlns=\""
                                        + TestWorkbooks.MAIN + "\"><si><t>&x;</t></si></sst>")))
                .isEqualTo("[spreadsheet.broken]");
    }

    @Test
    void a_bomb_that_unpacks_to_gigabytes() throws IOException {
        byte[] blanks = new byte[1 << 20];
        Arrays.fill(blanks, (byte) ' ');
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types>".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 500; i++) {
                zip.write("<a/>".getBytes(StandardCharsets.UTF_8));
                zip.write(blanks, 0, blanks.length / 2);
            }
            zip.write("</Types>".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(TestTable.refusal(file)).isEqualTo("[spreadsheet.unpacks-too-large]");
    }

    /** Where a bomb can lie in a workbook, and how it may look; whatever it is, it is named by its size. */
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "xl/worksheets/sheet1.xml, ' '",
        "xl/worksheets/sheet1.xml, x",
        "xl/worksheets/sheet1.xml, <a>",
        "xl/worksheets/sheet1.xml, <row/>",
        "xl/sharedStrings.xml, ' '",
        "xl/sharedStrings.xml, <si/>",
        "xl/sharedStrings.xml, x",
        "xl/styles.xml, <xf/>",
        "xl/workbook.xml, ' '",
        "xl/_rels/workbook.xml.rels, <a/>",
        "[Content_Types].xml, ' '"
    })
    void a_bomb_in_any_part_that_is_read(String part, String filling) throws IOException {
        Path honest = TestWorkbooks.honest("").write(folder.resolve("honest"));
        SpreadsheetProperties small = new SpreadsheetProperties(
                DataSize.ofMegabytes(1),
                100,
                20,
                100,
                DataSize.ofMegabytes(4),
                150,
                DataSize.ofKilobytes(100),
                DataSize.ofMegabytes(1),
                10);
        byte[] block = filling.repeat((2 << 20) / filling.length()).getBytes(StandardCharsets.UTF_8);
        try (ZipFile parts = new ZipFile(honest.toFile());
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (ZipEntry entry : Collections.list(parts.entries())) {
                String content = new String(parts.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                zip.putNextEntry(new ZipEntry(entry.getName()));
                int inside = content.lastIndexOf("</");
                zip.write(content.substring(0, inside).getBytes(StandardCharsets.UTF_8));
                zip.write(entry.getName().equals(part) ? block : new byte[0]);
                zip.write(content.substring(inside).getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(TestTable.refusal(file, small)).isEqualTo("[spreadsheet.unpacks-too-large]");
        assertThat(TestTable.refusal(lyingAboutSizes(file), small)).isEqualTo("[spreadsheet.unpacks-too-large]");
    }

    /** The same archive, whose directory says that every part is 100 bytes long. */
    private Path lyingAboutSizes(Path archive) throws IOException {
        byte[] content = Files.readAllBytes(archive);
        for (int i = 0; i + 46 < content.length; i++) {
            if (content[i] == 'P' && content[i + 1] == 'K' && content[i + 2] == 1 && content[i + 3] == 2) {
                Arrays.fill(content, i + 24, i + 28, (byte) 0);
                content[i + 24] = 100;
            }
        }
        return Files.write(folder.resolve("lying"), content);
    }

    @Test
    void an_archive_of_very_many_parts() throws IOException {
        TestWorkbooks workbook = TestWorkbooks.honest("");
        for (int i = 0; i < 3_000; i++) {
            workbook.part("xl/media/" + i, "");
        }
        assertThat(refusalOf(workbook)).isEqualTo("[spreadsheet.unpacks-too-large]");
    }

    @Test
    void archives_in_archives_are_no_workbook_or_no_part_of_one() throws IOException {
        byte[] inner = Files.readAllBytes(
                TestWorkbooks.honest("").part("a", "x".repeat(1 << 20)).write(folder.resolve("inner")));
        assertThat(refusalOf(TestWorkbooks.honest("").part("xl/worksheets/sheet1.xml", inner)))
                .isEqualTo("[spreadsheet.broken]");
        assertThat(refusalOf(TestWorkbooks.honest("").part("xl/embeddings/inner.zip", inner)))
                .isEqualTo("read");
    }

    @Test
    void a_part_that_runs_on_in_two_bytes_a_letter() throws IOException {
        String endless =
                "<sst xmlns=\"" + TestWorkbooks.MAIN + "\"><si><t>" + "\u3C00".repeat(700_000) + "</t></si></sst>";
        assertThat(refusalOf(TestWorkbooks.honest("")
                        .part("xl/sharedStrings.xml", endless.getBytes(StandardCharsets.UTF_16LE))))
                .isEqualTo("[spreadsheet.broken]");
        String attribute = "<sst a=\"" + "\u3C00".repeat(700_000) + "\"/>";
        assertThat(refusalOf(TestWorkbooks.honest("")
                        .part("xl/sharedStrings.xml", attribute.getBytes(StandardCharsets.UTF_16LE))))
                .isEqualTo("[spreadsheet.broken]");
        assertThat(refusalOf(TestWorkbooks.honest("")
                        .part("xl/sharedStrings.xml", attribute.getBytes(StandardCharsets.UTF_16BE))))
                .isEqualTo("[spreadsheet.broken]");
    }

    @Test
    void a_single_tag_that_never_ends() throws IOException {
        assertThat(refusalOf(TestWorkbooks.honest("<row r=\"2\" x=\"" + "a".repeat(3 << 20) + "\"></row>")))
                .isEqualTo("[spreadsheet.broken]");
    }

    @Test
    void elements_without_bottom() throws IOException {
        assertThat(refusalOf(TestWorkbooks.honest("<a>".repeat(100_000)))).isEqualTo("[spreadsheet.broken]");
    }

    @Test
    void addresses_that_no_sheet_has() throws IOException {
        assertThat(refusalOf(TestWorkbooks.honest("<row r=\"2\">" + text("ZZZZZZ2", "x") + "</row>")))
                .isEqualTo("[spreadsheet.broken]");
        assertThat(refusalOf(TestWorkbooks.honest("<row r=\"2\">" + text("9", "x") + "</row>")))
                .isEqualTo("[spreadsheet.broken]");
        assertThat(refusalOf(TestWorkbooks.honest("<row r=\"-5\">" + text("A2", "x") + "</row>")))
                .isEqualTo("[spreadsheet.broken]");
    }

    @Test
    void numbers_that_are_none_or_fill_the_memory() throws IOException {
        TestTable table = TestTable.read(
                TestWorkbooks.honest("<row r=\"2\"><c r=\"A2\"><v>1E999999999</v></c><c r=\"B2\"><v>abc</v></c></row>")
                        .write(file));
        assertThat(table.rows).containsExactly("2: #NUM! #VALUE! ");
    }

    @Test
    void a_text_number_that_points_nowhere() throws IOException {
        assertThat(refusalOf(TestWorkbooks.honest("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>77</v></c></row>")))
                .isEqualTo("[spreadsheet.broken]");
        assertThat(refusalOf(TestWorkbooks.honest("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2000000000</v></c></row>")))
                .isEqualTo("[spreadsheet.broken]");
        assertThat(refusalOf(TestWorkbooks.honest("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>99999999999999</v></c></row>")))
                .isEqualTo("[spreadsheet.broken]");
    }

    @Test
    void more_rows_columns_and_letters_than_allowed() throws IOException {
        SpreadsheetProperties few = new SpreadsheetProperties(
                DataSize.ofKilobytes(100),
                3,
                5,
                20,
                DataSize.ofMegabytes(1),
                100,
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(1),
                10);
        assertThat(TestTable.refusal(csv("学号,姓名\n1,甲\n2,乙\n3,丙"), few)).isEqualTo("[spreadsheet.too-many-rows]");
        assertThat(TestTable.refusal(csv("学号,姓名\n1,甲,,,,,7"), few)).isEqualTo("[spreadsheet.too-many-columns]");
        assertThat(TestTable.refusal(csv("学号,姓名\n1," + "长".repeat(21)), few)).isEqualTo("[spreadsheet.cell-too-long]");
        assertThat(TestTable.refusal(csv("学号,姓名\n1,\"" + "没有配对\n".repeat(40)), few))
                .isEqualTo("[spreadsheet.csv-quotes]");
        assertThat(TestTable.refusal(csv("学号,姓名\n1,\"甲\"乙\n2,丙\n"), few))
                .as("what stands behind a closing mark is neither dropped nor joined in silence")
                .isEqualTo("[spreadsheet.csv-quotes]");
        assertThat(TestTable.read(csv("学号,姓名\n1, \"甲\" \n2,乙\n")).rows)
                .as("spaces around the marks are some programs' way")
                .containsExactly("2: 1 甲 ", "3: 2 乙 ");
        for (String end : new String[] {"\n", "\r\n", "\r"}) {
            assertThat(TestTable.refusal(csv("学号,姓名\n1,\"甲\n2,乙\n3,丙\n".replace("\n", end)), few))
                    .as("the rows behind a mark that nothing closes would stand in one cell")
                    .isEqualTo("[spreadsheet.csv-quotes]");
        }
        assertThat(TestTable.refusal(csv("学号,姓名\n" + "1,甲\n".repeat(30_000)), few))
                .isEqualTo("[spreadsheet.too-large]");
        assertThat(TestTable.refusal(
                        TestWorkbooks.honest("<row r=\"2\">" + text("F2", "x") + "</row>")
                                .write(file),
                        few))
                .isEqualTo("[spreadsheet.too-many-columns]");
        assertThat(TestTable.refusal(
                        TestWorkbooks.honest("<row r=\"2\">" + text("A2", "x".repeat(21)) + "</row>")
                                .write(file),
                        few))
                .isEqualTo("[spreadsheet.cell-too-long]");
    }

    private Path csv(String content) throws IOException {
        return Files.writeString(file, content);
    }
}

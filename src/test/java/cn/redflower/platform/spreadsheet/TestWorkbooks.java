package cn.redflower.platform.spreadsheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Puts workbooks together part by part, honest ones and others. */
final class TestWorkbooks {

    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    static final String PLAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    static final String WITH_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";
    static final String HEADER = "<row r=\"1\">" + text("A1", "学号") + text("B1", "姓名") + text("C1", "中队") + "</row>";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    TestWorkbooks(String contentType) {
        part(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + contentType + "\"/>"
                        + "<Override PartName=\"/xl/sharedStrings.xml\" "
                        + "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedSt"
                        + "rings+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\" "
                        + "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+x"
                        + "ml\"/></Types>");
        workbook("");
        related("");
        part(
                "xl/styles.xml",
                "<styleSheet xmlns=\"" + MAIN
                        + "\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
        part("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\"><si><t>甲</t></si></sst>");
    }

    static TestWorkbooks honest(String rows) {
        return new TestWorkbooks(PLAIN).sheet(rows, "");
    }

    /** @param before what stands before the list of the one sheet */
    TestWorkbooks workbook(String before) {
        return part(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN
                        + "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">" + before
                        + "<sheets><sheet name=\"名册\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
    }

    /** @param more relationships of the workbook beside that to its one sheet */
    TestWorkbooks related(String more) {
        return part(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/>" + more + "</Relationships>");
    }

    /** Several sheets, each with its name, whether it is hidden, and its rows from the first. */
    TestWorkbooks sheets(Tab... tabs) {
        StringBuilder listed = new StringBuilder();
        StringBuilder related = new StringBuilder();
        for (int i = 1; i <= tabs.length; i++) {
            Tab tab = tabs[i - 1];
            listed.append("<sheet name=\"" + tab.name + "\" sheetId=\"" + i + "\" r:id=\"r" + i + "\""
                    + (tab.hidden ? " state=\"hidden\"" : "") + "/>");
            related.append("<Relationship Id=\"r" + i + "\" Target=\"worksheets/sheet" + i + ".xml\"/>");
            part(
                    "xl/worksheets/sheet" + i + ".xml",
                    "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + tab.rows + "</sheetData></worksheet>");
        }
        return part(
                        "xl/workbook.xml",
                        "<workbook xmlns=\"" + MAIN
                                + "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relatio"
                                + "nships\"><sheets>"
                                + listed + "</sheets></workbook>")
                .part(
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                + related + "</Relationships>");
    }

    /** One sheet of several. */
    record Tab(String name, boolean hidden, String rows) {}

    /** A row of texts from the first column on; null leaves a cell out. */
    static String row(int number, String... texts) {
        StringBuilder cells = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < texts.length; i++) {
            cells.append(texts[i] == null ? "" : text(CellReading.columnName(i) + number, texts[i]));
        }
        return cells.append("</row>").toString();
    }

    TestWorkbooks sheet(String rows, String after) {
        return part(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + HEADER + rows + "</sheetData>" + after
                        + "</worksheet>");
    }

    TestWorkbooks part(String name, String content) {
        return part(name, content.getBytes(StandardCharsets.UTF_8));
    }

    TestWorkbooks part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    /** The same parts as others would name and write them. */
    TestWorkbooks written(UnaryOperator<String> names, UnaryOperator<String> contents, Charset charset) {
        Map<String, byte[]> before = new LinkedHashMap<>(parts);
        parts.clear();
        before.forEach((name, content) -> part(
                names.apply(name),
                contents.apply(new String(content, StandardCharsets.UTF_8)).getBytes(charset)));
        return this;
    }

    Path write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return file;
    }

    static String text(String address, String text) {
        return "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }
}

package cn.redflower.hostile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Two hundred files that nobody should send, the same at every run: spoiled honest ones, and ones made to do harm. */
final class HostileFiles {

    private static final Path SAMPLES = Path.of("src/test/resources/samples");
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String LAUGHS = "<!DOCTYPE x [<!ENTITY a \"" + "ha".repeat(50) + "\">" + laughs() + "]>";

    private final Random random = new Random(1_013);
    private final List<File> files = new ArrayList<>();

    /** A file with the name that it pretends to have. */
    record File(String what, String name, byte[] content) {}

    static List<File> all() {
        HostileFiles made = new HostileFiles();
        try {
            made.spoiled();
            made.markup();
            made.archives();
            made.programs();
            made.old();
            made.texts();
            made.tables();
            made.strangers();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return made.files;
    }

    private void add(String what, String name, byte[] content) {
        files.add(new File(what, name, content));
    }

    /** Bits turned over and ends cut off, of every sample. */
    private void spoiled() throws IOException {
        List<String> samples = List.of(
                "roster-s001.xlsx",
                "roster-s002-messy.xlsx",
                "nominations-s001-q03.xlsx",
                "roster-s003.csv",
                "roster-s003-utf8bom.csv");
        for (int i = 0; i < 50; i++) {
            String name = samples.get(i % samples.size());
            byte[] content = Files.readAllBytes(SAMPLES.resolve(name));
            for (int flips = 1 << random.nextInt(9); flips > 0; flips--) {
                content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
            }
            add("bits turned over", name, content);
        }
        for (int i = 0; i < 20; i++) {
            String name = samples.get(i % samples.size());
            byte[] content = Files.readAllBytes(SAMPLES.resolve(name));
            add("cut off", name, Arrays.copyOf(content, random.nextInt(content.length)));
        }
    }

    /** Entities, depth and size in every part of a workbook that is parsed. */
    private void markup() throws IOException {
        Map<String, String> attacks = new LinkedHashMap<>();
        attacks.put("file by entity", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>|&e;");
        attacks.put("address by entity", "<!DOCTYPE x [<!ENTITY e SYSTEM \"http://127.0.0.1:9/x\">]>|&e;");
        attacks.put("a billion laughs", LAUGHS + "|&h;");
        attacks.put("outer definitions", "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">|x");
        attacks.put("depth", "|" + "<z>".repeat(20_000) + "</z>".repeat(20_000));
        attacks.put("a long attribute", "|<z y=\"" + "x".repeat(2_000_000) + "\"/>");
        attacks.put("no end", "|<z><![CDATA[");
        for (String part : List.of(
                "xl/worksheets/sheet1.xml",
                "xl/sharedStrings.xml",
                "xl/styles.xml",
                "xl/workbook.xml",
                "xl/_rels/workbook.xml.rels",
                "[Content_Types].xml")) {
            for (Map.Entry<String, String> attack : attacks.entrySet()) {
                Map<String, byte[]> parts = honest();
                String text = new String(parts.get(part), StandardCharsets.UTF_8);
                String before = attack.getValue().substring(0, attack.getValue().indexOf('|'));
                String inside = attack.getValue().substring(attack.getValue().indexOf('|') + 1);
                int end = text.lastIndexOf("</");
                parts.put(
                        part,
                        bytes("<?xml version=\"1.0\"?>" + before + text.substring(0, end) + inside
                                + text.substring(end)));
                add(attack.getKey() + " in " + part, "roster.xlsx", zip(parts));
            }
        }
    }

    private void archives() throws IOException {
        add("archive of nothing", "roster.xlsx", zip(Map.of()));
        Map<String, byte[]> many = honest();
        for (int i = 0; i < 20_000; i++) {
            many.put("xl/media/" + i, new byte[0]);
        }
        add("20,000 entries", "roster.xlsx", zip(many));
        add(
                "a sheet of 120 MB of blanks",
                "roster.xlsx",
                zip(with(honest(), "xl/worksheets/sheet1.xml", bytes(sheet(" ".repeat(120_000_000))))));
        add(
                "texts of 100 MB",
                "roster.xlsx",
                zip(with(
                        honest(),
                        "xl/sharedStrings.xml",
                        bytes("<sst xmlns=\"" + MAIN + "\"><si><t>" + "x".repeat(100_000_000) + "</t></si></sst>"))));
        byte[] inner = zip(Map.of("a", new byte[30_000_000]));
        add(
                "archives in archives",
                "roster.xlsx",
                zip(with(honest(), "xl/worksheets/sheet1.xml", zip(Map.of("b", zip(Map.of("c", inner)))))));
        for (String name : List.of(
                "../../../../tmp/evil",
                "/etc/passwd",
                "..\\..\\evil",
                "xl/../../evil",
                "xl\0/x",
                "C:\\evil",
                "x".repeat(60_000))) {
            add(
                    "entry called " + name.substring(0, Math.min(20, name.length())),
                    "roster.xlsx",
                    zip(with(honest(), name, bytes("evil"))));
        }
        byte[] plain = zip(honest());
        add("sizes that lie", "roster.xlsx", patched(plain, 0x02014b50, 24, 0xFFFFFFF0));
        add("sizes that lie in front", "roster.xlsx", patched(plain, 0x04034b50, 22, 0x7FFFFFFF));
        add("flag of encryption", "roster.xlsx", patched(plain, 0x02014b50, 8, 0x00080001));
        add("a method nobody knows", "roster.xlsx", patched(plain, 0x02014b50, 10, 0x00000063));
        add("offsets beyond the end", "roster.xlsx", patched(plain, 0x02014b50, 42, 0x7FFFFFFF));
        add("an end that lies", "roster.xlsx", patched(plain, 0x06054b50, 8, 0xFFFFFFFF));
        add("two archives", "roster.xlsx", RawHttp.join(plain, plain));
    }

    /** Macros, links, commands. */
    private void programs() throws IOException {
        Map<String, byte[]> macro = honest();
        macro.put("xl/vbaProject.bin", new byte[2_000]);
        add("macros under another name", "roster.xlsx", zip(macro));
        add(
                "macros by type",
                "roster.xlsx",
                zip(with(
                        honest(),
                        "[Content_Types].xml",
                        bytes(new String(honest().get("[Content_Types].xml"), StandardCharsets.UTF_8)
                                .replace("spreadsheetml.sheet.main+xml", "ms-excel.sheet.macroEnabled.main+xml")))));
        add("macro sheet", "roster.xlsx", zip(with(honest(), "xl/macrosheets/sheet1.xml", bytes("<macrosheet/>"))));
        add(
                "links to elsewhere",
                "roster.xlsx",
                zip(with(
                        honest(),
                        "xl/externalLinks/externalLink1.xml",
                        bytes("<externalLink><ddeLink ddeService=\"cmd\" ddeTopic=\"/c calc\"/></externalLink>"))));
        add(
                "relation to elsewhere",
                "roster.xlsx",
                zip(with(
                        honest(),
                        "xl/_rels/workbook.xml.rels",
                        bytes(new String(honest().get("xl/_rels/workbook.xml.rels"), StandardCharsets.UTF_8)
                                .replace("worksheets/sheet1.xml", "file:///etc/passwd\" TargetMode=\"External")))));
        add(
                "relation upwards",
                "roster.xlsx",
                zip(with(
                        honest(),
                        "xl/_rels/workbook.xml.rels",
                        bytes(new String(honest().get("xl/_rels/workbook.xml.rels"), StandardCharsets.UTF_8)
                                .replace("worksheets/sheet1.xml", "../../../../etc/passwd")))));
        add("program inside", "roster.xlsx", zip(with(honest(), "xl/embeddings/oleObject1.bin", bytes("MZ"))));
        add(
                "formulas",
                "roster.xlsx",
                zip(with(
                        honest(),
                        "xl/worksheets/sheet1.xml",
                        bytes(sheet(row(2, "<f>cmd|'/c calc'!A1</f><v>1</v>"))))));
        add(
                "formulas without end",
                "roster.xlsx",
                zip(with(
                        honest(),
                        "xl/worksheets/sheet1.xml",
                        bytes(sheet(row(2, "<f>" + "(".repeat(100_000) + "</f>"))))));
    }

    /** The format of before 2007: broken, encrypted, with macros. */
    private void old() throws IOException {
        byte[] honest;
        try (HSSFWorkbook book = new HSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            book.createSheet("名册").createRow(0).createCell(0).setCellValue("学号");
            book.write(out);
            honest = out.toByteArray();
        }
        for (int i = 0; i < 14; i++) {
            byte[] content = honest.clone();
            for (int flips = 1 << random.nextInt(9); flips > 0; flips--) {
                content[8 + random.nextInt(content.length - 8)] ^= (byte) (1 << random.nextInt(8));
            }
            add("bits turned over", "roster.xls", content);
        }
        add("cut off", "roster.xls", Arrays.copyOf(honest, 700));
        add("head only", "roster.xls", Arrays.copyOf(honest, 8));
        add(
                "encrypted",
                "roster.xlsx",
                compound(Map.of("EncryptedPackage", new byte[5_000], "EncryptionInfo", new byte[200])));
        add("macros", "roster.xls", compound(Map.of("Workbook", new byte[100], "_VBA_PROJECT_CUR", new byte[100])));
        add("a letter", "roster.xls", compound(Map.of("WordDocument", new byte[100])));
        byte[] chain = honest.clone();
        Arrays.fill(chain, 76, 512, (byte) 0);
        add("sectors in a circle", "roster.xls", chain);
    }

    private void texts() {
        add("nothing", "roster.csv", new byte[0]);
        add("NULs", "roster.csv", RawHttp.join(bytes("学号,姓名,中队\n1,a"), new byte[1_000], bytes(",三(1)中队\n")));
        add("a long line", "roster.csv", bytes("学号,姓名,中队\n" + "x".repeat(5_000_000)));
        add("a quote without end", "roster.csv", bytes("学号,姓名,中队\n\"" + "x,\n".repeat(500_000)));
        add("many columns", "roster.csv", bytes("学号,姓名,中队" + ",x".repeat(100_000) + "\n"));
        add("no GB18030", "roster.csv", RawHttp.join("学号,姓名,中队\n".getBytes(Charset.forName("GB18030")), new byte[] {
            (byte) 0x81, (byte) 0xFF, (byte) 0xFE, 0x30, (byte) 0x81, 10
        }));
        add("UTF-16", "roster.csv", "学号,姓名,中队\n1,甲,三(1)中队".getBytes(StandardCharsets.UTF_16));
        add("UTF-32", "roster.csv", "学号,姓名,中队\n1,甲,三(1)中队".getBytes(Charset.forName("UTF-32")));
        add("formulas", "roster.csv", bytes("学号,姓名,中队\n=cmd|'/c calc'!A1,@SUM(1),+1\n-1,\t=1,\r=2\n"));
        add(
                "lone surrogates",
                "roster.csv",
                RawHttp.join(
                        bytes("学号,姓名,中队\n1,"), new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, bytes(",三(1)中队\n")));
        add("half a million empty rows", "roster.csv", bytes("学号,姓名,中队\n" + "\n".repeat(500_000)));
        add("seventy thousand rows", "roster.csv", bytes("学号,姓名,中队\n" + "1,甲,三(1)中队\n".repeat(70_000)));
        add("only a header", "roster.csv", bytes("学号,姓名,中队"));
        add("directions turned over", "roster\u202Evsc.exe", bytes("学号,姓名,中队\n1,\u202E\u0007甲,三(1)中队\n"));
    }

    /** Sheets that are well-formed and absurd. */
    private void tables() throws IOException {
        StringBuilder wide = new StringBuilder();
        for (int i = 0; i < 16_384; i++) {
            wide.append("<c t=\"inlineStr\"><is><t>x</t></is></c>");
        }
        List<String> sheets = List.of(
                sheet("<row r=\"2\">" + wide + "</row>"),
                sheet("<row r=\"99999999999\"><c r=\"A99999999999\"><v>1</v></c></row>"),
                sheet("<row r=\"-5\"><c r=\"A-5\"><v>1</v></c></row>"),
                sheet("<row r=\"9\"><c r=\"A9\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\"><v>1</v></c></row>"),
                sheet("<row r=\"2\"><c r=\"ZZZZZZZZ2\"><v>1</v></c></row>"),
                sheet("<row r=\"2\"><c r=\"\"><v>1</v></c><c r=\"2A\"><v>1</v></c><c r=\"中\"><v>1</v></c></row>"),
                sheet(row(2, "<v>1e999999</v>")),
                sheet(row(2, "<v>NaN</v>")),
                sheet("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>999999999</v></c></row>"),
                sheet("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>-1</v></c></row>"),
                sheet("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>x</v></c></row>"),
                sheet("<row r=\"2\"><c r=\"A2\" t=\"d\"><v>0000-99-99</v></c></row>"),
                sheet("<row r=\"2\"><c r=\"A2\" s=\"999999999\"><v>1</v></c></row>"),
                sheet("<row r=\"2\"><c r=\"A2\" s=\"1\"><v>-1e300</v></c></row>"),
                sheet("<row r=\"2\"><c r=\"A2\" s=\"1\"><v>99999999999</v></c></row>"),
                sheet("<row r=\"2\"><c r=\"A2\" t=\"e\"><v>#REF!</v></c></row>"),
                sheet("<row r=\"2\"><c r=\"A2\" t=\"nonsense\"><v>1</v></c></row>"),
                sheet(row(2, "<is><t>&#x1;</t></is>")),
                sheet("<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>_x0000_a_xD800_</t></is></c></row>"),
                sheet("<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>" + "x".repeat(1_000_000)
                        + "</t></is></c></row>"),
                sheet("")
                        .replace(
                                "</worksheet>",
                                "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells></worksheet>"),
                sheet("")
                        .replace(
                                "</worksheet>",
                                "<mergeCells>" + "<mergeCell ref=\"A1:B2\"/>".repeat(50_000)
                                        + "</mergeCells></worksheet>"),
                sheet("")
                        .replace(
                                "</worksheet>",
                                "<mergeCells><mergeCell ref=\"B9:A1\"/><mergeCell "
                                        + "ref=\"x\"/></mergeCells></worksheet>"),
                "<worksheet xmlns=\"" + MAIN + "\"><sheetData/></worksheet>",
                "<other/>",
                "");
        for (int i = 0; i < sheets.size(); i++) {
            add(
                    "absurd sheet " + i,
                    "roster.xlsx",
                    zip(with(honest(), "xl/worksheets/sheet1.xml", bytes(sheets.get(i)))));
        }
    }

    private void strangers() throws IOException {
        byte[] honest = zip(honest());
        add("a workbook behind a picture", "roster.xlsx", RawHttp.join(bytes("GIF89a"), honest));
        add("a workbook behind a document", "roster.xlsx", RawHttp.join(bytes("%PDF-1.7\n"), honest));
        add("a program behind a workbook", "roster.xlsx", RawHttp.join(honest, bytes("MZ\u0090")));
        add("a page as a table", "roster.csv", bytes("<html><script>alert(1)</script></html>"));
        add("a workbook as a table", "../../roster.csv", honest);
        byte[] noise = new byte[20_000_000];
        random.nextBytes(noise);
        add("20 MB of noise", "roster.xlsx", noise);
        while (files.size() < 200) {
            byte[] some = new byte[random.nextInt(4_000)];
            random.nextBytes(some);
            add("noise", "roster.xls", some);
        }
    }

    private static String laughs() {
        StringBuilder entities = new StringBuilder();
        for (char c = 'b'; c <= 'h'; c++) {
            entities.append("<!ENTITY ")
                    .append(c)
                    .append(" \"")
                    .append(("&" + (char) (c - 1) + ";").repeat(10))
                    .append("\">");
        }
        return entities.toString();
    }

    private static Map<String, byte[]> honest() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                bytes("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override "
                        + "PartName=\"/xl/workbook.xml\" "
                        + "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml."
                        + "sheet.main+xml\"/></Types>"));
        parts.put(
                "xl/workbook.xml",
                bytes("<workbook xmlns=\"" + MAIN
                        + "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                        + "<sheet name=\"名册\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                bytes("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"));
        parts.put(
                "xl/styles.xml",
                bytes("<styleSheet xmlns=\"" + MAIN
                        + "\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"));
        parts.put("xl/sharedStrings.xml", bytes("<sst xmlns=\"" + MAIN + "\"><si><t>甲</t></si></sst>"));
        parts.put("xl/worksheets/sheet1.xml", bytes(sheet(row(2, "<v>1</v>"))));
        return parts;
    }

    private static String sheet(String rows) {
        return "<worksheet xmlns=\"" + MAIN + "\"><sheetData><row r=\"1\">" + cell("A1", "学号") + cell("B1", "姓名")
                + cell("C1", "中队") + cell("D1", "推荐理由") + "</row>" + rows + "</sheetData></worksheet>";
    }

    private static String row(int number, String inside) {
        return "<row r=\"" + number + "\"><c r=\"A" + number + "\">" + inside + "</c></row>";
    }

    private static String cell(String address, String text) {
        return "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static Map<String, byte[]> with(Map<String, byte[]> parts, String name, byte[] content) {
        parts.put(name, content);
        return parts;
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return out.toByteArray();
    }

    private static byte[] compound(Map<String, byte[]> streams) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (Map.Entry<String, byte[]> stream : streams.entrySet()) {
                files.createDocument(new ByteArrayInputStream(stream.getValue()), stream.getKey());
            }
            files.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    /** Writes four bytes at an offset from each place with this signature. */
    private static byte[] patched(byte[] archive, int signature, int offset, int value) {
        byte[] content = archive.clone();
        for (int i = 0; i + offset + 4 <= content.length; i++) {
            boolean here = true;
            for (int b = 0; b < 4; b++) {
                here &= content[i + b] == (byte) (signature >>> 8 * b);
            }
            for (int b = 0; here && b < 4; b++) {
                content[i + offset + b] = (byte) (value >>> 8 * b);
            }
        }
        return content;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

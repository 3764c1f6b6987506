package cn.redflower.platform.document;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.problem.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Whoever sends a file that is not taken is told what it is, and how to make one of it that is. */
class UnwantedFormatsTest {

    static Stream<Arguments> files() throws IOException {
        byte[] openDocument = WordFile.zip(Map.of("mimetype", bytes("x"), "content.xml", bytes("<x/>")));
        byte[] macros = WordFile.saying("x")
                .main("application/vnd.ms-word.document.macroEnabled.main+xml")
                .bytes();
        return Stream.of(
                file("事迹.doc", compound("WordDocument"), "旧版 Word 文档（.doc）", "另存为"),
                file("事迹.docx", compound("WordDocument"), "旧版 Word 文档（.doc）", "另存为"),
                file("事迹.wps", compound("WordDocument"), "WPS 文字文档（.wps）", "输出为 PDF"),
                file("名单.xls", compound("Workbook"), "表格文件", "另存为"),
                file("说明.ppt", compound("PowerPoint Document"), "演示文稿", "PDF"),
                file("事迹.docx", compound("EncryptedPackage"), "设有打开密码的文件", "去掉密码"),
                file("名单.et", compound("Other"), "表格文件", "PDF"),
                file("未知.bin", compound("Other"), ".bin 文件", "只接受 PDF、Word 文档（.docx）、JPG 和 PNG"),
                file("事迹.rtf", bytes("{\\rtf1\\ansi"), "RTF 文档", "另存为"),
                file("事迹.doc", bytes("{\\rtf1\\ansi"), "RTF 文档", "另存为"),
                file("IMG_1.HEIC", photo("heic"), "HEIC 照片", "兼容性最佳"),
                file("IMG_1.jpg", photo("mif1"), "HEIC 照片", "截屏"),
                file("a.avif", photo("avif"), "AVIF 图片", "截屏"),
                file("a.mov", photo("qt  "), "音频和视频", "截取画面"),
                file("a.gif", bytes("GIF89a"), "GIF 图片", "JPG"),
                file("a.webp", bytes("RIFF0000WEBPVP8 "), "WebP 图片", "JPG"),
                file("a.bmp", bytes("BM000"), "BMP 图片", "画图"),
                file("a.tif", bytes("II*\0"), "TIFF 图片", "JPG"),
                file("a.psd", bytes("8BPS"), "Photoshop 图片", "JPG"),
                file("a.svg", bytes("<?xml version=\"1.0\"?><svg>"), "SVG 图片", "JPG"),
                file("a.wav", bytes("RIFF0000WAVEfmt "), "音频和视频", "Word"),
                file("a.rar", bytes("Rar!\u001a"), "压缩包", "先解压"),
                file("a.7z", bytes("7z\u00bc\u00af"), "压缩包", "先解压"),
                file("a.zip", WordFile.zip(Map.of("a.jpg", new byte[3])), "压缩包", "先解压"),
                file("事迹.odt", openDocument, "OpenDocument 文档", "另存为"),
                file("名单.ods", openDocument, "表格文件", "PDF"),
                file("事迹.pages", WordFile.zip(Map.of("Index/Document.iwa", new byte[3])), "Pages 文稿", "导出"),
                file("通知.ofd", WordFile.zip(Map.of("OFD.xml", bytes("<x/>"))), "OFD 版式文件", "OFD 阅读器"),
                file("名单.xlsx", office("spreadsheetml.sheet"), "表格文件", "PDF"),
                file("说明.pptx", office("presentationml.presentation"), "演示文稿", "PDF"),
                file("模板.dotx", office("wordprocessingml.template"), "Word 模板", "另存为"),
                file("事迹.docm", macros, "带有宏", "另存为"),
                file("a.pdf", bytes("<html><body>"), "网页文件", "打印"),
                file("a.mht", bytes("MIME-Version: 1.0"), "网页文件", "打印"),
                file("说明.txt", "事迹".getBytes(StandardCharsets.UTF_8), "纯文本文件", "粘贴到 Word"),
                file("a.caj", bytes("CAJ\0"), "CAJ 文件", "PDF"),
                file("a.exe", bytes("MZ\u0090"), ".exe 文件", "只接受 PDF"),
                file("a.pdf", bytes("x"), "这种文件", "只接受 PDF"),
                file("没有后缀", bytes("x"), "这种文件", "只接受 PDF"));
    }

    private static Arguments file(String name, byte[] content, String format, String wayOut) {
        return Arguments.of(name, content, format, wayOut);
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_format_is_named_and_the_way_out_is_shown(String filename, byte[] content, String format, String wayOut) {
        String said = sentence(refusal(content, filename));
        assertThat(said)
                .contains(format)
                .contains(wayOut)
                .contains("不能上传")
                .doesNotContain("{")
                .doesNotContain("document.");
    }

    @Test
    void every_format_and_every_way_out_has_words() {
        for (UnwantedFormat format : UnwantedFormat.values()) {
            assertThat(sentence(format.refusal("a.xyz"))).contains("不能上传").doesNotContain("document.");
        }
        assertThat(sentence(UnwantedFormat.OTHER.refusal("a.\u202Egnp")))
                .as("an odd extension is not said again")
                .startsWith("这种文件");
    }

    @Test
    void a_file_of_a_kind_that_is_taken_is_not_named_here() {
        Stream<String> beginnings = Stream.of("%PDF-1.7", "\u00FF\u00D8\u00FF\u00E0", "\u0089PNG\r\n\u001a\n");
        assertThat(beginnings.map(beginning -> DocumentKind.of(bytes(beginning)).orElseThrow()))
                .containsExactly(DocumentKind.PDF, DocumentKind.JPEG, DocumentKind.PNG);
        assertThat(Arrays.stream(DocumentKind.values()).filter(WantedFile.SCAN::may))
                .as("stamped papers are scanned")
                .doesNotContain(DocumentKind.DOCX);
    }

    private static Refusal refusal(byte[] content, String filename) {
        return DocumentKind.of(content)
                .map(kind -> kind.against(content, filename).orElseThrow())
                .orElseGet(() -> UnwantedFormat.of(content, filename).refusal(filename));
    }

    private static String sentence(Refusal refusal) {
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasename("messages/document");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        return words.getMessage(refusal.code(), refusal.args().toArray(), Locale.CHINA);
    }

    private static byte[] office(String kind) {
        String type = "application/vnd.openxmlformats-officedocument." + kind + ".main+xml";
        byte[] types = bytes("<Types><Override PartName=\"/x.xml\" ContentType=\"" + type + "\"/></Types>");
        return WordFile.zip(Map.of("[Content_Types].xml", types));
    }

    private static byte[] photo(String brand) {
        return bytes("\0\0\0\u0018ftyp" + brand + "\0\0\0\0");
    }

    private static byte[] compound(String stream) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            files.createDocument(new ByteArrayInputStream(new byte[5_000]), stream);
            files.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

package cn.redflower.platform.document;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.problem.Refusal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/** Word texts are evidence like scans are; what would run, fetch or unpack something at the reader's is none. */
class WordTextsTest {

    @Test
    void a_text_with_pictures_fonts_notes_and_links_to_click_is_taken() {
        byte[] file = WordFile.saying("乐于助人")
                .with("word/media/image1.png", "\u0089PNG")
                .with("word/media/image2.emf", "emf")
                .with("word/fonts/font1.odttf", new byte[50])
                .with("word/printerSettings1.bin", new byte[30])
                .with("word/footnotes.xml", "<w:footnotes xmlns:w=\"w\"/>")
                .with("customXml/item1.xml", "<b/>")
                .related("hyperlink", "https://example.org/dde/", true)
                .related("hyperlink", "mailto:a@example.org", true)
                .bytes();
        assertThat(DocumentKind.of(file)).contains(DocumentKind.DOCX);
        assertThat(WordPackage.against(file, "事迹.docx")).isEmpty();
        byte[] strict = WordFile.of("")
                .with("word/document.xml", "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"/>")
                .bytes();
        assertThat(WordPackage.against(strict, "事迹.docx")).as("Strict Open XML").isEmpty();
        String link = "<w:p><w:instrText> HYPERLINK \"https://example.org/DDE\" </w:instrText></w:p>";
        assertThat(WordPackage.against(WordFile.of(link).bytes(), "事迹.docx")).isEmpty();
    }

    @Test
    void a_text_as_a_word_processor_saves_it_is_taken() throws Exception {
        byte[] file = new ClassPathResource("documents/deeds.docx").getContentAsByteArray();
        assertThat(WordPackage.against(file, "事迹.docx")).isEmpty();
    }

    static Stream<Arguments> faulty() {
        String start = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";
        String template = "<Relationship Type=\"x/attachedTemplate\" Target=\"x\" TargetMode=\"external\"/>";
        String cut = "<w:instrText>DDEA</w:instrText><w:r><w:instrText>UTO c</w:instrText></w:r>";
        String simple = "<w:fldSimple w:instr=\" dde cmd\"/>";
        String entity = "<!DOCTYPE d [<!ENTITY a \"b\">]>" + start + "&a;</w:document>";
        byte[] compound = HexFormat.of().parseHex("d0cf11e0a1b11ae1");
        return Stream.of(
                        file("macros").with("word/vbaProject.bin", new byte[9]),
                        file("macros").typed("application/vnd.ms-office.vbaProject"),
                        file("macros").main("application/vnd.ms-word.document.macroEnabled.main+xml"),
                        file("macros").related("vbaProject", "media/image1.png", false),
                        file("external").related("attachedTemplate", "http://example.org/t.dotm", true),
                        file("external").related("image", "file://host/x.png", true),
                        file("external").related("hyperlink", "\\\\host\\x", true),
                        file("external").related("hyperlink", "ms-msdt:/id", true),
                        file("external")
                                .with("word/_rels/settings.xml.rels", "<Relations>" + template + "</Relations>"),
                        file("embedded").with("word/embeddings/oleObject1.bin", new byte[9]),
                        file("embedded").with("word/embeddings/sheet.xlsx", new byte[9]),
                        file("embedded").related("oleObject", "media/image1.png", false),
                        file("embedded").related("control", "activeX/activeX1.xml", false),
                        file("embedded").related("aFChunk", "chunk.xml", false),
                        file("embedded").with("word/media/image1.png", "MZ\u0090"),
                        file("embedded").with("word/media/image1.jpg", "PK\u0003\u0004"),
                        file("embedded").with("word/printerSettings1.bin", compound),
                        file("embedded").with("setup.exe", new byte[9]),
                        file("embedded").with("word/header1.xml", "<w:p xmlns:w=\"w\">" + cut + "</w:p>"),
                        file("embedded").with("word/footer1.xml", "<w:p xmlns:w=\"w\">" + simple + "</w:p>"),
                        file("broken").with("word/document.xml", entity),
                        file("broken").with("word/document.xml", "<html/>"),
                        file("broken").with("word/document.xml", start),
                        file("broken").with("../evil.xml", "<x/>"),
                        file("too-large").with("word/document.xml", start + " ".repeat(30 << 20) + "</w:document>"),
                        file("too-large").with("word/media/image1.bmp", new byte[101 << 20]))
                .map(file -> Arguments.of(file.meant(), file));
    }

    private static WordFile file(String fault) {
        return WordFile.saying("x").meant(fault);
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void a_text_that_does_something_is_refused(String fault, WordFile file) {
        assertThat(codeOf(file.bytes())).isEqualTo("document.word." + fault);
    }

    @Test
    void an_archive_cut_off_or_full_of_parts_is_refused() {
        byte[] whole = WordFile.saying("x").bytes();
        assertThat(codeOf(Arrays.copyOf(whole, whole.length - 60))).isEqualTo("document.word.broken");
        WordFile many = WordFile.saying("x");
        for (int i = 0; i < 2_000; i++) {
            many.with("word/media/" + i + ".png", new byte[0]);
        }
        assertThat(codeOf(many.bytes())).isEqualTo("document.word.too-large");
        assertThat(codeOf(WordFile.zip(Map.of("a.txt", new byte[1]))))
                .as("no Word text at all")
                .isEqualTo("document.kind");
    }

    private static String codeOf(byte[] file) {
        return WordPackage.against(file, "事迹.docx").map(Refusal::code).orElseThrow();
    }
}

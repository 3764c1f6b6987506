package cn.redflower.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.core.io.ClassPathResource;

/** The Chinese font that is embedded, a subset a document. Parsing takes half a second and a parsed font is not shared between threads, so each thread keeps its own. */
final class PrintFont {

    /** Printed for a character that the font lacks: seen at once, and the page is made all the same. */
    private static final int MISSING = 0x3013;
    private static final ThreadLocal<PrintFont> OF_THREAD = ThreadLocal.withInitial(PrintFont::new);

    private final TrueTypeFont font;
    private final CmapLookup glyphs;

    private PrintFont() {
        try (InputStream in = new ClassPathResource("fonts/WenQuanYiZenHei.ttf").getInputStream()) {
            font = new TTFParser(true).parse(new RandomAccessReadBuffer(in));
            glyphs = font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PrintFont ofThread() {
        return OF_THREAD.get();
    }

    PDFont in(PDDocument document) throws IOException {
        return PDType0Font.load(document, font, true);
    }

    /** The text with 〓 for what cannot be printed. */
    String printable(String text) {
        return text.codePoints().map(c -> glyphs.getGlyphId(c) == 0 ? MISSING : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}

package cn.redflower.certificate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.core.io.ClassPathResource;

/**
 * The Chinese font that is embedded, a subset a document. A parsed font takes half a second and some 20 MB and serves one printer at a time:
 * take it, print, and close it for the next.
 */
final class PrintFont implements AutoCloseable {

    /** Printed for a character that the font lacks: seen at once, and the page is made all the same. */
    private static final int MISSING = 0x3013;
    private static final int KEPT = 2;
    private static final ConcurrentLinkedDeque<PrintFont> IDLE = new ConcurrentLinkedDeque<>();

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final boolean whole;

    private PrintFont(RandomAccessRead content, boolean whole) throws IOException {
        this.font = new TTFParser(true).parse(content);
        this.whole = whole;
        this.glyphs = font.getUnicodeCmapLookup();
    }

    static PrintFont take() throws IOException {
        PrintFont idle = IDLE.poll();
        if (idle != null) {
            return idle;
        }
        try (InputStream in = new ClassPathResource("fonts/WenQuanYiZenHei.ttf").getInputStream()) {
            return new PrintFont(new RandomAccessReadBuffer(in), true);
        }
    }

    /**
     * The font with these characters only. What a document costs grows with the font that it takes its subset from, and by far exceeds the
     * drawing of a page; so many small documents take theirs from a font of a few hundred characters.
     */
    PrintFont cut(IntStream characters) throws IOException {
        TTFSubsetter subsetter = new TTFSubsetter(font);
        int[] wanted = IntStream.concat(characters, IntStream.of(MISSING)).distinct().filter(this::has).toArray();
        if (IntStream.of(wanted).anyMatch(c -> c > Character.MAX_VALUE)) {
            // the subsetter cannot write such characters
            return this;
        }
        for (int character : wanted) {
            subsetter.add(character);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        subsetter.writeToStream(out);
        return new PrintFont(new RandomAccessReadBuffer(out.toByteArray()), false);
    }

    Embedded in(PDDocument document) throws IOException {
        return new Embedded(PDType0Font.load(document, font, true));
    }

    private boolean has(int character) {
        return glyphs.getGlyphId(character) != 0;
    }

    /** Gives it back. */
    @Override
    public void close() {
        if (whole && IDLE.size() < KEPT) {
            IDLE.push(this);
        }
    }

    /** The font in a document. */
    final class Embedded {

        private final PDFont inDocument;

        private Embedded(PDFont inDocument) {
            this.inDocument = inDocument;
        }

        PDFont font() {
            return inDocument;
        }

        /** The text with 〓 for what cannot be printed. */
        String printable(String text) {
            if (text.codePoints().allMatch(PrintFont.this::has)) {
                return text;
            }
            return text.codePoints().map(c -> has(c) ? c : MISSING).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        }
    }
}

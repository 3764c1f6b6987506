package cn.redflower.platform.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;
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

/** A parsed font. It serves one printer at a time, so it is taken from the idle ones and given back. */
final class Typeface {

    private final File file;
    private final TrueTypeFont font;
    private final CmapLookup glyphs;

    private Typeface(File file, RandomAccessRead content) throws IOException {
        this.file = file;
        this.font = new TTFParser(true).parse(content);
        this.glyphs = font.getUnicodeCmapLookup();
    }

    /** The fonts that are shipped, see {@code fonts/README.md}; in this order a character is looked for. */
    enum File {
        /** Takes half a second and some 20 MB. */
        EVERYDAY("WenQuanYiZenHei.ttf", 2, true),
        NAMES_IN_ITS_STYLE("NamesHei.ttf", 2, true),
        /** Has what the last one lacks too, and is opened in an instant. */
        RAREST("NamesSongMore.ttf", 1, false),
        /** Takes 30 MB and is needed once in some thousand names: idle, it is given up when memory is short. */
        RARE("NamesSong.ttf", 1, false);

        private final String name;
        private final int kept;
        private final boolean held;
        private final Deque<Object> idle = new ArrayDeque<>();

        File(String name, int kept, boolean held) {
            this.name = name;
            this.kept = kept;
            this.held = held;
        }

        Typeface take() throws IOException {
            Typeface kept = idle();
            if (kept != null) {
                return kept;
            }
            try (InputStream in = new ClassPathResource("fonts/" + name).getInputStream()) {
                return new Typeface(this, new RandomAccessReadBuffer(in));
            }
        }

        private synchronized Typeface idle() {
            while (!idle.isEmpty()) {
                Object next = idle.pop();
                Object found = next instanceof SoftReference<?> soft ? soft.get() : next;
                if (found != null) {
                    return (Typeface) found;
                }
            }
            return null;
        }

        private synchronized void back(Typeface typeface) {
            if (idle.size() < kept) {
                idle.push(held ? typeface : new SoftReference<>(typeface));
            }
        }
    }

    boolean has(int character) {
        return glyphs.getGlyphId(character) != 0;
    }

    /**
     * The font with these characters only. What a document costs grows with the font that it takes its subset from, and
     * by far exceeds the drawing of a page; so many small documents take theirs from a font of a few hundred
     * characters. Beyond the first plane, which the subsetter cannot write, it is the font itself.
     */
    Typeface cut(int[] characters) throws IOException {
        TTFSubsetter subsetter = new TTFSubsetter(font);
        for (int character : characters) {
            if (character > Character.MAX_VALUE) {
                return this;
            }
            subsetter.add(character);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        subsetter.writeToStream(out);
        return new Typeface(null, new RandomAccessReadBuffer(out.toByteArray()));
    }

    /** Embedded into a document, as a subset of what is written with it. */
    PDFont in(PDDocument document) throws IOException {
        return PDType0Font.load(document, font, true);
    }

    /** For the next printer. */
    void giveBack() {
        if (file != null) {
            file.back(this);
        }
    }
}

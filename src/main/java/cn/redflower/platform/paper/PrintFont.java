package cn.redflower.platform.paper;

import cn.redflower.platform.names.PrintableCharacters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * What is printed with: the everyday font, and beside it those for rare characters, each opened once it is needed. For
 * one printer at a time: take it, print, and close it for the next.
 */
public final class PrintFont implements AutoCloseable {

    private final Map<Typeface.File, Typeface> faces = new EnumMap<>(Typeface.File.class);
    private final boolean whole;

    private PrintFont(boolean whole) {
        this.whole = whole;
    }

    public static PrintFont take() {
        return new PrintFont(true);
    }

    /** The fonts with these characters only, for many small documents; not to be used once this is closed. */
    public PrintFont cut(IntStream characters) throws IOException {
        PrintFont small = new PrintFont(false);
        Map<Typeface.File, List<Integer>> wanted = new EnumMap<>(Typeface.File.class);
        for (int character : characters.distinct().toArray()) {
            Typeface.File file = fileOf(character);
            if (file != null) {
                wanted.computeIfAbsent(file, f -> new ArrayList<>()).add(character);
            }
        }
        for (Map.Entry<Typeface.File, List<Integer>> each : wanted.entrySet()) {
            small.faces.put(
                    each.getKey(),
                    face(each.getKey())
                            .cut(each.getValue().stream().mapToInt(c -> c).toArray()));
        }
        return small;
    }

    public Embedded in(PDDocument document) {
        return new Embedded(document);
    }

    private Typeface face(Typeface.File file) throws IOException {
        Typeface face = faces.get(file);
        if (face == null && whole) {
            face = file.take();
            faces.put(file, face);
        }
        return face;
    }

    /** The first font that has the character; null if none has. */
    private Typeface.File fileOf(int character) throws IOException {
        for (Typeface.File file : PrintableCharacters.has(character) ? Typeface.File.values() : new Typeface.File[0]) {
            Typeface face = face(file);
            if (face != null && face.has(character)) {
                return file;
            }
        }
        return null;
    }

    /** Gives them back. */
    @Override
    public void close() {
        if (whole) {
            faces.values().forEach(Typeface::giveBack);
        }
        faces.clear();
    }

    /** A piece of a text that is printed in one font. @param font null: no font has it, its place is left blank */
    record Run(PDFont font, String text) {

        float width(float size) throws IOException {
            return font == null
                    ? size * text.codePointCount(0, text.length())
                    : font.getStringWidth(text) / 1000 * size;
        }
    }

    /** The fonts in a document; only what is used gets into it. */
    public final class Embedded {

        private final PDDocument document;
        private final Map<Typeface.File, PDFont> fonts = new EnumMap<>(Typeface.File.class);

        private Embedded(PDDocument document) {
            this.document = document;
        }

        /** The text in pieces of one font each. */
        List<Run> runs(String text) throws IOException {
            List<Run> runs = new ArrayList<>(1);
            StringBuilder piece = new StringBuilder();
            Typeface.File before = null;
            for (int character : text.codePoints().toArray()) {
                Typeface.File file = fileOf(character);
                if (file != before && !piece.isEmpty()) {
                    runs.add(new Run(font(before), piece.toString()));
                    piece.setLength(0);
                }
                before = file;
                piece.appendCodePoint(character);
            }
            if (!piece.isEmpty()) {
                runs.add(new Run(font(before), piece.toString()));
            }
            return runs;
        }

        private PDFont font(Typeface.File file) throws IOException {
            if (file == null) {
                return null;
            }
            PDFont font = fonts.get(file);
            if (font == null) {
                font = face(file).in(document);
                fonts.put(file, font);
            }
            return font;
        }
    }
}

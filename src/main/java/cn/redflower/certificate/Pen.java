package cn.redflower.certificate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** Writes Chinese text onto a page: in one line that shrinks until it fits, or in lines broken anywhere as Chinese is. Points from the lower left corner. */
final class Pen {

    private static final String NOT_AT_THE_START = "，。；：、！？）》”’〕·";
    private static final String NOT_AT_THE_END = "（《“‘〔";

    private final PDPageContentStream page;
    private final PrintFont.Embedded font;

    Pen(PDPageContentStream page, PrintFont.Embedded font) {
        this.page = page;
        this.font = font;
    }

    float width(String text, float size) throws IOException {
        return font.font().getStringWidth(font.printable(text)) / 1000 * size;
    }

    /** The largest size up to {@code size} at which the text is no wider. */
    float fitting(String text, float size, float width) throws IOException {
        float natural = width(text, size);
        return natural <= width ? size : size * width / natural;
    }

    void write(String text, float x, float y, float size) throws IOException {
        page.beginText();
        page.setFont(font.font(), size);
        page.newLineAtOffset(x, y);
        page.showText(font.printable(text));
        page.endText();
    }

    void centred(String text, float middle, float y, float size, float width) throws IOException {
        float fits = fitting(text, size, width);
        write(text, middle - width(text, fits) / 2, y, fits);
    }

    void toTheRight(String text, float right, float y, float size) throws IOException {
        write(text, right - width(text, size), y, size);
    }

    /** Breaks a paragraph into lines; the first begins two characters in. */
    List<String> lines(String paragraph, float size, float width) throws IOException {
        return wrapped("　　" + paragraph, size, width);
    }

    /** Breaks a text into lines. What must not begin a line takes its neighbour along. */
    List<String> wrapped(String text, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        int[] characters = text.codePoints().toArray();
        int start = 0;
        float used = 0;
        for (int i = 0; i < characters.length; i++) {
            float wide = width(Character.toString(characters[i]), size);
            if (used + wide > width && i > start) {
                int end = i;
                while (end > start + 1 && !mayBreak(characters, end)) {
                    end--;
                }
                end = mayBreak(characters, end) ? end : i;
                lines.add(new String(characters, start, end - start));
                start = end;
                used = width(new String(characters, start, i - start), size);
            }
            used += wide;
        }
        lines.add(new String(characters, start, characters.length - start));
        return lines;
    }

    private static boolean mayBreak(int[] characters, int before) {
        return NOT_AT_THE_START.indexOf(characters[before]) < 0 && NOT_AT_THE_END.indexOf(characters[before - 1]) < 0;
    }
}

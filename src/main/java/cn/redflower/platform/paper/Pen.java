package cn.redflower.platform.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/**
 * Writes Chinese text onto a page, always within the width that it is given: in one line that shrinks, or in lines
 * broken anywhere as Chinese is. A character that no font has leaves a place to write it by hand. Points from the lower
 * left corner.
 */
public final class Pen {

    private static final String NOT_AT_THE_START = "，。；：、！？）》”’〕·";
    private static final String NOT_AT_THE_END = "（《“‘〔";
    private static final float RULE = 0.6f;
    /** Of a line's width, so that lines can be broken where they may be. */
    private static final float TO_SPARE = 0.93f;

    private final PDPageContentStream page;
    private final PrintFont.Embedded font;

    public Pen(PDPageContentStream page, PrintFont.Embedded font) {
        this.page = page;
        this.font = font;
    }

    /** Text as it fits a width. @param lines one, or more where one would be too small to read */
    public record Fitted(float size, List<String> lines) {}

    public float width(String text, float size) throws IOException {
        float width = 0;
        for (PrintFont.Run run : font.runs(text)) {
            width += run.width(size);
        }
        return width;
    }

    /** The largest size up to {@code size} at which the text is no wider. */
    public float fitting(String text, float size, float width) throws IOException {
        float natural = width(text, size);
        return natural <= width ? size : size * width / natural;
    }

    /**
     * In one line of a size between the two, else in as few lines as it takes, of much the same length and as large as
     * they can be.
     */
    public Fitted fitted(String text, float size, float smallest, float width) throws IOException {
        float one = fitting(text, size, width);
        if (one >= smallest) {
            return new Fitted(one, List.of(text));
        }
        float natural = width(text, 1);
        for (int count = 2; ; count++) {
            float large = Math.min(size, count * width / natural * TO_SPARE);
            if (large >= smallest) {
                // a character and a half more than its share, so that no line is left with the last one
                List<String> lines = wrapped(text, large, Math.min(width, natural * large / count + 1.5f * large));
                if (lines.size() <= count) {
                    return new Fitted(large, lines);
                }
            }
        }
    }

    public void write(String text, float x, float y, float size) throws IOException {
        float at = x;
        for (PrintFont.Run run : font.runs(text)) {
            float width = run.width(size);
            if (run.font() == null) {
                page.addRect(at + size * 0.06f, y - size * 0.14f, width - size * 0.12f, RULE);
                page.fill();
            } else {
                page.beginText();
                page.setFont(run.font(), size);
                page.newLineAtOffset(at, y);
                page.showText(run.text());
                page.endText();
            }
            at += width;
        }
    }

    public void centred(String text, float middle, float y, float size, float width) throws IOException {
        float fits = fitting(text, size, width);
        write(text, middle - width(text, fits) / 2, y, fits);
    }

    public void toTheRight(String text, float right, float y, float size) throws IOException {
        write(text, right - width(text, size), y, size);
    }

    /** Breaks a paragraph into lines; the first begins two characters in. */
    public List<String> lines(String paragraph, float size, float width) throws IOException {
        return wrapped("　　" + paragraph, size, width);
    }

    /** Breaks a text into lines. What must not begin a line takes its neighbour along. */
    public List<String> wrapped(String text, float size, float width) throws IOException {
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

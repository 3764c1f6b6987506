package cn.redflower.certificate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** Writes Chinese text onto a page: in one line that shrinks until it fits, or in lines broken anywhere as Chinese is. Points from the lower left corner. */
final class Pen {

    private static final String NOT_AT_THE_START = "，。；：、！？）》”’〕";

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
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder("　　");
        for (int c : paragraph.codePoints().toArray()) {
            String next = Character.toString(c);
            if (width(line + next, size) > width && NOT_AT_THE_START.indexOf(c) < 0) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(next);
        }
        lines.add(line.toString());
        return lines;
    }
}

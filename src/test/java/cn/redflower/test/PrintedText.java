package cn.redflower.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Where each character of a PDF's page is drawn, in points from the lower left corner. */
public final class PrintedText {

    /** A character's place: a square of its size around the baseline, as wide as it is. */
    public record Glyph(String text, float left, float right, float baseline, float size) {

        float bottom() {
            return baseline - size * 0.14f;
        }

        float top() {
            return baseline + size * 0.86f;
        }

        boolean overlaps(Glyph other) {
            return left < other.right - 0.5f
                    && other.left < right - 0.5f
                    && bottom() < other.top() - 0.5f
                    && other.bottom() < top() - 0.5f;
        }
    }

    private final List<Glyph> glyphs;

    private PrintedText(List<Glyph> glyphs) {
        this.glyphs = glyphs;
    }

    /** @param page from 0 */
    public static PrintedText of(PDDocument document, int page) {
        List<Glyph> found = new ArrayList<>();
        float height = document.getPage(page).getMediaBox().getHeight();
        try {
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    if (!text.getUnicode().isBlank()) {
                        float size = text.getFontSizeInPt()
                                * text.getTextMatrix().getScalingFactorX()
                                / text.getFontSizeInPt();
                        found.add(new Glyph(
                                text.getUnicode(),
                                text.getXDirAdj(),
                                text.getXDirAdj() + text.getWidthDirAdj(),
                                height - text.getYDirAdj(),
                                size));
                    }
                }
            };
            stripper.setStartPage(page + 1);
            stripper.setEndPage(page + 1);
            stripper.getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PrintedText(found);
    }

    /** All that is written, in the order of drawing. */
    public String text() {
        return String.join("", glyphs.stream().map(Glyph::text).toList());
    }

    public float smallest() {
        return (float) glyphs.stream().mapToDouble(Glyph::size).min().orElseThrow();
    }

    /** Nothing is drawn outside of this. */
    public PrintedText staysWithin(float left, float bottom, float right, float top) {
        assertThat(glyphs).isNotEmpty().allSatisfy(glyph -> {
            assertThat(glyph.left()).as("%s begins", glyph).isGreaterThanOrEqualTo(left - 0.1f);
            assertThat(glyph.right()).as("%s ends", glyph).isLessThanOrEqualTo(right + 0.1f);
            assertThat(glyph.bottom()).as("%s sits", glyph).isGreaterThanOrEqualTo(bottom - 0.1f);
            assertThat(glyph.top()).as("%s reaches", glyph).isLessThanOrEqualTo(top + 0.1f);
        });
        return this;
    }

    /** Nothing is drawn into this. */
    public PrintedText keepsClearOf(float left, float bottom, float right, float top) {
        assertThat(glyphs)
                .noneMatch(glyph ->
                        glyph.left() < right && glyph.right() > left && glyph.bottom() < top && glyph.top() > bottom);
        return this;
    }

    /** No character lies on another. */
    public PrintedText hasNoOverlaps() {
        for (int i = 0; i < glyphs.size(); i++) {
            for (int j = i + 1; j < glyphs.size(); j++) {
                assertThat(glyphs.get(i).overlaps(glyphs.get(j)))
                        .as("%s lies on %s", glyphs.get(i), glyphs.get(j))
                        .isFalse();
            }
        }
        return this;
    }
}

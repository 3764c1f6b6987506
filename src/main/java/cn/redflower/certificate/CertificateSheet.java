package cn.redflower.certificate;

import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** How a certificate or plaque is laid out: A4 across, measured in points from the lower left corner. */
final class CertificateSheet {

    private static final PDRectangle A4_ACROSS = new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());
    private static final Color RED = new Color(0xB3, 0x1E, 0x23);
    private static final Color GOLD = new Color(0xC9, 0x9A, 0x3B);
    private static final Color INK = new Color(0x22, 0x22, 0x22);
    private static final float MIDDLE = A4_ACROSS.getWidth() / 2;
    private static final float TEXT_WIDTH = 600;
    private static final float TEXT_LEFT = MIDDLE - TEXT_WIDTH / 2;
    private static final float BODY = 22;
    private static final float SMALLEST = 19;
    private static final float LINE = 42;
    private static final float QR_SIZE = 82;
    private static final float FOOTNOTE_LEFT = TEXT_LEFT + QR_SIZE + 10;
    private static final float SIGNATURE_WIDTH = 270;
    private static final float SIGNATURE_MIDDLE = TEXT_LEFT + TEXT_WIDTH - SIGNATURE_WIDTH / 2 + 10;
    private static final float FOOTNOTE_WIDTH = SIGNATURE_MIDDLE - SIGNATURE_WIDTH / 2 - FOOTNOTE_LEFT;
    private static final float DATE = 98;
    private static final float ISSUER_LINE = 27;

    private CertificateSheet() {
    }

    /** Adds the page. @param seal of the issuer, or null if it stamps by hand */
    static void draw(PDDocument document, CertificateText text, PrintFont.Embedded font, PDImageXObject qr, PDImageXObject seal) throws IOException {
        PDPage sheet = new PDPage(A4_ACROSS);
        document.addPage(sheet);
        try (PDPageContentStream page = new PDPageContentStream(document, sheet)) {
            frame(page);
            Pen pen = new Pen(page, font);
            head(page, pen, text);
            body(page, pen, text);
            signature(page, pen, text, seal);
            page.drawImage(qr, TEXT_LEFT - 2, 82, QR_SIZE, QR_SIZE);
            float y = 92 + 17 * (text.footnotes().size() - 1);
            for (String footnote : text.footnotes()) {
                pen.write(footnote, FOOTNOTE_LEFT, y, pen.fitting(footnote, 11, FOOTNOTE_WIDTH));
                y -= 17;
            }
        }
    }

    private static void head(PDPageContentStream page, Pen pen, CertificateText text) throws IOException {
        page.setNonStrokingColor(RED);
        pen.centred(text.title(), MIDDLE, 458, 54, TEXT_WIDTH);
        page.setStrokingColor(GOLD);
        page.setLineWidth(1.2f);
        for (int side : new int[] {-1, 1}) {
            page.moveTo(MIDDLE + side * 16, 432);
            page.lineTo(MIDDLE + side * 150, 432);
            page.stroke();
        }
        page.setNonStrokingColor(GOLD);
        star(page, MIDDLE, 432, 8);
    }

    private static void body(PDPageContentStream page, Pen pen, CertificateText text) throws IOException {
        page.setNonStrokingColor(INK);
        float y = 380;
        if (text.plaque()) {
            pen.centred(text.addressee(), MIDDLE, y, 28, TEXT_WIDTH);
            y -= LINE;
            pen.centred(text.citation(), MIDDLE, y, BODY, TEXT_WIDTH);
            y -= LINE;
        } else {
            addressee(pen, text.addressee(), y);
            y -= LINE;
            for (String line : pen.lines(text.citation(), BODY, TEXT_WIDTH)) {
                pen.write(line, TEXT_LEFT, y, BODY);
                y -= LINE;
            }
        }
        page.setNonStrokingColor(RED);
        pen.centred(text.award(), MIDDLE, y - 8, 34, TEXT_WIDTH);
        page.setNonStrokingColor(INK);
        y -= 56;
        if (text.plaque()) {
            pen.centred(text.closing(), MIDDLE, y, BODY, TEXT_WIDTH);
        } else {
            pen.write("　　" + text.closing(), TEXT_LEFT, y, BODY);
        }
    }

    /** In one line; in two, the name in its own, where one would be too small. */
    private static void addressee(Pen pen, String text, float y) throws IOException {
        int name = text.lastIndexOf('　') + 1;
        float size = pen.fitting(text, 24, TEXT_WIDTH);
        if (size >= SMALLEST || name == 0) {
            pen.write(text, TEXT_LEFT, y, size);
        } else {
            String place = text.substring(0, name).strip();
            pen.write(place, TEXT_LEFT, y + 20, pen.fitting(place, 20, TEXT_WIDTH));
            pen.write(text.substring(name), TEXT_LEFT, y - 10, 24);
        }
    }

    /** The issuers over the date, the seal over the last of them. */
    private static void signature(PDPageContentStream page, Pen pen, CertificateText text, PDImageXObject seal) throws IOException {
        if (seal != null) {
            Seal.stamp(seal, page, SIGNATURE_MIDDLE, DATE + ISSUER_LINE, DATE);
        }
        page.setNonStrokingColor(INK);
        float y = DATE + ISSUER_LINE * text.issuers().size();
        for (String issuer : text.issuers()) {
            pen.centred(issuer, SIGNATURE_MIDDLE, y, 18, SIGNATURE_WIDTH);
            y -= ISSUER_LINE;
        }
        pen.centred(text.date(), SIGNATURE_MIDDLE, DATE, 18, SIGNATURE_WIDTH);
    }

    private static void frame(PDPageContentStream page) throws IOException {
        border(page, RED, 6, 26);
        border(page, GOLD, 1.6f, 35);
        page.setLineWidth(1);
        page.setStrokingColor(GOLD);
        notched(page, 43, 16);
        page.setNonStrokingColor(RED);
        for (float x : new float[] {50, A4_ACROSS.getWidth() - 50}) {
            for (float y : new float[] {50, A4_ACROSS.getHeight() - 50}) {
                star(page, x, y, 6);
            }
        }
    }

    private static void border(PDPageContentStream page, Color color, float width, float inset) throws IOException {
        page.setStrokingColor(color);
        page.setLineWidth(width);
        page.addRect(inset, inset, A4_ACROSS.getWidth() - 2 * inset, A4_ACROSS.getHeight() - 2 * inset);
        page.stroke();
    }

    /** A frame whose corners are cut out round. */
    private static void notched(PDPageContentStream page, float inset, float notch) throws IOException {
        float left = inset;
        float bottom = inset;
        float right = A4_ACROSS.getWidth() - inset;
        float top = A4_ACROSS.getHeight() - inset;
        float bow = notch * 0.55f;
        page.moveTo(left + notch, bottom);
        page.lineTo(right - notch, bottom);
        page.curveTo(right - notch, bottom + bow, right - bow, bottom + notch, right, bottom + notch);
        page.lineTo(right, top - notch);
        page.curveTo(right - bow, top - notch, right - notch, top - bow, right - notch, top);
        page.lineTo(left + notch, top);
        page.curveTo(left + notch, top - bow, left + bow, top - notch, left, top - notch);
        page.lineTo(left, bottom + notch);
        page.curveTo(left + bow, bottom + notch, left + notch, bottom + bow, left + notch, bottom);
        page.stroke();
    }

    private static void star(PDPageContentStream page, float x, float y, float radius) throws IOException {
        for (int i = 0; i < 10; i++) {
            double angle = Math.PI / 2 + i * Math.PI / 5;
            float r = i % 2 == 0 ? radius : radius * 0.382f;
            float px = x + (float) Math.cos(angle) * r;
            float py = y + (float) Math.sin(angle) * r;
            if (i == 0) {
                page.moveTo(px, py);
            } else {
                page.lineTo(px, py);
            }
        }
        page.closePath();
        page.fill();
    }
}

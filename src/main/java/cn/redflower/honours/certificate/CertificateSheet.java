package cn.redflower.honours.certificate;

import cn.redflower.platform.paper.Pen;
import cn.redflower.platform.paper.PrintFont;
import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
    /** Below this an addressee or an award takes a line more. */
    private static final float SMALLEST = 19;

    private static final float SMALLEST_NAME = 17;
    private static final float TOP = 380;
    /** Where a body of more lines than usual begins, below the rule. */
    private static final float HIGHEST = 400;

    private static final float LOWEST = 186;
    /** As much closer than usual lines can come; beyond it they are written smaller too. */
    private static final float TIGHT = 0.8f;

    private static final float QR_SIZE = 82;
    private static final float FOOTNOTE_LEFT = TEXT_LEFT + QR_SIZE + 10;
    private static final float SIGNATURE_WIDTH = 270;
    private static final float SIGNATURE_MIDDLE = TEXT_LEFT + TEXT_WIDTH - SIGNATURE_WIDTH / 2 + 10;
    private static final float FOOTNOTE_WIDTH = SIGNATURE_MIDDLE - SIGNATURE_WIDTH / 2 - FOOTNOTE_LEFT;
    private static final float DATE = 98;
    private static final float ISSUER_LINE = 27;
    private static final float ISSUERS_HEIGHT = 4 * ISSUER_LINE;
    private static final float ISSUER = 18;
    private static final float SMALLEST_ISSUER = 12;

    private CertificateSheet() {}

    /** Adds the page. @param seal of the issuer, or null if it stamps by hand */
    static void draw(
            PDDocument document, CertificateText text, PrintFont.Embedded font, PDImageXObject qr, PDImageXObject seal)
            throws IOException {
        PDPage sheet = new PDPage(A4_ACROSS);
        document.addPage(sheet);
        try (PDPageContentStream page = new PDPageContentStream(document, sheet)) {
            frame(page);
            Pen pen = new Pen(page, font);
            head(page, pen, text);
            Signature signature = signature(pen, text);
            body(page, pen, text, Math.max(LOWEST, signature.top() + (text.plaque() ? 6 : -24)));
            sign(page, pen, signature, text.date(), seal);
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

    /** A line of the body. @param space from the line before; @param centred else it begins at the left */
    private record Line(String text, float size, float space, Color color, boolean centred) {}

    private static void body(PDPageContentStream page, Pen pen, CertificateText text, float lowest) throws IOException {
        List<Line> lines = new ArrayList<>();
        if (text.plaque()) {
            addTo(lines, addressee(pen, text.addressee(), 28), 0, INK, true);
            addTo(lines, pen.fitted(text.citation(), BODY, SMALLEST, TEXT_WIDTH), 42, INK, true);
        } else {
            addTo(lines, addressee(pen, text.addressee(), 24), 0, INK, false);
            addTo(lines, new Pen.Fitted(BODY, pen.lines(text.citation(), BODY, TEXT_WIDTH)), 42, INK, false);
        }
        addTo(lines, pen.fitted(text.award(), 34, SMALLEST, TEXT_WIDTH), 50, RED, true);
        addTo(
                lines,
                pen.fitted(text.plaque() ? text.closing() : "　　" + text.closing(), BODY, SMALLEST, TEXT_WIDTH),
                48,
                INK,
                text.plaque());
        float height = (float) lines.stream().mapToDouble(Line::space).sum();
        float y = Math.min(HIGHEST, Math.max(TOP, lowest + height));
        float closer = Math.min(1, (y - lowest) / height);
        float smaller = Math.min(1, closer / TIGHT);
        for (Line line : lines) {
            y -= line.space() * closer;
            float size = line.size() * smaller;
            page.setNonStrokingColor(line.color());
            pen.write(line.text(), line.centred() ? MIDDLE - pen.width(line.text(), size) / 2 : TEXT_LEFT, y, size);
        }
    }

    private static void addTo(List<Line> lines, List<Pen.Fitted> parts, float space, Color color, boolean centred) {
        for (Pen.Fitted part : parts) {
            addTo(lines, part, lines.isEmpty() ? space : part.size() * 1.4f, color, centred);
        }
    }

    private static void addTo(List<Line> lines, Pen.Fitted part, float space, Color color, boolean centred) {
        for (int i = 0; i < part.lines().size(); i++) {
            lines.add(new Line(part.lines().get(i), part.size(), i == 0 ? space : part.size() * 1.35f, color, centred));
        }
    }

    /** In one line; where that would be too small, the name stands below the school, as large as it can. */
    private static List<Pen.Fitted> addressee(Pen pen, String text, float size) throws IOException {
        int name = text.lastIndexOf('　') + 1;
        if (name == 0 || pen.fitting(text, size, TEXT_WIDTH) >= SMALLEST) {
            return List.of(pen.fitted(text, size, SMALLEST_NAME, TEXT_WIDTH));
        }
        return List.of(
                pen.fitted(text.substring(0, name).strip(), 20, 14, TEXT_WIDTH),
                pen.fitted(text.substring(name), size, SMALLEST_NAME, TEXT_WIDTH));
    }

    /** Who signs. @param line from one to the next, the date being the last */
    private record Signature(List<String> issuers, float size, float line) {

        float top() {
            return DATE + line * issuers.size() + size * 0.9f;
        }
    }

    private static Signature signature(Pen pen, CertificateText text) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String issuer : text.issuers()) {
            lines.addAll(
                    pen.fitted(issuer, ISSUER, SMALLEST_ISSUER, SIGNATURE_WIDTH).lines());
        }
        float line = Math.min(ISSUER_LINE, ISSUERS_HEIGHT / lines.size());
        return new Signature(lines, line * ISSUER / ISSUER_LINE, line);
    }

    /** The issuers over the date, the seal over the last of them. */
    private static void sign(PDPageContentStream page, Pen pen, Signature signature, String date, PDImageXObject seal)
            throws IOException {
        if (seal != null) {
            Seal.stamp(seal, page, SIGNATURE_MIDDLE, DATE + signature.line(), DATE);
        }
        page.setNonStrokingColor(INK);
        float y = DATE + signature.line() * signature.issuers().size();
        for (String issuer : signature.issuers()) {
            pen.centred(issuer, SIGNATURE_MIDDLE, y, signature.size(), SIGNATURE_WIDTH);
            y -= signature.line();
        }
        pen.centred(date, SIGNATURE_MIDDLE, DATE, signature.size(), SIGNATURE_WIDTH);
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

package cn.redflower.certificate;

import cn.redflower.problem.Problems;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;

/** Decisions as PDFs in the manner of official documents (党政机关公文): red head, number, title, text, issuer and date, and the lists as annexes over as many pages as they need. */
@Component
public class DecisionDocuments {

    private static final Color RED = new Color(0xC8, 0x10, 0x2E);
    private static final float LEFT = 79;
    private static final float RIGHT = Sheets.PAPER - 74;
    private static final float WIDTH = RIGHT - LEFT;
    private static final float TOP = Sheets.HEIGHT - 90;
    private static final float BOTTOM = 85;
    private static final float FOOT = 48;
    /** What issuer, date and seal need. */
    private static final float SIGNATURE = 135;
    private static final float SIGNATURE_MIDDLE = RIGHT - 132;
    private static final float TEXT = 16;
    private static final float ROW = 11;
    private static final float ROW_HEIGHT = 18;

    private final Seal seal;
    private final Problems texts;

    DecisionDocuments(Seal seal, Problems texts) {
        this.seal = seal;
        this.texts = texts;
    }

    /** Writes the document; leaves the stream open. */
    public void write(DecisionDocument decision, OutputStream out) throws IOException {
        try (PrintFont font = PrintFont.take(); PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle(decision.title());
            document.getDocumentCatalog().setLanguage("zh-CN");
            try (Sheets sheets = new Sheets(document, font.in(document), TOP, BOTTOM)) {
                letter(decision, sheets);
                int annex = 1;
                for (PrintedList attachment : decision.attachments()) {
                    annex(attachment, texts.text("certificate.decision.attachment", annex++, attachment.title()), sheets);
                }
                sheets.feet((number, pages) -> sheets.pen.centred(texts.text("certificate.decision.page", number),
                        Sheets.MIDDLE, FOOT, ROW, WIDTH));
            }
            document.save(out);
        }
    }

    private void letter(DecisionDocument decision, Sheets sheets) throws IOException {
        sheets.next();
        sheets.page.setNonStrokingColor(RED);
        sheets.pen.centred(decision.issuer(), Sheets.MIDDLE, TOP - 20, 40, WIDTH);
        sheets.page.setNonStrokingColor(Color.BLACK);
        sheets.pen.centred(decision.number() == null ? texts.text("certificate.decision.draft") : decision.number(), Sheets.MIDDLE, TOP - 66, TEXT, WIDTH);
        sheets.page.setStrokingColor(RED);
        sheets.page.setLineWidth(1.5f);
        sheets.page.moveTo(LEFT, TOP - 78);
        sheets.page.lineTo(RIGHT, TOP - 78);
        sheets.page.stroke();
        sheets.y = TOP - 124;
        sheets.pen.centred(decision.title(), Sheets.MIDDLE, sheets.y, 20, WIDTH);
        sheets.y -= 44;
        for (String paragraph : decision.paragraphs()) {
            for (String line : sheets.pen.lines(paragraph, TEXT, WIDTH)) {
                sheets.room(28);
                sheets.pen.write(line, LEFT, sheets.y, TEXT);
                sheets.y -= 28;
            }
        }
        sheets.room(SIGNATURE);
        sheets.y -= 62;
        float issuer = sheets.y;
        float date = sheets.y - 28;
        if (decision.number() != null) {
            Seal.stamp(seal.in(sheets.document), sheets.page, SIGNATURE_MIDDLE, issuer, date);
        }
        sheets.pen.centred(decision.issuer(), SIGNATURE_MIDDLE, issuer, TEXT, 2 * (RIGHT - SIGNATURE_MIDDLE));
        sheets.pen.centred(ChineseDate.of(decision.date()), SIGNATURE_MIDDLE, date, TEXT, 2 * (RIGHT - SIGNATURE_MIDDLE));
    }

    private void annex(PrintedList attachment, String title, Sheets sheets) throws IOException {
        sheets.next();
        sheets.pen.write(title, LEFT, sheets.y, sheets.pen.fitting(title, TEXT, WIDTH));
        sheets.y -= 30;
        row(attachment.head(), attachment.widths(), sheets);
        for (List<String> cells : attachment.rows()) {
            if (sheets.room(ROW_HEIGHT)) {
                row(attachment.head(), attachment.widths(), sheets);
            }
            row(cells, attachment.widths(), sheets);
        }
    }

    private static void row(List<String> cells, List<Float> widths, Sheets sheets) throws IOException {
        float x = LEFT;
        sheets.page.setStrokingColor(Color.GRAY);
        sheets.page.setLineWidth(0.5f);
        for (int i = 0; i < cells.size(); i++) {
            float width = WIDTH * widths.get(i);
            sheets.page.addRect(x, sheets.y - 5, width, ROW_HEIGHT);
            sheets.page.stroke();
            String cell = cells.get(i) == null ? "" : cells.get(i);
            if (!cell.isEmpty()) {
                sheets.pen.write(cell, x + 4, sheets.y, sheets.pen.fitting(cell, ROW, width - 8));
            }
            x += width;
        }
        sheets.y -= ROW_HEIGHT;
    }
}

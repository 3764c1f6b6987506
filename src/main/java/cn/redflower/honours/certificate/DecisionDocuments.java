package cn.redflower.honours.certificate;

import cn.redflower.platform.names.Characters;
import cn.redflower.platform.names.PrintableCharacters;
import cn.redflower.platform.paper.Pen;
import cn.redflower.platform.paper.PrintFont;
import cn.redflower.platform.paper.Sheets;
import cn.redflower.platform.problem.Problems;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;

/**
 * Decisions as PDFs in the manner of official documents (党政机关公文): red head, number, title, text, issuer and date, and
 * the lists as annexes over as many pages as they need.
 */
@Component
public class DecisionDocuments {

    private static final Color RED = new Color(0xC8, 0x10, 0x2E);
    private static final float LEFT = 79;
    private static final float RIGHT = Sheets.PAPER - 74;
    private static final float WIDTH = RIGHT - LEFT;
    /** What is centred on the paper keeps to both margins, which differ. */
    private static final float CENTRED = 2 * (Sheets.MIDDLE - LEFT);

    private static final float TOP = Sheets.HEIGHT - 90;
    private static final float BOTTOM = 85;
    private static final float FOOT = 48;
    /** What issuer, date and seal need. */
    private static final float SIGNATURE = 135;

    private static final float SIGNATURE_MIDDLE = RIGHT - 132;
    private static final float TEXT = 16;
    private static final float ROW = 11;
    private static final float ROW_HEIGHT = 18;
    private static final float SMALLEST_ROW = 8.5f;
    private static final float CELL_LINE = 1.2f;
    private static final float TITLE = 20;
    private static final float SMALLEST_TITLE = 16;
    private static final float SMALLEST_ISSUER = 12;

    private final Seal seal;
    private final Problems texts;

    DecisionDocuments(Seal seal, Problems texts) {
        this.seal = seal;
        this.texts = texts;
    }

    /** Writes the document; leaves the stream open. */
    public void write(DecisionDocument decision, OutputStream out) throws IOException {
        try (PrintFont font = PrintFont.take();
                PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle(decision.title());
            document.getDocumentCatalog().setLanguage("zh-CN");
            try (Sheets sheets = new Sheets(document, font.in(document), TOP, BOTTOM)) {
                letter(decision, sheets);
                int annex = 1;
                for (PrintedList attachment : decision.attachments()) {
                    annex(
                            attachment,
                            texts.text("certificate.decision.attachment", annex++, attachment.title()),
                            sheets);
                }
                sheets.feet((number, pages) -> sheets.pen.centred(
                        texts.text("certificate.decision.page", number), Sheets.MIDDLE, FOOT, ROW, CENTRED));
            }
            document.save(out);
        }
    }

    private void letter(DecisionDocument decision, Sheets sheets) throws IOException {
        sheets.next();
        sheets.page.setNonStrokingColor(RED);
        sheets.pen.centred(decision.issuer(), Sheets.MIDDLE, TOP - 20, 40, CENTRED);
        sheets.page.setNonStrokingColor(Color.BLACK);
        sheets.pen.centred(
                decision.number() == null ? texts.text("certificate.decision.draft") : decision.number(),
                Sheets.MIDDLE,
                TOP - 66,
                TEXT,
                CENTRED);
        sheets.page.setStrokingColor(RED);
        sheets.page.setLineWidth(1.5f);
        sheets.page.moveTo(LEFT, TOP - 78);
        sheets.page.lineTo(RIGHT, TOP - 78);
        sheets.page.stroke();
        sheets.y = TOP - 124;
        Pen.Fitted title = sheets.pen.fitted(decision.title(), TITLE, SMALLEST_TITLE, CENTRED);
        for (String line : title.lines()) {
            sheets.pen.centred(line, Sheets.MIDDLE, sheets.y, title.size(), CENTRED);
            sheets.y -= title.size() * 1.6f;
        }
        sheets.y -= 44 - TITLE * 1.6f;
        for (String paragraph : decision.paragraphs()) {
            for (String line : sheets.pen.lines(paragraph, TEXT, WIDTH)) {
                sheets.room(28);
                sheets.pen.write(line, LEFT, sheets.y, TEXT);
                sheets.y -= 28;
            }
        }
        float width = 2 * (RIGHT - SIGNATURE_MIDDLE);
        Pen.Fitted issuer = sheets.pen.fitted(decision.issuer(), TEXT, SMALLEST_ISSUER, width);
        float above = (issuer.lines().size() - 1) * issuer.size() * 1.4f;
        sheets.room(SIGNATURE + above);
        sheets.y -= 62 + above;
        float date = sheets.y - 28;
        if (decision.number() != null) {
            Seal.stamp(seal.in(sheets.document), sheets.page, SIGNATURE_MIDDLE, sheets.y, date);
        }
        float y = sheets.y + above;
        for (String line : issuer.lines()) {
            sheets.pen.centred(line, SIGNATURE_MIDDLE, y, issuer.size(), width);
            y -= issuer.size() * 1.4f;
        }
        sheets.pen.centred(ChineseDate.of(decision.date()), SIGNATURE_MIDDLE, date, TEXT, width);
    }

    private void annex(PrintedList attachment, String title, Sheets sheets) throws IOException {
        sheets.next();
        sheets.pen.write(title, LEFT, sheets.y, sheets.pen.fitting(title, TEXT, WIDTH));
        sheets.y -= 30;
        Row head = row(attachment.head(), attachment.widths(), sheets);
        draw(head, attachment.widths(), sheets);
        List<String> blanks = new ArrayList<>();
        for (List<String> cells : attachment.rows()) {
            Row row = row(cells, attachment.widths(), sheets);
            if (sheets.room(row.height())) {
                draw(head, attachment.widths(), sheets);
            }
            draw(row, attachment.widths(), sheets);
            List<String> missing = PrintableCharacters.missingIn(Characters.ordinary(String.join("", cells)));
            if (!missing.isEmpty()) {
                blanks.add(texts.text("certificate.decision.blank", cells.get(0), String.join("、", missing)));
            }
        }
        if (!blanks.isEmpty()) {
            note(texts.text("certificate.decision.blanks", String.join("；", blanks)), sheets);
        }
    }

    /** Below a list: which places have to be written by hand. */
    private static void note(String text, Sheets sheets) throws IOException {
        sheets.y -= ROW_HEIGHT / 2;
        for (String line : sheets.pen.wrapped(text, ROW, WIDTH)) {
            sheets.room(0);
            sheets.pen.write(line, LEFT, sheets.y, ROW);
            sheets.y -= ROW_HEIGHT;
        }
    }

    /** A row of a list with its cells as they fit. */
    private record Row(List<Pen.Fitted> cells) {

        float height() {
            return (float) cells.stream()
                    .mapToDouble(cell -> ROW_HEIGHT + (cell.lines().size() - 1) * cell.size() * CELL_LINE)
                    .max()
                    .orElse(ROW_HEIGHT);
        }
    }

    private static Row row(List<String> texts, List<Float> widths, Sheets sheets) throws IOException {
        List<Pen.Fitted> cells = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i) == null ? "" : Characters.ordinary(texts.get(i));
            cells.add(sheets.pen.fitted(text, ROW, SMALLEST_ROW, WIDTH * widths.get(i) - 8));
        }
        return new Row(cells);
    }

    private static void draw(Row row, List<Float> widths, Sheets sheets) throws IOException {
        float x = LEFT;
        float height = row.height();
        sheets.page.setStrokingColor(Color.GRAY);
        sheets.page.setLineWidth(0.5f);
        for (int i = 0; i < row.cells().size(); i++) {
            float width = WIDTH * widths.get(i);
            sheets.page.addRect(x, sheets.y - 5 - (height - ROW_HEIGHT), width, height);
            sheets.page.stroke();
            Pen.Fitted cell = row.cells().get(i);
            float y = sheets.y;
            for (String line : cell.lines()) {
                sheets.pen.write(line, x + 4, y, cell.size());
                y -= cell.size() * CELL_LINE;
            }
            x += width;
        }
        sheets.y -= height;
    }
}

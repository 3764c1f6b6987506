package cn.redflower.honours.certificate;

import cn.redflower.platform.paper.PrintFont;
import cn.redflower.platform.paper.Sheets;
import cn.redflower.platform.problem.Problems;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.springframework.stereotype.Component;

/**
 * Recommendation forms as PDFs: A4 upright, a list over as many pages as it needs, reasons of any length in full, and
 * room for signatures and the seal. Every page says which list it is of, for people and for telephones.
 */
@Component
public class RecommendationForms {

    private static final float LEFT = 50;
    private static final float RIGHT = Sheets.PAPER - 50;
    private static final float WIDTH = RIGHT - LEFT;
    private static final float TOP = Sheets.HEIGHT - 64;
    private static final float BOTTOM = 100;
    private static final float TITLE = 18;
    private static final float SMALLEST_TITLE = 15;
    private static final float TEXT = 11;
    private static final float LINE = 18;
    private static final float CELL = 10.5f;
    private static final float CELL_LINE = 15;
    private static final float INSIDE = 4;
    /** A row is not begun for less at the foot of a page. */
    private static final int FEWEST_LINES = 3;
    /** A seal is 42 mm across at most. */
    private static final float SIGNATURES = 150;

    private static final float RUNNING_HEAD = Sheets.HEIGHT - 44;
    private static final float CODE = 52;
    private static final float SMALL = 8;
    private static final Color FAINT = new Color(0x55, 0x55, 0x55);

    private final Problems texts;

    RecommendationForms(Problems texts) {
        this.texts = texts;
    }

    /** Writes the form; leaves the stream open. */
    public void write(RecommendationForm form, OutputStream out) throws IOException {
        try (PrintFont font = PrintFont.take();
                PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle(form.title());
            document.getDocumentCatalog().setLanguage("zh-CN");
            try (Sheets sheets = new Sheets(document, font.in(document), TOP, BOTTOM)) {
                head(form, sheets);
                for (PrintedList list : form.lists()) {
                    table(list, sheets);
                }
                signatures(form, sheets);
                PDImageXObject code = VerificationCode.of(form.address()).in(document);
                sheets.feet((number, pages) -> {
                    foot(form, code, texts.text("certificate.form.page", number, pages), sheets);
                    if (number > 1) {
                        sheets.pen.centred(form.title(), Sheets.MIDDLE, RUNNING_HEAD, SMALL, WIDTH);
                    }
                });
            }
            document.save(out);
        }
    }

    private static void head(RecommendationForm form, Sheets sheets) throws IOException {
        sheets.next();
        float size = Math.max(SMALLEST_TITLE, sheets.pen.fitting(form.title(), TITLE, WIDTH));
        for (String line : lines(sheets, form.title(), size, WIDTH)) {
            sheets.pen.centred(line, Sheets.MIDDLE, sheets.y, size, WIDTH);
            sheets.y -= size * 1.5f;
        }
        sheets.y -= 4;
        for (String fact : form.facts()) {
            for (String line : lines(sheets, fact, TEXT, WIDTH)) {
                sheets.pen.write(line, LEFT, sheets.y, TEXT);
                sheets.y -= LINE;
            }
        }
    }

    private void table(PrintedList list, Sheets sheets) throws IOException {
        sheets.room(LINE + 2 * height(FEWEST_LINES));
        sheets.y -= 6;
        sheets.pen.write(list.title(), LEFT, sheets.y, TEXT);
        sheets.y -= 7;
        rowOf(list, list.head(), sheets).whole();
        for (List<String> cells : list.rows()) {
            rowOf(list, cells, sheets).overPages();
        }
        sheets.y -= 14;
    }

    private Row rowOf(PrintedList list, List<String> cells, Sheets sheets) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            lines.add(lines(sheets, cells.get(i), CELL, WIDTH * list.widths().get(i) - 2 * INSIDE));
        }
        return new Row(list, lines, sheets);
    }

    /** Broken where the text itself ends a line, and where the width ends. */
    private static List<String> lines(Sheets sheets, String text, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String paragraph : (text == null ? "" : text.strip()).split("\\R")) {
            lines.addAll(sheets.pen.wrapped(paragraph.replaceAll("\\p{Cntrl}", " "), size, width));
        }
        return lines;
    }

    private static float height(int lines) {
        return lines * CELL_LINE + 2 * INSIDE;
    }

    /** A row of a table: its cells broken into lines, drawn from the pen's place down. */
    private final class Row {

        private final PrintedList list;
        private final List<List<String>> cells;
        private final Sheets sheets;
        private final int lines;

        Row(PrintedList list, List<List<String>> cells, Sheets sheets) {
            this.list = list;
            this.cells = cells;
            this.sheets = sheets;
            this.lines = cells.stream().mapToInt(List::size).max().orElse(1);
        }

        void whole() throws IOException {
            part(0, lines);
        }

        /**
         * On the page if it fits; what doesn't goes on under the head on the next one, with all that is short said
         * again.
         */
        void overPages() throws IOException {
            int from = 0;
            while (from < lines) {
                int fitting = (int) ((sheets.left() - 2 * INSIDE) / CELL_LINE);
                if (fitting < Math.min(lines - from, FEWEST_LINES)) {
                    sheets.next();
                    rowOf(list, list.head(), sheets).whole();
                } else {
                    int until = Math.min(lines, from + fitting);
                    part(from, until);
                    from = until;
                }
            }
        }

        private void part(int from, int until) throws IOException {
            float height = height(until - from);
            float x = LEFT;
            for (int i = 0; i < cells.size(); i++) {
                float width = WIDTH * list.widths().get(i);
                box(sheets, x, sheets.y - height, width, height);
                List<String> cell = cells.get(i);
                boolean again = from > 0 && cell.size() <= from;
                float y = sheets.y - INSIDE - CELL_LINE + 4;
                for (String line : again
                        ? cell.subList(0, Math.min(cell.size(), until - from))
                        : cell.subList(from, Math.min(cell.size(), until))) {
                    sheets.pen.write(line, x + INSIDE, y, CELL);
                    y -= CELL_LINE;
                }
                if (again && i == 0 && until - from > cell.size()) {
                    String continued = texts.text("certificate.form.continued");
                    sheets.pen.write(continued, x + INSIDE, y, sheets.pen.fitting(continued, CELL, width - 2 * INSIDE));
                }
                x += width;
            }
            sheets.y -= height;
        }
    }

    /** The organ's opinion over the places for signatures and seal, all on one page. */
    private void signatures(RecommendationForm form, Sheets sheets) throws IOException {
        List<String> opinion = lines(sheets, form.opinion(), TEXT, WIDTH - 4 * INSIDE);
        float said = opinion.size() * LINE + 2 * INSIDE;
        sheets.room(said + SIGNATURES);
        box(sheets, LEFT, sheets.y - said, WIDTH, said);
        float y = sheets.y - INSIDE - LINE + 5;
        for (String line : opinion) {
            sheets.pen.write(line, LEFT + 2 * INSIDE, y, TEXT);
            y -= LINE;
        }
        sheets.y -= said;
        float width = WIDTH / form.places().size();
        float x = LEFT;
        String date = texts.text("certificate.form.date");
        for (String place : form.places()) {
            box(sheets, x, sheets.y - SIGNATURES, width, SIGNATURES);
            sheets.pen.write(
                    place, x + 2 * INSIDE, sheets.y - LINE, sheets.pen.fitting(place, TEXT, width - 4 * INSIDE));
            sheets.pen.toTheRight(date, x + width - 2 * INSIDE, sheets.y - SIGNATURES + 10, TEXT);
            x += width;
        }
        sheets.y -= SIGNATURES;
    }

    private void foot(RecommendationForm form, PDImageXObject code, String pages, Sheets sheets) throws IOException {
        sheets.page.setNonStrokingColor(Color.BLACK);
        sheets.page.drawImage(code, RIGHT - CODE, 34, CODE, CODE);
        sheets.pen.write(texts.text("certificate.form.code", form.code()), LEFT, 74, TEXT);
        sheets.pen.centred(pages, Sheets.MIDDLE, 74, CELL, WIDTH / 2);
        sheets.page.setNonStrokingColor(FAINT);
        float y = 58;
        for (String line : form.smallPrint()) {
            sheets.pen.write(line, LEFT, y, sheets.pen.fitting(line, SMALL, WIDTH - CODE - 10));
            y -= 12;
        }
    }

    private static void box(Sheets sheets, float x, float y, float width, float height) throws IOException {
        sheets.page.setStrokingColor(Color.DARK_GRAY);
        sheets.page.setLineWidth(0.6f);
        sheets.page.addRect(x, y, width, height);
        sheets.page.stroke();
    }
}

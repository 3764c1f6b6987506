package cn.redflower.people.account.slip;

import cn.redflower.platform.paper.Pen;
import cn.redflower.platform.paper.PrintFont;
import cn.redflower.platform.paper.Sheets;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.site.Site;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.springframework.stereotype.Component;

/** Slips on A4, one strip a person, to be cut apart; each organ's begin on a new page. */
@Component
class SlipPaper {

    private static final float LEFT = 46;
    private static final float RIGHT = Sheets.PAPER - 46;
    private static final float TOP = Sheets.HEIGHT - 30;
    private static final float BOTTOM = 24;
    private static final float STRIP = 157;
    private static final float NAME = 16;
    private static final float SHORT_NAME = 190;
    private static final float SMALLEST_NAME = 10;
    private static final float TEXT = 10.5f;
    private static final float LARGE = 17;
    private static final float SMALL = 9;
    private static final float MIDDLE = LEFT + 210;
    private static final Color FAINT = new Color(0x55, 0x55, 0x55);

    private final Problems texts;
    private final Site site;

    SlipPaper(Problems texts, Site site) {
        this.texts = texts;
        this.site = site;
    }

    /** One person's. @param posts in words @param until when the code ends */
    record Strip(String organ, String name, String posts, String login, SlipCode code, LocalDateTime until) {}

    /** @param strips in the order of the paper */
    byte[] print(List<Strip> strips) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintFont font = PrintFont.take();
                PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle(texts.text("account.slip.title"));
            document.getDocumentCatalog().setLanguage("zh-CN");
            try (Sheets sheets = new Sheets(document, font.in(document), TOP, BOTTOM)) {
                String organ = null;
                for (Strip strip : strips) {
                    if (!strip.organ().equals(organ)) {
                        sheets.next();
                        organ = strip.organ();
                    } else {
                        sheets.room(STRIP);
                    }
                    draw(strip, sheets);
                }
            }
            document.save(out);
        }
        return out.toByteArray();
    }

    private void draw(Strip strip, Sheets sheets) throws IOException {
        Pen pen = sheets.pen;
        float y = sheets.y - 14;
        faint(sheets.page, true);
        pen.write(texts.text("account.slip.title"), LEFT, y, SMALL);
        String organ = strip.organ();
        pen.toTheRight(organ, RIGHT, y, pen.fitting(organ, SMALL, RIGHT - LEFT - 120));
        faint(sheets.page, false);
        y -= 25;
        if (pen.fitting(strip.name(), NAME, SHORT_NAME) >= SMALLEST_NAME) {
            pen.write(strip.name(), LEFT, y, pen.fitting(strip.name(), NAME, SHORT_NAME));
            pen.write(strip.posts(), MIDDLE, y, pen.fitting(strip.posts(), TEXT, RIGHT - MIDDLE));
        } else {
            pen.write(strip.name(), LEFT, y, pen.fitting(strip.name(), NAME, RIGHT - LEFT));
            pen.write(strip.posts(), LEFT, y - 12, pen.fitting(strip.posts(), SMALL, RIGHT - LEFT));
        }
        y -= 27;
        field(pen, "account.slip.login", strip.login(), LEFT, y, MIDDLE - LEFT - 12);
        field(pen, "account.slip.code", strip.code().grouped(), MIDDLE, y, RIGHT - MIDDLE);
        y -= 24;
        String address = texts.text("account.slip.address", site.at(SlipPages.PATH));
        pen.write(address, LEFT, y, pen.fitting(address, TEXT, RIGHT - LEFT));
        y -= 16;
        for (String line : pen.wrapped(texts.text("account.slip.how"), SMALL, RIGHT - LEFT)) {
            pen.write(line, LEFT, y, SMALL);
            y -= 13;
        }
        String until = texts.text(
                "account.slip.until",
                String.valueOf(strip.until().getYear()),
                strip.until().getMonthValue(),
                strip.until().getDayOfMonth(),
                "%02d:%02d".formatted(strip.until().getHour(), strip.until().getMinute()));
        pen.write(until, LEFT, y, SMALL);
        sheets.y -= STRIP;
        cut(sheets.page, sheets.y + 6);
    }

    private void field(Pen pen, String label, String value, float x, float y, float width) throws IOException {
        String text = texts.text(label);
        pen.write(text, x, y, TEXT);
        float at = x + pen.width(text, TEXT) + 8;
        pen.write(value, at, y - 1, pen.fitting(value, LARGE, x + width - at));
    }

    private static void faint(PDPageContentStream page, boolean on) throws IOException {
        page.setNonStrokingColor(on ? FAINT : Color.BLACK);
    }

    private static void cut(PDPageContentStream page, float y) throws IOException {
        page.saveGraphicsState();
        page.setLineDashPattern(new float[] {4, 4}, 0);
        page.setLineWidth(0.6f);
        page.setStrokingColor(FAINT);
        page.moveTo(0, y);
        page.lineTo(Sheets.PAPER, y);
        page.stroke();
        page.restoreGraphicsState();
    }
}

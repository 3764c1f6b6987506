package cn.redflower.platform.paper;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * The A4 pages of a document as they fill from the top down, and the pen on the last of them. Points from the lower
 * left corner.
 */
public final class Sheets implements AutoCloseable {

    public static final float MIDDLE = PDRectangle.A4.getWidth() / 2;
    public static final float HEIGHT = PDRectangle.A4.getHeight();
    public static final float PAPER = PDRectangle.A4.getWidth();

    public final PDDocument document;
    public PDPageContentStream page;
    public Pen pen;
    /** Where the next line is written. */
    public float y;

    private final PrintFont.Embedded font;
    private final float top;
    private final float bottom;

    public Sheets(PDDocument document, PrintFont.Embedded font, float top, float bottom) {
        this.document = document;
        this.font = font;
        this.top = top;
        this.bottom = bottom;
    }

    /** Begins a page. */
    public void next() throws IOException {
        close();
        PDPage sheet = new PDPage(PDRectangle.A4);
        document.addPage(sheet);
        open(new PDPageContentStream(document, sheet));
        y = top;
    }

    /** How much of the page is left. */
    public float left() {
        return y - bottom;
    }

    /** Begins a page if less is left. @return whether it did */
    public boolean room(float needed) throws IOException {
        if (left() >= needed) {
            return false;
        }
        next();
        return true;
    }

    /** What is written onto each page once their number is known. */
    public interface Foot {
        void write(int number, int pages) throws IOException;
    }

    /** Writes a foot onto every page; nothing else is written afterwards. */
    public void feet(Foot foot) throws IOException {
        close();
        int pages = document.getNumberOfPages();
        for (int number = 1; number <= pages; number++) {
            open(new PDPageContentStream(document, document.getPage(number - 1), AppendMode.APPEND, true, true));
            foot.write(number, pages);
            close();
        }
    }

    private void open(PDPageContentStream content) {
        page = content;
        pen = new Pen(page, font);
    }

    @Override
    public void close() throws IOException {
        if (page != null) {
            page.close();
            page = null;
        }
    }
}

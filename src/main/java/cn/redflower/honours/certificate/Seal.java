package cn.redflower.honours.certificate;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.springframework.stereotype.Component;

/**
 * The county's seal, 42 mm across and in the red of seals. It is set upright over the issuer's name and the date, both
 * of which lie a little below its middle (GB/T 9704 of official documents); text written afterwards stays black.
 */
@Component
class Seal {

    private static final Color RED = new Color(0xE0, 0x1F, 0x26);
    private static final float SIZE = 119;
    private static final float ABOVE = 8;
    /** Dots each way, some 250 an inch. */
    private static final int DOTS = 420;

    private final CertificateProperties properties;
    private volatile Stencil stencil;

    Seal(CertificateProperties properties) {
        this.properties = properties;
    }

    /** Whether it is this organ's. */
    boolean isOf(String organId) {
        return properties.sealOf().equals(organId);
    }

    PDImageXObject in(PDDocument document) throws IOException {
        if (stencil == null) {
            stencil = read();
        }
        return stencil.in(document);
    }

    /** Stamps between two lines, the issuer's and the date's, both centred at {@code x}. */
    static void stamp(PDImageXObject seal, PDPageContentStream page, float x, float issuer, float date)
            throws IOException {
        float middle = (issuer + date) / 2 + ABOVE;
        page.setNonStrokingColor(RED);
        page.drawImage(seal, x - SIZE / 2, middle - SIZE / 2, SIZE, SIZE);
        page.setNonStrokingColor(Color.BLACK);
    }

    private Stencil read() throws IOException {
        BufferedImage source;
        try (InputStream in = properties.seal().getInputStream()) {
            source = ImageIO.read(in);
        }
        BufferedImage dots = new BufferedImage(DOTS, DOTS, BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = dots.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(source, 0, 0, DOTS, DOTS, null);
        canvas.dispose();
        return Stencil.faxed(DOTS, DOTS, (x, y) -> dots.getRGB(x, y) >>> 24 > 127);
    }
}

package cn.redflower.honours.certificate;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * A picture of one colour and no ground, a bit a dot: it is painted with the page's colour of the moment. Packed once,
 * put into any number of documents.
 */
final class Stencil {

    private final int width;
    private final int height;
    private final COSName filter;
    private final byte[] packed;

    /** Whether a dot is painted; rows count from the top. */
    interface Dots {
        boolean at(int x, int y);
    }

    private Stencil(int width, int height, COSName filter, byte[] packed) {
        this.width = width;
        this.height = height;
        this.filter = filter;
        this.packed = packed;
    }

    /** Packed quickly; small for what repeats from row to row. */
    static Stencil deflated(int width, int height, Dots dots) throws IOException {
        int row = (width + 7) / 8;
        byte[] bits = new byte[row * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (!dots.at(x, y)) {
                    bits[y * row + x / 8] |= (byte) (0x80 >> x % 8);
                }
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bits);
        }
        return new Stencil(width, height, COSName.FLATE_DECODE, out.toByteArray());
    }

    /** Packed as faxes are, half as large for curves and characters. */
    static Stencil faxed(int width, int height, Dots dots) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, dots.at(x, y) ? 0xFF000000 : 0xFFFFFFFF);
            }
        }
        try (PDDocument scratch = new PDDocument();
                InputStream packed = CCITTFactory.createFromImage(scratch, image)
                        .getCOSObject()
                        .createRawInputStream()) {
            return new Stencil(width, height, COSName.CCITTFAX_DECODE, packed.readAllBytes());
        }
    }

    PDImageXObject in(PDDocument document) throws IOException {
        PDImageXObject image = new PDImageXObject(
                document, new ByteArrayInputStream(packed), filter, width, height, 1, PDDeviceGray.INSTANCE);
        image.getCOSObject().removeItem(COSName.COLORSPACE);
        image.setStencil(true);
        if (filter == COSName.CCITTFAX_DECODE) {
            COSDictionary parameters = new COSDictionary();
            parameters.setInt(COSName.K, -1);
            parameters.setInt(COSName.COLUMNS, width);
            parameters.setInt(COSName.ROWS, height);
            image.getCOSObject().setItem(COSName.DECODE_PARMS, parameters);
        }
        return image;
    }
}

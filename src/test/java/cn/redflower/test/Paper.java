package cn.redflower.test;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A page of a PDF as it comes out of a printer: to be looked at, and its QR code read by a telephone. */
public final class Paper {

    private static final float DOTS_PER_INCH = 150;
    private static final Path KEPT = Path.of("target", "screenshots");

    private final BufferedImage image;

    private Paper(BufferedImage image) {
        this.image = image;
    }

    /** Prints a page. @param page from 0 */
    public static Paper of(PDDocument document, int page) {
        try {
            return new Paper(new PDFRenderer(document).renderImageWithDPI(page, DOTS_PER_INCH));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints the first page. */
    public static Paper of(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return of(document, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps it in {@code target/screenshots}. */
    public Paper keep(String name) {
        try {
            Files.createDirectories(KEPT);
            ImageIO.write(image, "png", KEPT.resolve(name + ".png").toFile());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its QR code says: a telephone looks more than once, from nearer and from farther away. */
    public String code() {
        return DoubleStream.of(1, 0.5, 0.7, 1.5, 1.3, 0.8, 2, 2.5)
                .boxed()
                .flatMap(size -> Stream.<Function<LuminanceSource, Binarizer>>of(
                                HybridBinarizer::new, GlobalHistogramBinarizer::new)
                        .map(eye -> codeSeenAt(size, eye)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no QR code on the page"));
    }

    private Optional<String> codeSeenAt(double size, Function<LuminanceSource, Binarizer> eye) {
        BufferedImage seen = new AffineTransformOp(
                        AffineTransform.getScaleInstance(size, size), AffineTransformOp.TYPE_BILINEAR)
                .filter(image, null);
        int[] dots = seen.getRGB(0, 0, seen.getWidth(), seen.getHeight(), null, 0, seen.getWidth());
        try {
            return Optional.of(new QRCodeReader()
                    .decode(
                            new BinaryBitmap(
                                    eye.apply(new RGBLuminanceSource(seen.getWidth(), seen.getHeight(), dots))),
                            Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText());
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }
}

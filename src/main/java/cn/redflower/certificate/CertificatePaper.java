package cn.redflower.certificate;

import cn.redflower.certificate.CertificateDraft.Kind;
import cn.redflower.problem.Problems;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Certificates and plaques as PDFs: A4 across, the font embedded as a subset, the issuer's seal, the number, and a QR code to the
 * page that verifies it. One document for one certificate, or one for many, a page each.
 */
@Component
public class CertificatePaper {

    private static final PDRectangle A4_ACROSS = new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());
    private static final Color RED = new Color(0xB3, 0x1E, 0x23);
    private static final Color GOLD = new Color(0xC9, 0x9A, 0x3B);
    private static final Color INK = new Color(0x22, 0x22, 0x22);
    private static final float MIDDLE = A4_ACROSS.getWidth() / 2;
    private static final float TEXT_WIDTH = 610;
    private static final float TEXT_LEFT = MIDDLE - TEXT_WIDTH / 2;
    private static final float QR_SIZE = 82;
    private static final float SEAL_SIZE = 108;
    private static final String DIGITS = "〇一二三四五六七八九";

    private final CertificateProperties properties;
    private final Environment environment;
    private final Problems texts;
    private volatile BufferedImage seal;

    CertificatePaper(CertificateProperties properties, Environment environment, Problems texts) {
        this.properties = properties;
        this.environment = environment;
        this.texts = texts;
    }

    /** Writes certificates as one document, a page each; leaves the stream open. */
    public void write(List<Certificate> certificates, OutputStream out) throws IOException {
        PrintFont glyphs = PrintFont.ofThread();
        try (PDDocument document = new PDDocument()) {
            PDFont font = glyphs.in(document);
            PDImageXObject stamp = LosslessFactory.createFromImage(document, seal());
            document.getDocumentInformation().setTitle(certificates.size() == 1 ? certificates.get(0).number() : texts.text("certificate.print.title"));
            document.getDocumentCatalog().setLanguage("zh-CN");
            for (Certificate certificate : certificates) {
                draw(document, certificate, font, glyphs, stamp);
            }
            document.save(out);
        }
    }

    /** Where anybody can verify the certificate. */
    public String addressOf(Certificate certificate) {
        return environment.getProperty("redflower.base-url", "http://localhost:8080") + "/verify/" + certificate.code();
    }

    private void draw(PDDocument document, Certificate c, PDFont font, PrintFont glyphs, PDImageXObject stamp) throws IOException {
        PDPage sheet = new PDPage(A4_ACROSS);
        document.addPage(sheet);
        PDImageXObject qr = LosslessFactory.createFromImage(document, qr(addressOf(c)));
        try (PDPageContentStream page = new PDPageContentStream(document, sheet)) {
            frame(page);
            Pen pen = new Pen(page, font, glyphs);
            page.setNonStrokingColor(RED);
            pen.centred(texts.text(c.kind() == Kind.INDIVIDUAL ? "certificate.title.individual" : "certificate.title.collective"), MIDDLE, 452, 54, TEXT_WIDTH);
            page.setNonStrokingColor(INK);
            String addressee = texts.text("certificate.addressee." + c.kind().name().toLowerCase(java.util.Locale.ROOT), c.schoolName(),
                    c.squadronName() == null || c.kind() != Kind.INDIVIDUAL ? "" : c.squadronName(), c.holderName(), collectiveName(c));
            pen.write(addressee, TEXT_LEFT, 382, pen.fitting(addressee, 24, TEXT_WIDTH));
            float y = 340;
            for (String line : pen.lines(texts.text("certificate.body." + (c.kind() == Kind.INDIVIDUAL ? "individual" : "collective"), c.schoolYear().replace("-", "—"), c.award()), 22, TEXT_WIDTH)) {
                pen.write(line, TEXT_LEFT, y, 22);
                y -= 38;
            }
            y = 190 + 24 * (c.issuerNames().size() - 1);
            for (String issuer : c.issuerNames()) {
                pen.toTheRight(issuer, TEXT_LEFT + TEXT_WIDTH, y, pen.fitting(issuer, 18, 330));
                y -= 26;
            }
            pen.toTheRight(inChinese(c.issuedOn()), TEXT_LEFT + TEXT_WIDTH, y - 4, 18);
            page.drawImage(qr, TEXT_LEFT, 92, QR_SIZE, QR_SIZE);
            pen.write(texts.text("certificate.number", c.number()), TEXT_LEFT + QR_SIZE + 12, 118, 12);
            if (c.decisionNumber() != null) {
                pen.write(texts.text("certificate.decision", c.decisionNumber()), TEXT_LEFT + QR_SIZE + 12, 136, 12);
            }
            pen.write(texts.text("certificate.verify"), TEXT_LEFT + QR_SIZE + 12, 100, 12);
            page.drawImage(stamp, TEXT_LEFT + TEXT_WIDTH - 165, y - 34, SEAL_SIZE, SEAL_SIZE);
        }
    }

    private static String collectiveName(Certificate c) {
        return c.holderName().equals(c.schoolName()) ? c.schoolName() + "大队" : c.schoolName() + "　" + c.holderName();
    }

    private static void frame(PDPageContentStream page) throws IOException {
        border(page, RED, 6, 26);
        border(page, GOLD, 1.6f, 36);
        border(page, RED, 1, 42);
    }

    private static void border(PDPageContentStream page, Color color, float width, float inset) throws IOException {
        page.setStrokingColor(color);
        page.setLineWidth(width);
        page.addRect(inset, inset, A4_ACROSS.getWidth() - 2 * inset, A4_ACROSS.getHeight() - 2 * inset);
        page.stroke();
    }

    /** 二〇二六年十一月二十四日. */
    static String inChinese(LocalDate day) {
        StringBuilder text = new StringBuilder();
        String.valueOf(day.getYear()).chars().forEach(d -> text.append(DIGITS.charAt(d - '0')));
        return text.append('年').append(upTo31(day.getMonthValue())).append('月').append(upTo31(day.getDayOfMonth())).append('日').toString();
    }

    private static String upTo31(int n) {
        String tens = n < 10 ? "" : (n < 20 ? "" : String.valueOf(DIGITS.charAt(n / 10))) + "十";
        return tens + (n % 10 == 0 ? "" : DIGITS.charAt(n % 10));
    }

    private static BufferedImage qr(String address) {
        try {
            BitMatrix bits = new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 0, 0,
                    Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 1));
            BufferedImage image = new BufferedImage(bits.getWidth(), bits.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
            for (int y = 0; y < bits.getHeight(); y++) {
                for (int x = 0; x < bits.getWidth(); x++) {
                    image.setRGB(x, y, bits.get(x, y) ? 0xFF000000 : 0xFFFFFFFF);
                }
            }
            return image;
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    private BufferedImage seal() throws IOException {
        if (seal == null) {
            try (InputStream in = properties.seal().getInputStream()) {
                seal = ImageIO.read(in);
            }
        }
        return seal;
    }
}

package cn.redflower.honours.certificate;

import cn.redflower.platform.names.PrintableCharacters;
import cn.redflower.platform.paper.PrintFont;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.site.Site;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.springframework.stereotype.Component;

/**
 * Certificates and plaques as PDFs: A4 across, the font embedded as a subset, the issuer's seal, the number, and a QR
 * code to the page that verifies it. One document for one certificate, or one for many, a page each.
 */
@Component
public class CertificatePaper {

    private final Seal seal;
    private final Site site;
    private final Problems texts;

    CertificatePaper(Seal seal, Site site, Problems texts) {
        this.seal = seal;
        this.site = site;
        this.texts = texts;
    }

    /** Writes certificates as one document, a page each; leaves the stream open. */
    public void write(List<Certificate> certificates, OutputStream out) throws IOException {
        try (PrintFont font = PrintFont.take();
                Pages pages = new Pages(font, title(certificates))) {
            for (Certificate certificate : certificates) {
                pages.add(certificate, worded(certificate), VerificationCode.of(addressOf(certificate)));
            }
            pages.document.save(out);
        }
    }

    /** The characters of a certificate that no font has. */
    public List<String> unprintable(Certificate certificate) {
        return PrintableCharacters.missingIn(worded(certificate).all().collect(Collectors.joining()));
    }

    /** Begins to print all certificates of an order. */
    public Run run() throws IOException {
        return new Run();
    }

    /** Where anybody can verify the certificate. */
    public String addressOf(Certificate certificate) {
        return site.at("/verify/" + certificate.code());
    }

    private CertificateText worded(Certificate certificate) {
        return CertificateText.of(certificate, site.at("/verify"), texts);
    }

    private String title(List<Certificate> certificates) {
        return certificates.size() == 1 ? certificates.get(0).number() : texts.text("certificate.print.title");
    }

    /** Takes a certificate's own document. */
    public interface Singles {
        void take(Certificate certificate, byte[] pdf) throws IOException;
    }

    /**
     * Prints certificates both ways at once: each as a document of its own, and a page each of one print file. In
     * memory are the pages of that file, some kB each.
     */
    public final class Run implements AutoCloseable {

        private final PrintFont font = PrintFont.take();
        private final Pages file = new Pages(font, texts.text("certificate.print.title"));

        private Run() throws IOException {}

        /** Prints some more; a few hundred at a time are quickest. */
        public void add(List<Certificate> certificates, Singles singles) throws IOException {
            List<CertificateText> worded =
                    certificates.stream().map(CertificatePaper.this::worded).toList();
            PrintFont small =
                    font.cut(worded.stream().flatMap(CertificateText::all).flatMapToInt(String::codePoints));
            for (int i = 0; i < certificates.size(); i++) {
                Certificate certificate = certificates.get(i);
                Stencil code = VerificationCode.of(addressOf(certificate));
                file.add(certificate, worded.get(i), code);
                ByteArrayOutputStream pdf = new ByteArrayOutputStream();
                try (Pages single = new Pages(small, certificate.number())) {
                    single.add(certificate, worded.get(i), code);
                    single.document.save(pdf);
                }
                singles.take(certificate, pdf.toByteArray());
            }
        }

        /** Writes the print file; leaves the stream open. */
        public void save(OutputStream out) throws IOException {
            file.document.save(out);
        }

        @Override
        public void close() throws IOException {
            file.close();
            font.close();
        }
    }

    /** A document that grows by a page a certificate. */
    private final class Pages implements AutoCloseable {

        private final PDDocument document = new PDDocument();
        private final PrintFont.Embedded font;
        private PDImageXObject stamp;

        Pages(PrintFont font, String title) throws IOException {
            this.font = font.in(document);
            document.getDocumentInformation().setTitle(title);
            document.getDocumentCatalog().setLanguage("zh-CN");
        }

        void add(Certificate certificate, CertificateText text, Stencil code) throws IOException {
            boolean sealed = seal.isOf(certificate.issuerId());
            if (sealed && stamp == null) {
                stamp = seal.in(document);
            }
            CertificateSheet.draw(document, text, font, code.in(document), sealed ? stamp : null);
        }

        @Override
        public void close() throws IOException {
            document.close();
        }
    }
}

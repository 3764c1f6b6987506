package cn.redflower.platform.document;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.problem.Refusal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.junit.jupiter.api.Test;

/** An uploaded PDF is paper, however it is spelled and packed. */
class PdfContentTest {

    private interface Change {
        void to(PDDocument document) throws IOException;
    }

    @Test
    void a_scan_is_taken_and_so_is_what_leads_nowhere_but_to_its_own_pages() throws IOException {
        assertThat(refusal(pdf(document -> {}))).isEmpty();
        assertThat(refusal(pdf(document -> {
                    PDActionGoTo first = new PDActionGoTo();
                    PDPageFitDestination page = new PDPageFitDestination();
                    page.setPage(document.getPage(0));
                    first.setDestination(page);
                    document.getDocumentCatalog().setOpenAction(first);
                })))
                .as("opens at a page")
                .isEmpty();
        assertThat(refusal(pdf(document -> {
                    PDPageFitDestination page = new PDPageFitDestination();
                    page.setPage(document.getPage(0));
                    document.getDocumentCatalog().setOpenAction(page);
                })))
                .as("opens fitted")
                .isEmpty();
        assertThat(refusal(pdf(document -> {
                    PDAnnotationLink link = new PDAnnotationLink();
                    PDActionURI uri = new PDActionURI();
                    uri.setURI("https://school.example/");
                    link.setAction(uri);
                    document.getPage(0).getAnnotations().add(link);
                })))
                .as("has a link to click")
                .isEmpty();
    }

    @Test
    void scripts_are_found_whatever_their_name_is_spelled_like() throws IOException {
        for (String name :
                new String[] {"/JavaScript", "/J#61vaScript", "/#4A#61#76#61#53#63#72#69#70#74", "/JavaScr#69pt"}) {
            assertThat(refusal(handmade("/OpenAction 4 0 R", "<</S " + name + "/JS (app.alert\\(1\\))>>")))
                    .as(name)
                    .contains("document.active");
        }
        assertThat(refusal(handmade("/OpenAction<</S/L#61unch/F(calc.exe)>>", "<<>>")))
                .contains("document.active");
        assertThat(refusal(handmade("/A#41<</WC<</S/URI/URI(http://evil.example)>>>>", "<<>>")))
                .contains("document.active");
        assertThat(refusal(handmade("/OpenAction<</S/GoTo/D[3 0 R/Fit]>>", "<<>>")))
                .isEmpty();
        assertThat(refusal(handmade(
                        "/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next<</S/URI/URI(http://evil.example)>>>>", "<<>>")))
                .contains("document.active");
        assertThat(refusal(handmade("/OpenAction<</S/Named/N/Print>>", "<<>>"))).contains("document.active");
        assertThat(refusal(handmade("", "<</S/GoTo#52/F(\\\\evil.example\\share)>>")))
                .contains("document.active");
        assertThat(refusal(handmade("/AcroForm<</X#46A[(a)(b)]>>", "<<>>"))).contains("document.active");
        assertThat(refusal(handmade("/Names<</Embedded#46iles<</Names[(a) 4 0 R]>>>>", "<</Type/Filespec/F(a.exe)>>")))
                .contains("document.active");
    }

    @Test
    void what_is_packed_away_in_streams_of_objects_is_found() throws IOException {
        assertThat(refusal(pdf(document ->
                        open(document, action("JavaScript", COSName.getPDFName("JS"), new COSString("app.alert(1)"))))))
                .contains("document.active");
        assertThat(refusal(pdf(document -> open(document, action("Launch", COSName.F, new COSString("calc.exe"))))))
                .contains("document.active");
        assertThat(refusal(pdf(document -> open(
                        document, action("URI", COSName.getPDFName("URI"), new COSString("http://evil.example"))))))
                .as("opens a page elsewhere")
                .contains("document.active");
        assertThat(refusal(pdf(document -> {
                    COSDictionary actions = new COSDictionary();
                    actions.setItem("O", action("SubmitForm", COSName.F, new COSString("http://evil.example")));
                    document.getPage(0).getCOSObject().setItem(COSName.AA, actions);
                })))
                .contains("document.active");
        assertThat(refusal(pdf(document -> {
                    COSDictionary annotation = new COSDictionary();
                    annotation.setItem(COSName.TYPE, COSName.ANNOT);
                    annotation.setName(COSName.SUBTYPE, "RichMedia");
                    COSArray all = new COSArray();
                    all.add(annotation);
                    document.getPage(0).getCOSObject().setItem(COSName.ANNOTS, all);
                })))
                .contains("document.active");
        assertThat(refusal(pdf(document -> {
                    COSStream file = document.getDocument().createCOSStream();
                    file.setItem(COSName.TYPE, COSName.getPDFName("EmbeddedFile"));
                    COSDictionary files = new COSDictionary();
                    files.setItem(COSName.F, file);
                    COSDictionary specification = new COSDictionary();
                    specification.setItem(COSName.TYPE, COSName.FILESPEC);
                    specification.setItem(COSName.EF, files);
                    document.getDocumentCatalog().getCOSObject().setItem("AF", specification);
                })))
                .contains("document.active");
        assertThat(refusal(pdf(document -> {
                    COSDictionary form = new COSDictionary();
                    form.setItem("XFA", new COSArray());
                    document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
                })))
                .contains("document.active");
    }

    @Test
    void what_nobody_can_look_into_is_refused_in_words_of_its_own() throws IOException {
        assertThat(refusal(locked("secret"))).contains("document.pdf.locked");
        assertThat(refusal(locked("")))
                .as("opens without a password, but not to everything")
                .contains("document.pdf.locked");
        assertThat(refusal("%PDF-".getBytes(StandardCharsets.US_ASCII))).contains("document.pdf.broken");
        assertThat(refusal("%PDF-1.7\n1 0 obj\n<<".getBytes(StandardCharsets.US_ASCII)))
                .contains("document.pdf.broken");
        assertThat(refusal(handmade("/X(" + "stream ".repeat(100) + ")", "<<>>")))
                .as("a head that cannot be told from streams")
                .contains("document.pdf.broken");
        assertThat(refusal(("%PDF-1.7\n1 0 obj\n" + "[".repeat(200_000)).getBytes(StandardCharsets.US_ASCII)))
                .contains("document.pdf.broken");
    }

    @Test
    void a_small_file_with_hundreds_of_megabytes_of_objects_is_not_unpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            byte[] spaces = new byte[1 << 20];
            java.util.Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < 200; i++) {
                out.write(spaces);
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(("%PDF-1.5\n1 0 obj\n<</Type/Obj#53tm/N 1/F#69rst 4/Filter/FlateDecode/Length " + packed.size()
                        + ">>\nstream\n")
                .getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(packed.toByteArray());
        file.writeBytes("\nendstream\nendobj\ntrailer\n<</Root 2 0 R>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(refusal(file.toByteArray())).contains("document.pdf.too-large");
        assertThat(refusal(handmade("", "[" + "<<>>".repeat(400_000) + "]")))
                .as("a reader makes a hundred bytes of four")
                .contains("document.pdf.too-large");
    }

    private static Optional<String> refusal(byte[] content) {
        return DocumentKind.PDF.against(content, "scan.pdf").map(Refusal::code);
    }

    private static COSDictionary action(String kind, COSName key, COSString value) {
        COSDictionary action = new COSDictionary();
        action.setName(COSName.S, kind);
        action.setItem(key, value);
        return action;
    }

    private static void open(PDDocument document, COSDictionary action) {
        document.getDocumentCatalog().getCOSObject().setItem(COSName.OPEN_ACTION, action);
    }

    /** A page with a photograph, saved as today's programs do, with its objects packed. */
    private static byte[] pdf(Change change) throws IOException {
        try (PDDocument document = new PDDocument()) {
            photographed(document);
            change.to(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.DEFAULT_COMPRESSION);
            return out.toByteArray();
        }
    }

    private static byte[] locked(String password) throws IOException {
        try (PDDocument document = new PDDocument()) {
            photographed(document);
            document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void photographed(PDDocument document) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.drawImage(
                    JPEGFactory.createFromImage(document, new BufferedImage(600, 800, BufferedImage.TYPE_INT_RGB)),
                    0,
                    0,
                    595,
                    842);
        }
    }

    /** A page written by hand. @param catalog what its catalog says besides; @param fourth its fourth object */
    private static byte[] handmade(String catalog, String fourth) {
        return ("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R" + catalog
                        + ">>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
                        + "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n4 0 obj\n" + fourth
                        + "\nendobj\ntrailer\n<</Root 1 0 R/Size 5>>\n%%EOF\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}

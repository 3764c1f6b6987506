package cn.redflower.spreadsheet;

import cn.redflower.problem.RefusedException;
import cn.redflower.problem.Refusal;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks through a zipped workbook before the library reads it, since the library believes what the file says: every part that could be XML is parsed
 * once with bounded memory, so that bombs, external entities and absurd addresses are refused; on the way the merged cells and hidden columns
 * are noted, which the library leaves out.
 */
final class PackageInspection {

    private static final XMLInputFactory XML = xml();
    private static final int MOST_PARTS = 2_000;
    private static final String MAIN = "spreadsheetml.sheet.main+xml";

    private final SpreadsheetProperties limits;
    private final long packedSize;
    private long unpacked;
    private int sharedTexts;
    private int lastReference = -1;

    /** What the parts of worksheets hold beside their rows, by the name of the part. */
    final Map<String, WorksheetInspection> worksheets = new HashMap<>();
    /** Names of the parts by the workbook's relationship ids. */
    final Map<String, String> partsById = new HashMap<>();

    private PackageInspection(SpreadsheetProperties limits, long packedSize) {
        this.limits = limits;
        this.packedSize = packedSize;
    }

    /** @throws RefusedException if the workbook is broken, dangerous or of another kind */
    static PackageInspection of(Path file, SpreadsheetProperties limits) throws IOException {
        PackageInspection inspection = new PackageInspection(limits, file.toFile().length());
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            inspection.inspect(zip);
        } catch (RefusedException e) {
            throw e;
        } catch (IOException | XMLStreamException | RuntimeException e) {
            // whatever the libraries throw about a file, checked or not (the parser of XML does both), says that it is broken
            throw Broken.file();
        }
        return inspection;
    }

    private void inspect(ZipFile zip) throws IOException, XMLStreamException {
        int parts = 0;
        Kind kind = Kind.OTHER;
        for (Enumeration<ZipArchiveEntry> entries = zip.getEntries(); entries.hasMoreElements();) {
            ZipArchiveEntry entry = entries.nextElement();
            if (++parts > MOST_PARTS) {
                throw tooLarge();
            }
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw new RefusedException(Refusal.rule("spreadsheet.encrypted"));
            }
            if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
                throw Broken.file();
            }
            String name = entry.getName().toLowerCase(Locale.ROOT);
            if (name.endsWith("vbaproject.bin")) {
                throw new RefusedException(Refusal.rule("spreadsheet.macros"));
            }
            kind = inspect(zip, entry, name, kind);
        }
        kind.refuseUnlessWorkbook();
        if (lastReference >= sharedTexts) {
            throw Broken.file();
        }
    }

    private Kind inspect(ZipFile zip, ZipArchiveEntry entry, String name, Kind kind) throws IOException, XMLStreamException {
        try (BoundedXml in = new BoundedXml(new BufferedInputStream(zip.getInputStream(entry), 1 << 16), this::count)) {
            if (!in.startsLikeXml()) {
                return kind;
            }
            XMLStreamReader xml = XML.createXMLStreamReader(in);
            if ("[content_types].xml".equals(name)) {
                return kind.or(contentTypes(xml));
            } else if (name.endsWith("workbook.xml.rels")) {
                relationships(xml, entry.getName());
            } else {
                WorksheetInspection sheet = new WorksheetInspection(limits);
                sheet.inspect(xml, in);
                sharedTexts += sheet.sharedTexts();
                lastReference = Math.max(lastReference, sheet.lastReference());
                if (sheet.isWorksheet()) {
                    worksheets.put(entry.getName(), sheet);
                }
            }
            return kind;
        }
    }

    private void count(int bytes) {
        unpacked += bytes;
        boolean bomb = unpacked > limits.packingRatioFrom().toBytes() && unpacked / Math.max(1, packedSize) > limits.maxPackingRatio();
        if (bomb || unpacked > limits.maxUnpackedSize().toBytes()) {
            throw tooLarge();
        }
    }

    private Kind contentTypes(XMLStreamReader xml) throws XMLStreamException {
        Kind kind = Kind.OTHER;
        while (xml.hasNext()) {
            if (SafeXml.next(xml) == XMLStreamReader.START_ELEMENT) {
                String type = xml.getAttributeValue(null, "ContentType");
                if (type != null && type.contains("macroEnabled")) {
                    throw new RefusedException(Refusal.rule("spreadsheet.macros"));
                } else if (type != null && type.endsWith(MAIN)) {
                    kind = Kind.WORKBOOK;
                } else if (type != null && type.contains("sheet.binary")) {
                    kind = kind.or(Kind.BINARY);
                }
            }
        }
        return kind;
    }

    private void relationships(XMLStreamReader xml, String part) throws XMLStreamException {
        int folder = part.indexOf("_rel");
        String base = folder < 0 ? "" : part.substring(0, folder);
        while (xml.hasNext()) {
            if (SafeXml.next(xml) == XMLStreamReader.START_ELEMENT && "Relationship".equals(xml.getLocalName())) {
                String target = xml.getAttributeValue(null, "Target");
                if (target != null) {
                    partsById.put(xml.getAttributeValue(null, "Id"), target.startsWith("/") ? target.substring(1) : base + target);
                }
            }
        }
    }

    private static RefusedException tooLarge() {
        return new RefusedException(Refusal.rule("spreadsheet.unpacks-too-large"));
    }

    private static XMLInputFactory xml() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** What the list of content types says the package is. */
    private enum Kind {
        OTHER, BINARY, WORKBOOK;

        Kind or(Kind other) {
            return compareTo(other) > 0 ? this : other;
        }

        void refuseUnlessWorkbook() {
            if (this == BINARY) {
                throw new RefusedException(Refusal.rule("spreadsheet.binary-workbook"));
            } else if (this == OTHER) {
                throw new RefusedException(Refusal.rule("spreadsheet.not-a-spreadsheet"));
            }
        }
    }
}

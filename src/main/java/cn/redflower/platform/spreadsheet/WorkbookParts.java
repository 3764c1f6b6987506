package cn.redflower.platform.spreadsheet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What reading a zipped workbook needs of its parts, each looked through once: the sheets' names and worksheets, texts
 * and formats.
 */
final class WorkbookParts implements Closeable {

    private static final int MOST_SHEETS = 1_000;

    /** A sheet as the workbook lists it. */
    record Listed(String name, boolean hidden, String part, WorksheetInspection seen) {}

    private final ZippedParts parts;
    private final SpreadsheetProperties limits;
    private final List<Listed> sheets = new ArrayList<>();
    private final SharedTexts texts;
    private final CellFormats formats = new CellFormats();
    private boolean date1904;

    WorkbookParts(Path file, SpreadsheetProperties limits) throws IOException {
        this.limits = limits;
        this.parts = new ZippedParts(file, limits);
        this.texts = new SharedTexts(limits);
        try {
            look();
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private void look() {
        PackageKind kind = new PackageKind();
        if (parts.has(PackageKind.PART)) {
            parts.inspect(PackageKind.PART, (xml, bytes) -> kind.read(xml));
        }
        kind.refuseUnlessWorkbook();
        String workbook = kind.workbookPart() != null
                ? kind.workbookPart().replaceFirst("^/", "")
                : Relationships.of(parts, "").ofType("officeDocument").orElse("xl/workbook.xml");
        Relationships beside = Relationships.of(parts, workbook);
        String folder = workbook.substring(0, workbook.lastIndexOf('/') + 1);
        inspectIfThere(beside.ofType("styles").orElse(folder + "styles.xml"), (xml, bytes) -> formats.read(xml));
        inspectIfThere(beside.ofType("sharedStrings").orElse(folder + "sharedStrings.xml"), texts::read);
        parts.inspect(workbook, (xml, bytes) -> workbook(xml, beside));
        sheets.replaceAll(sheet -> new Listed(sheet.name, sheet.hidden, sheet.part, inspected(sheet.part)));
    }

    private void inspectIfThere(String part, ZippedParts.PartReader reader) {
        if (parts.has(part)) {
            parts.inspect(part, reader);
        }
    }

    private WorksheetInspection inspected(String part) {
        WorksheetInspection inspection = new WorksheetInspection(limits);
        parts.inspect(part, (xml, bytes) -> inspection.inspect(xml));
        return inspection;
    }

    private void workbook(XMLStreamReader xml, Relationships beside) throws XMLStreamException {
        while (xml.hasNext()) {
            if (SafeXml.next(xml) != XMLStreamReader.START_ELEMENT) {
                continue;
            } else if ("sheet".equals(xml.getLocalName())) {
                sheet(xml, beside);
            } else if ("workbookPr".equals(xml.getLocalName())) {
                date1904 = SafeXml.isTrue(xml.getAttributeValue(null, "date1904"));
            }
        }
    }

    /** Charts and the like are listed as sheets too; they hold no rows. */
    private void sheet(XMLStreamReader xml, Relationships beside) {
        String id = relationship(xml);
        if (id == null || !beside.mayBe(id, "worksheet")) {
            return;
        }
        String part = beside.target(id).orElseThrow(Broken::file);
        if (sheets.size() >= MOST_SHEETS) {
            throw Broken.file();
        }
        String state = xml.getAttributeValue(null, "state");
        String name = xml.getAttributeValue(null, "name");
        boolean hidden = "hidden".equals(state) || "veryHidden".equals(state);
        sheets.add(new Listed(name == null ? "" : EscapedText.decoded(name), hidden, part, null));
    }

    /** The attribute {@code r:id}; its namespace is another one in strict files. */
    private static String relationship(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String namespace = xml.getAttributeNamespace(i);
            if ("id".equals(xml.getAttributeLocalName(i)) && namespace != null && !namespace.isEmpty()) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    List<Listed> sheets() {
        return sheets;
    }

    boolean isDate1904() {
        return date1904;
    }

    ZippedParts parts() {
        return parts;
    }

    SharedTexts texts() {
        return texts;
    }

    CellFormats formats() {
        return formats;
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}

package cn.redflower.platform.spreadsheet;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What the list of content types says a package is, and where its workbook is if it says so. */
final class PackageKind {

    static final String PART = "[Content_Types].xml";
    private static final String MAIN = "spreadsheetml.sheet.main+xml";

    private boolean workbook;
    private boolean binary;
    private String workbookPart;

    /** @throws RefusedException if the workbook has macros */
    void read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (SafeXml.next(xml) == XMLStreamReader.START_ELEMENT) {
                take(xml.getAttributeValue(null, "ContentType"), xml.getAttributeValue(null, "PartName"));
            }
        }
    }

    private void take(String type, String part) {
        if (type == null) {
            return;
        } else if (type.contains("macroEnabled")) {
            throw new RefusedException(Refusal.rule("spreadsheet.macros"));
        }
        binary |= type.contains("sheet.binary");
        if (type.endsWith(MAIN)) {
            workbook = true;
            workbookPart = part == null ? workbookPart : part;
        }
    }

    /** The workbook's part, null if only the package's relationships know. */
    String workbookPart() {
        return workbookPart;
    }

    void refuseUnlessWorkbook() {
        if (!workbook) {
            String code = binary ? "spreadsheet.binary-workbook" : "spreadsheet.not-a-spreadsheet";
            throw new RefusedException(Refusal.rule(code));
        }
    }
}

package cn.redflower.platform.spreadsheet;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * Looks through a worksheet before its rows are read: notes what it says outside of them, and refuses what no sheet
 * holds.
 */
final class WorksheetInspection {

    private static final int LONGEST_TEXT = 32_767;
    private static final int MOST_MERGED = 100_000;
    private static final int MOST_CELLS_OF_A_ROW = 16_384;

    private final SpreadsheetProperties limits;
    private final List<SheetSource.MergedRange> merged = new ArrayList<>();
    private final BitSet hiddenColumns = new BitSet();
    private int cellsOfRow;

    WorksheetInspection(SpreadsheetProperties limits) {
        this.limits = limits;
    }

    List<SheetSource.MergedRange> merged() {
        return merged;
    }

    BitSet hiddenColumns() {
        return hiddenColumns;
    }

    void inspect(XMLStreamReader xml) throws XMLStreamException {
        int length = -1; // outside of cells
        while (xml.hasNext()) {
            switch (SafeXml.next(xml)) {
                case XMLStreamReader.START_ELEMENT -> {
                    String name = xml.getLocalName();
                    length = "c".equals(name) || "f".equals(name) ? 0 : length;
                    start(name, xml);
                }
                case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE -> {
                    length = length < 0 ? length : length + xml.getTextLength();
                    if (length > LONGEST_TEXT) {
                        String most = String.valueOf(limits.maxCellLength());
                        throw new RefusedException(Refusal.rule("spreadsheet.text-too-long", most));
                    }
                }
                case XMLStreamReader.END_ELEMENT -> length = "c".equals(xml.getLocalName()) ? -1 : length;
                default -> {}
            }
        }
    }

    private void start(String name, XMLStreamReader xml) {
        switch (name) {
            case "row" -> cellsOfRow = 0;
            case "c" -> {
                if (++cellsOfRow > MOST_CELLS_OF_A_ROW) {
                    throw Broken.file();
                }
            }
            case "mergeCell" -> merged(xml.getAttributeValue(null, "ref"));
            case "col" -> column(xml);
            default -> {}
        }
    }

    private void merged(String reference) {
        if (reference == null || merged.size() >= MOST_MERGED) {
            throw Broken.file();
        }
        CellRangeAddress range = CellRangeAddress.valueOf(reference);
        merged.add(new SheetSource.MergedRange(
                range.getFirstRow() + 1, range.getLastRow() + 1, range.getFirstColumn(), range.getLastColumn()));
    }

    private void column(XMLStreamReader xml) {
        String width = xml.getAttributeValue(null, "width");
        if (SafeXml.isTrue(xml.getAttributeValue(null, "hidden")) || width != null && Double.parseDouble(width) == 0) {
            int first = Integer.parseInt(xml.getAttributeValue(null, "min")) - 1;
            int last = Math.min(Integer.parseInt(xml.getAttributeValue(null, "max")), MOST_CELLS_OF_A_ROW);
            hiddenColumns.set(first, Math.max(first, last));
        }
    }
}

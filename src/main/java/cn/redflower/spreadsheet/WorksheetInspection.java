package cn.redflower.spreadsheet;

import cn.redflower.problem.RefusedException;
import cn.redflower.problem.Refusal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dhatim.fastexcel.reader.CellRangeAddress;

/** Checks one XML part of a workbook and notes what a worksheet says outside its rows. */
final class WorksheetInspection {

    private static final int DEEPEST = 64;
    private static final int LONGEST_TEXT = 32_767;
    private static final int MOST_MERGED = 100_000;
    private static final int MOST_CELLS_OF_A_ROW = 16_384;
    /** Letters and digits of the last address a sheet can have, XFD1048576, with two dollars. */
    private static final int LONGEST_ADDRESS = 12;
    /** Steps the library may spend on repeating shared and array formulas. */
    private static final long MOST_FORMULA_WORK = 300_000_000;

    private final SpreadsheetProperties limits;
    private final List<SheetSource.MergedRange> merged = new ArrayList<>();
    private final BitSet hiddenColumns = new BitSet();
    private boolean worksheet;
    private boolean unnumbered;
    private boolean sharedText;
    private int arrayFormulas;
    private int longestFormula;
    private int cellsOfRow;
    private long formulaWork;
    private final StringBuilder reference = new StringBuilder();
    private boolean refersToText;
    private int sharedTexts;
    private int lastReference = -1;

    WorksheetInspection(SpreadsheetProperties limits) {
        this.limits = limits;
    }

    boolean isWorksheet() {
        return worksheet;
    }

    /** Whether rows go without their numbers; the library then counts from 0. */
    boolean isUnnumbered() {
        return unnumbered;
    }

    List<SheetSource.MergedRange> merged() {
        return merged;
    }

    BitSet hiddenColumns() {
        return hiddenColumns;
    }

    /** How many texts the part shares out. */
    int sharedTexts() {
        return sharedText ? sharedTexts : 0;
    }

    /** The last shared text that a cell refers to; the library would make up as many as are asked for. */
    int lastReference() {
        return lastReference;
    }

    void inspect(XMLStreamReader xml, BoundedXml in) throws XMLStreamException {
        int depth = 0;
        int length = 0;
        while (xml.hasNext()) {
            switch (SafeXml.next(xml)) {
                case XMLStreamReader.START_ELEMENT -> {
                    if (++depth > DEEPEST) {
                        throw Broken.file();
                    }
                    String name = xml.getLocalName();
                    if ("c".equals(name) || "si".equals(name) || "f".equals(name)) {
                        length = 0;
                    }
                    start(name, xml);
                }
                case XMLStreamReader.END_ELEMENT -> {
                    depth--;
                    end(xml.getLocalName(), length);
                }
                case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE -> {
                    length += xml.getTextLength();
                    if (refersToText && reference.length() < LONGEST_ADDRESS) {
                        reference.append(xml.getTextCharacters(), xml.getTextStart(), Math.min(xml.getTextLength(), LONGEST_ADDRESS));
                    }
                    if (length > LONGEST_TEXT && (worksheet || sharedText)) {
                        throw new RefusedException(Refusal.rule("spreadsheet.text-too-long", String.valueOf(limits.maxCellLength())));
                    }
                }
                default -> {
                }
            }
            if (sharedText && in.total() > limits.maxSharedText().toBytes()) {
                throw new RefusedException(Refusal.rule("spreadsheet.unpacks-too-large"));
            }
        }
    }

    private void end(String name, int length) {
        if ("f".equals(name)) {
            longestFormula = Math.max(longestFormula, length);
        } else if (refersToText && "c".equals(name)) {
            refersToText = false;
            String index = reference.toString().strip();
            lastReference = Math.max(lastReference, index.isEmpty() ? -1 : Integer.parseInt(index));
        }
    }

    private void start(String name, XMLStreamReader xml) {
        switch (name) {
            case "sheetData" -> worksheet = true;
            case "sst" -> sharedText = true;
            case "si" -> sharedTexts++;
            case "row" -> {
                cellsOfRow = 0;
                unnumbered |= xml.getAttributeValue(null, "r") == null;
            }
            case "c" -> cell(xml);
            case "f" -> formula(xml);
            case "mergeCell" -> merged(xml.getAttributeValue(null, "ref"));
            case "col" -> column(xml);
            default -> {
            }
        }
    }

    private void cell(XMLStreamReader xml) {
        String address = xml.getAttributeValue(null, "r");
        boolean absurd = address != null && (address.length() > LONGEST_ADDRESS || letters(address) > 3);
        if (absurd || ++cellsOfRow > MOST_CELLS_OF_A_ROW) {
            throw Broken.file();
        }
        refersToText = "s".equals(xml.getAttributeValue(null, "t"));
        reference.setLength(0);
        charge(arrayFormulas);
    }

    private void formula(XMLStreamReader xml) {
        String type = xml.getAttributeValue(null, "t");
        if ("array".equals(type)) {
            arrayFormulas++;
        } else if ("shared".equals(type)) {
            charge(longestFormula);
        }
    }

    private void charge(long work) {
        formulaWork += work;
        if (formulaWork > MOST_FORMULA_WORK) {
            throw new RefusedException(Refusal.rule("spreadsheet.formulas"));
        }
    }

    private void merged(String reference) {
        if (reference == null || merged.size() >= MOST_MERGED) {
            throw Broken.file();
        }
        CellRangeAddress range = CellRangeAddress.valueOf(reference);
        merged.add(new SheetSource.MergedRange(range.getFirstRow() + 1, range.getLastRow() + 1, range.getFirstColumn(), range.getLastColumn()));
    }

    private void column(XMLStreamReader xml) {
        String hidden = xml.getAttributeValue(null, "hidden");
        if ("1".equals(hidden) || "true".equals(hidden)) {
            int first = Integer.parseInt(xml.getAttributeValue(null, "min")) - 1;
            int last = Math.min(Integer.parseInt(xml.getAttributeValue(null, "max")), MOST_CELLS_OF_A_ROW);
            hiddenColumns.set(first, Math.max(first, last));
        }
    }

    private static int letters(String address) {
        int letters = 0;
        for (int i = 0; i < address.length(); i++) {
            if (Character.isLetter(address.charAt(i))) {
                letters++;
            }
        }
        return letters;
    }
}

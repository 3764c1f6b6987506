package cn.redflower.platform.spreadsheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the rows of a worksheet that has been looked through, one after the other. Written by hand because the library
 * for these files knows neither strict Open XML nor dates as text, takes pronunciations for letters, and spends its
 * time on repeating formulas that nobody reads.
 */
final class WorksheetRows {

    private static final int LAST_ROW = 1_048_576;
    private static final int MOST_COLUMNS = 16_384;
    private static final int LETTERS = 26;

    private final XMLStreamReader xml;
    private final SharedTexts texts;
    private final CellFormats formats;
    private final CellReading reading;
    private final StringBuilder value = new StringBuilder();
    private final RichText rich = new RichText();
    private List<SheetCell> cells = new ArrayList<>();
    private int row;
    private int column;

    WorksheetRows(XMLStreamReader xml, WorkbookParts workbook, CellReading reading) {
        this.xml = xml;
        this.texts = workbook.texts();
        this.formats = workbook.formats();
        this.reading = reading;
    }

    /** The next row, null after the last. */
    SheetRow next() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT && "row".equals(xml.getLocalName())) {
                return row();
            } else if (event == XMLStreamReader.END_ELEMENT && "sheetData".equals(xml.getLocalName())) {
                return null;
            }
        }
        return null;
    }

    private SheetRow row() throws XMLStreamException {
        String written = xml.getAttributeValue(null, "r");
        int number = written == null ? row + 1 : Integer.parseInt(written);
        if (number <= row || number > LAST_ROW) {
            throw Broken.file();
        }
        row = number;
        column = -1;
        cells = new ArrayList<>(cells.size());
        boolean folded = SafeXml.isTrue(xml.getAttributeValue(null, "hidden"));
        boolean hidden = folded || isFlat(xml.getAttributeValue(null, "ht"));
        for (int event = xml.next(); !isEnd(event, "row"); event = xml.next()) {
            if (event == XMLStreamReader.START_ELEMENT && "c".equals(xml.getLocalName())) {
                cell();
            }
        }
        return new SheetRow(row, cells, hidden);
    }

    private boolean isEnd(int event, String element) {
        return event == XMLStreamReader.END_ELEMENT && element.equals(xml.getLocalName());
    }

    private static boolean isFlat(String height) {
        return height != null && Double.parseDouble(height) < 1;
    }

    private void cell() throws XMLStreamException {
        String address = xml.getAttributeValue(null, "r");
        column = address == null ? column + 1 : column(address);
        if (column >= MOST_COLUMNS) {
            throw Broken.file();
        }
        SheetCell read = content();
        if (!read.isEmpty()) {
            while (cells.size() <= column) {
                cells.add(SheetCell.EMPTY);
            }
            cells.set(column, read);
        }
    }

    private static int column(String address) {
        int number = 0;
        int at = 0;
        for (; at < address.length() && at < 4; at++) {
            char letter = address.charAt(at);
            int place = letter >= 'a' && letter <= 'z' ? letter - 'a' : letter - 'A';
            if (place < 0 || place >= LETTERS) {
                break;
            }
            number = number * LETTERS + place + 1;
        }
        if (number == 0 || at == address.length() || address.charAt(at) < '0' || address.charAt(at) > '9') {
            throw Broken.file();
        }
        return number - 1;
    }

    private SheetCell content() throws XMLStreamException {
        String type = xml.getAttributeValue(null, "t");
        String style = xml.getAttributeValue(null, "s");
        boolean formula = false;
        boolean valued = false;
        String inline = null;
        value.setLength(0);
        for (int event = xml.next(); !isEnd(event, "c"); event = xml.next()) {
            if (event == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "f" -> formula = true;
                    case "v" -> {
                        valued = true;
                        value();
                    }
                    case "is" -> inline = rich.read(xml, null);
                    default -> {}
                }
            }
        }
        if (inline != null) {
            return reading.text(EscapedText.decoded(inline), formula, row, column);
        }
        return value(type == null ? "n" : type, formula, valued, style);
    }

    private void value() throws XMLStreamException {
        for (int event = xml.next(); event != XMLStreamReader.END_ELEMENT; event = xml.next()) {
            if (xml.hasText() && event != XMLStreamReader.COMMENT) {
                value.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
        }
    }

    /** A formula without a value was never computed; only a text may be computed and empty. */
    private SheetCell value(String type, boolean formula, boolean valued, String style) {
        String text = value.toString();
        boolean blank = text.isBlank();
        if (blank && !("str".equals(type) && valued)) {
            return formula ? reading.uncomputed() : SheetCell.EMPTY;
        }
        return switch (type) {
            case "n" -> number(text.strip(), formats.of(style), formula);
            case "s" -> reading.text(texts.get(Integer.parseInt(text.strip())), formula, row, column);
            case "str" -> reading.text(EscapedText.decoded(text), formula, row, column);
            case "b" -> truth(text.strip(), formula);
            case "e" -> reading.errorOf(text, formula);
            case "d" -> reading.isoDate(text.strip(), formula);
            case "inlineStr" -> SheetCell.EMPTY;
            default -> throw Broken.file();
        };
    }

    private SheetCell number(String text, String format, boolean formula) {
        try {
            return reading.number(new BigDecimal(text), format, formula);
        } catch (NumberFormatException e) {
            return reading.errorOf(text, formula);
        }
    }

    private SheetCell truth(String text, boolean formula) {
        boolean yes = SafeXml.isTrue(text);
        boolean no = "0".equals(text) || "false".equals(text);
        return yes || no ? reading.truth(yes, formula) : reading.errorOf(text, formula);
    }
}

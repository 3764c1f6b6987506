package cn.redflower.platform.spreadsheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.BuiltinFormats;

/** The number formats of a zipped workbook's cells, by the number of the cell's style. */
final class CellFormats {

    private static final int MOST = 70_000;

    private final Map<Integer, String> written = new HashMap<>();
    private final List<Integer> styles = new ArrayList<>();

    void read(XMLStreamReader xml) throws XMLStreamException {
        boolean cells = false;
        boolean numbers = false;
        while (xml.hasNext()) {
            int event = SafeXml.next(xml);
            if (event != XMLStreamReader.START_ELEMENT && event != XMLStreamReader.END_ELEMENT) {
                continue;
            }
            boolean start = event == XMLStreamReader.START_ELEMENT;
            switch (xml.getLocalName()) {
                case "cellXfs" -> cells = start;
                case "numFmts" -> numbers = start;
                case "xf" -> style(xml, start && cells);
                case "numFmt" -> format(xml, start && numbers);
                default -> {}
            }
        }
    }

    private void style(XMLStreamReader xml, boolean counts) {
        if (counts) {
            if (styles.size() >= MOST) {
                throw Broken.file();
            }
            String id = xml.getAttributeValue(null, "numFmtId");
            styles.add(id == null ? 0 : Integer.parseInt(id));
        }
    }

    private void format(XMLStreamReader xml, boolean counts) {
        String code = counts ? xml.getAttributeValue(null, "formatCode") : null;
        String id = counts ? xml.getAttributeValue(null, "numFmtId") : null;
        if (code != null && id != null && written.size() < MOST) {
            written.put(Integer.valueOf(id), EscapedText.decoded(code));
        }
    }

    /** The format of a style, as written or as every program knows it; null for none. */
    String of(String style) {
        int index;
        try {
            index = style == null ? -1 : Integer.parseInt(style);
        } catch (NumberFormatException e) {
            throw Broken.file();
        }
        if (index < 0 || index >= styles.size()) {
            return null;
        }
        int id = styles.get(index);
        String own = written.get(id);
        if (own != null) {
            return own;
        }
        String day = DateFormats.implied(id);
        return day != null || id < 0 || id >= BuiltinFormats.FIRST_USER_DEFINED_FORMAT_INDEX ? day : builtin(id);
    }

    private static String builtin(int id) {
        String format = BuiltinFormats.getBuiltinFormat(id);
        return format == null || format.startsWith("reserved") ? null : format;
    }
}

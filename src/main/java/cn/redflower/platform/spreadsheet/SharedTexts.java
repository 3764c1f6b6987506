package cn.redflower.platform.spreadsheet;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The table of texts that a workbook's cells refer to, held in memory; of formatted text the letters, without their
 * pronunciation.
 */
final class SharedTexts {

    private static final int MOST = 2_000_000;

    private final SpreadsheetProperties limits;
    private final List<String> texts = new ArrayList<>();

    SharedTexts(SpreadsheetProperties limits) {
        this.limits = limits;
    }

    void read(XMLStreamReader xml, BoundedXml bytes) throws XMLStreamException {
        RichText text = new RichText();
        while (xml.hasNext()) {
            int event = SafeXml.next(xml);
            if (event == XMLStreamReader.START_ELEMENT && "si".equals(xml.getLocalName())) {
                texts.add(EscapedText.decoded(text.read(xml, limits)));
            }
            if (bytes.total() > limits.maxSharedText().toBytes() || texts.size() > MOST) {
                throw new RefusedException(Refusal.rule("spreadsheet.unpacks-too-large"));
            }
        }
    }

    /** @throws RefusedException if there is no such text */
    String get(int index) {
        if (index < 0 || index >= texts.size()) {
            throw Broken.file();
        }
        return texts.get(index);
    }
}

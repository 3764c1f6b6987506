package cn.redflower.platform.spreadsheet;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads text elements, plain or formatted in runs; the pronunciation that East Asian programs keep beside the
 * characters is no part of the text.
 */
final class RichText {

    private static final int LONGEST = 32_767;

    private final StringBuilder text = new StringBuilder();

    /**
     * Reads on to the end of the element in which the reader stands.
     *
     * @param limits null if the part has been looked through before
     */
    String read(XMLStreamReader xml, SpreadsheetProperties limits) throws XMLStreamException {
        text.setLength(0);
        int depth = 1;
        int spoken = 0;
        while (depth > 0 && xml.hasNext()) {
            switch (SafeXml.next(xml)) {
                case XMLStreamReader.START_ELEMENT -> {
                    depth++;
                    spoken = spoken == 0 && "rPh".equals(xml.getLocalName()) ? depth : spoken;
                }
                case XMLStreamReader.END_ELEMENT -> {
                    spoken = spoken == depth ? 0 : spoken;
                    depth--;
                }
                case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE -> {
                    if (spoken == 0) {
                        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                    refuseLong(limits);
                }
                default -> {}
            }
        }
        return text.toString();
    }

    private void refuseLong(SpreadsheetProperties limits) {
        if (limits != null && text.length() > LONGEST) {
            String most = String.valueOf(limits.maxCellLength());
            throw new RefusedException(Refusal.rule("spreadsheet.text-too-long", most));
        }
    }
}

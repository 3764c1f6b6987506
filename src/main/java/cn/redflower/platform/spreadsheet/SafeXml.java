package cn.redflower.platform.spreadsheet;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * One step through an XML part; a document type is never wanted, as it is where entities are declared, nor are elements
 * without bottom.
 */
final class SafeXml {

    private static final int DEEPEST = 64;

    private SafeXml() {}

    static int next(XMLStreamReader xml) throws XMLStreamException {
        int event = xml.next();
        boolean declares = event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE;
        if (declares || event == XMLStreamConstants.START_ELEMENT && ((XMLStreamReader2) xml).getDepth() > DEEPEST) {
            throw Broken.file();
        }
        return event;
    }

    /** The two ways of saying yes. */
    static boolean isTrue(String attribute) {
        return "1".equals(attribute) || "true".equals(attribute);
    }
}

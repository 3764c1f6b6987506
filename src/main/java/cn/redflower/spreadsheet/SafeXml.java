package cn.redflower.spreadsheet;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One step through an XML part; a document type is never wanted, as it is where entities are declared. */
final class SafeXml {

    private SafeXml() {
    }

    static int next(XMLStreamReader xml) throws XMLStreamException {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw Broken.file();
        }
        return event;
    }
}

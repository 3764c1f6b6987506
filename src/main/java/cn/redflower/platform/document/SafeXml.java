package cn.redflower.platform.document;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a part of a package as XML: no document type, which is where entities are declared, and nothing fetched from
 * elsewhere.
 */
final class SafeXml {

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;

    private SafeXml(XMLStreamReader reader) {
        this.reader = reader;
    }

    /** What somebody wants to know of a part. */
    interface Reading<T> {
        T of(SafeXml xml) throws XMLStreamException;
    }

    static <T> T read(InputStream in, Reading<T> reading) throws XMLStreamException {
        return reading.of(new SafeXml(FACTORY.createXMLStreamReader(in)));
    }

    /** Goes on to the next event; one of {@link XMLStreamConstants}, or -1 at the end. */
    int next() throws XMLStreamException {
        if (!reader.hasNext()) {
            return -1;
        }
        int event = reader.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new XMLStreamException("a document type");
        }
        return event;
    }

    /** The element's name without its namespace. */
    String name() {
        return reader.getLocalName();
    }

    String namespace() {
        return reader.getNamespaceURI();
    }

    String text() {
        return reader.getText();
    }

    /** An attribute by its name, whatever its namespace; empty if there is none. */
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}

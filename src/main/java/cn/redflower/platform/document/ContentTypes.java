package cn.redflower.platform.document;

import java.util.Locale;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * What the list of content types of an Open Packaging package says it is.
 *
 * @param wordPart the main part of a Word text, in small letters; empty if it is none
 * @param macros whether any part is one with macros
 * @param all the types, in small letters, one after the other
 */
record ContentTypes(String wordPart, boolean macros, String all) {

    static final String PART = "[content_types].xml";
    static final ContentTypes NONE = new ContentTypes("", false, "");
    private static final String WORD = "wordprocessingml.document.main+xml";
    private static final String WITH_MACROS = "word.document.macroenabled.main+xml";

    static ContentTypes read(SafeXml xml) throws XMLStreamException {
        String part = "";
        StringBuilder all = new StringBuilder();
        for (int event = xml.next(); event >= 0; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                String type = xml.attribute("ContentType").toLowerCase(Locale.ROOT);
                all.append(type).append(' ');
                if (type.endsWith(WORD) || type.endsWith(WITH_MACROS)) {
                    part = xml.attribute("PartName").toLowerCase(Locale.ROOT).replaceFirst("^/", "");
                }
            }
        }
        boolean macros = all.indexOf("macroenabled") >= 0 || all.indexOf("vbaproject") >= 0;
        return new ContentTypes(part, macros, all.toString());
    }
}

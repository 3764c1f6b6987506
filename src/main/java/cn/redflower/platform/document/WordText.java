package cn.redflower.platform.document;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * The text of a Word document and what stands beside it (headers, notes, settings): searched for fields that would
 * start a program.
 */
final class WordText {

    private static final Set<String> NAMESPACES = Set.of(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main");
    private static final Pattern STARTS_PROGRAM = Pattern.compile("(?im)^\\s*DDE(AUTO)?\\b");

    private WordText() {}

    /**
     * What stands against it: the last part of a code of {@code document.word}.
     *
     * @param main whether it is the document itself
     */
    static Optional<String> fault(SafeXml xml, boolean main) throws XMLStreamException {
        boolean first = true;
        boolean instruction = false;
        StringBuilder field = new StringBuilder();
        for (int event = xml.next(); event >= 0; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (first && main && !(xml.name().equals("document") && NAMESPACES.contains(xml.namespace()))) {
                    return Optional.of("broken");
                }
                first = false;
                instruction = xml.name().equals("instrText");
                if (xml.name().equals("fldChar")) {
                    field.append('\n');
                }
                if (STARTS_PROGRAM.matcher(xml.attribute("instr")).find()) {
                    return Optional.of("embedded");
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                instruction = false;
                // an instruction may be cut into pieces anywhere within its paragraph
                if (xml.name().equals("p")) {
                    if (STARTS_PROGRAM.matcher(field).find()) {
                        return Optional.of("embedded");
                    }
                    field.setLength(0);
                }
            } else if (instruction && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
                field.append(xml.text());
            }
        }
        return Optional.empty();
    }
}

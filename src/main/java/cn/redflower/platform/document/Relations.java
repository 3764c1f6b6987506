package cn.redflower.platform.document;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * The relations of a package's parts: where macros, other files, controls and anything fetched from elsewhere have to
 * be named.
 */
final class Relations {

    private static final Set<String> MACROS = Set.of("vbaproject", "wordvbadata");
    private static final Set<String> EMBEDDED = Set.of(
            "oleobject",
            "package",
            "control",
            "activexcontrolbinary",
            "afchunk",
            "subdocument",
            "frame",
            "webextension",
            "webextensiontaskpanes",
            "attachedtoolbars",
            "audio",
            "video",
            "media");
    private static final Pattern CLICKED = Pattern.compile("(?i)(https?|mailto|tel):.*", Pattern.DOTALL);

    private Relations() {}

    /** What stands against them: the last part of a code of {@code document.word}. */
    static Optional<String> fault(SafeXml xml) throws XMLStreamException {
        for (int event = xml.next(); event >= 0; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("Relationship")) {
                String type = xml.attribute("Type").replaceFirst(".*/", "").toLowerCase(Locale.ROOT);
                boolean external = xml.attribute("TargetMode").equalsIgnoreCase("External");
                boolean clicked = type.equals("hyperlink")
                        && CLICKED.matcher(xml.attribute("Target").strip()).matches();
                if (MACROS.contains(type)) {
                    return Optional.of("macros");
                } else if (EMBEDDED.contains(type)) {
                    return Optional.of("embedded");
                } else if (external && !clicked) {
                    return Optional.of("external");
                }
            }
        }
        return Optional.empty();
    }
}

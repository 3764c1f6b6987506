package cn.redflower.platform.spreadsheet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Where one part of a package says that its other parts are; of both kinds of Open XML, which differ in the addresses
 * of their types only.
 */
final class Relationships {

    private static final int MOST = 10_000;

    private final String folder;
    private final Map<String, String> targets = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();

    private Relationships(String part) {
        this.folder = part.substring(0, part.lastIndexOf('/') + 1);
    }

    /** @param part the part that they belong to; empty for the package itself */
    static Relationships of(ZippedParts parts, String part) {
        Relationships relationships = new Relationships(part);
        String rels = relationships.folder + "_rels/" + part.substring(relationships.folder.length()) + ".rels";
        if (parts.has(rels)) {
            parts.inspect(rels, (xml, bytes) -> relationships.read(xml));
        }
        return relationships;
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (SafeXml.next(xml) == XMLStreamReader.START_ELEMENT
                    && "Relationship".equals(xml.getLocalName())
                    && !"External".equals(xml.getAttributeValue(null, "TargetMode"))) {
                String target = xml.getAttributeValue(null, "Target");
                String id = xml.getAttributeValue(null, "Id");
                if (target != null && id != null && targets.size() < MOST) {
                    targets.put(id, resolved(target));
                    String type = xml.getAttributeValue(null, "Type");
                    types.put(id, type == null ? "" : type.substring(type.lastIndexOf('/') + 1));
                }
            }
        }
    }

    private String resolved(String target) {
        String path = target.replace('\\', '/');
        Deque<String> steps = new ArrayDeque<>();
        for (String step : (path.startsWith("/") ? path : folder + path).split("/")) {
            if ("..".equals(step)) {
                steps.pollLast();
            } else if (!step.isEmpty() && !".".equals(step)) {
                steps.addLast(step);
            }
        }
        return String.join("/", steps);
    }

    /** The part with that id. */
    Optional<String> target(String id) {
        return Optional.ofNullable(targets.get(id));
    }

    /** Whether the part with that id may be of a kind, as far as is said. */
    boolean mayBe(String id, String type) {
        String said = types.getOrDefault(id, "");
        return said.isEmpty() || said.equals(type);
    }

    /** The first part of a kind, the last step of its type's address. */
    Optional<String> ofType(String type) {
        return types.entrySet().stream()
                .filter(each -> each.getValue().equals(type))
                .map(each -> targets.get(each.getKey()))
                .sorted()
                .findFirst();
    }
}

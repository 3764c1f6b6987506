package cn.redflower.test.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Which beans a process calls by its expressions, and where; the engine itself only notices when it comes by. */
public final class Expressions {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern TEXT = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern CALL = Pattern.compile("(?<![.\\w])([a-zA-Z_]\\w*)\\s*\\.\\s*(\\w+)\\s*(\\(?)");
    private static final Set<String> GIVEN_BY_THE_ENGINE =
            Set.of("execution", "task", "caseExecution", "authenticatedUserId");

    private Expressions() {}

    /**
     * A use of a bean.
     *
     * @param place id of the element, or of the nearest around it that has one
     * @param as the attribute that names the bean as a whole, e.g. {@code delegateExpression}, with its element; null
     *     if a member is called
     * @param member name of the method or property, null if the bean is used as a whole
     * @param method whether the member is called with brackets
     */
    public record Use(String place, String bean, String as, String member, boolean method) {}

    public static List<Use> of(ProcessModel model) {
        List<Use> uses = new ArrayList<>();
        NodeList elements = read(model).getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            NamedNodeMap attributes = element.getAttributes();
            for (int a = 0; a < attributes.getLength(); a++) {
                collect(
                        uses,
                        element,
                        attributes.item(a).getLocalName(),
                        attributes.item(a).getNodeValue());
            }
            if (element.getChildNodes().getLength() == 1
                    && element.getFirstChild().getNodeType() == Node.TEXT_NODE) {
                collect(uses, element, null, element.getTextContent());
            }
        }
        return uses;
    }

    private static void collect(List<Use> uses, Element element, String attribute, String text) {
        Matcher expressions = EXPRESSION.matcher(text);
        while (expressions.find()) {
            String expression =
                    TEXT.matcher(expressions.group(1)).replaceAll("''").strip();
            if ("delegateExpression".equals(attribute)) {
                uses.add(new Use(place(element), expression, element.getLocalName(), null, false));
                continue;
            }
            Matcher calls = CALL.matcher(expression);
            while (calls.find()) {
                if (!GIVEN_BY_THE_ENGINE.contains(calls.group(1))) {
                    uses.add(new Use(
                            place(element),
                            calls.group(1),
                            null,
                            calls.group(2),
                            !calls.group(3).isEmpty()));
                }
            }
        }
    }

    private static String place(Element element) {
        return element.hasAttribute("id") || !(element.getParentNode() instanceof Element parent)
                ? element.getAttribute("id")
                : place(parent);
    }

    private static Document read(ProcessModel model) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(model.path().toFile());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(model.file(), e);
        }
    }
}

package cn.redflower.platform.engine;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedAnswers;
import cn.redflower.platform.problem.UnstorableText;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads what is sent to the engine's API before the engine does, with the parser that the engine uses, and hands on
 * what it has read, written anew: whatever encoding, escape or repeated key the sender chose, both see the same.
 * Refused at any depth are
 *
 * <ul>
 *   <li>expressions in queries (CVE-2026-109432: run by the engine when nested in {@code orQueries});
 *   <li>values that the engine would deserialize or keep as files, or cannot compare;
 *   <li>operations on "all that match a query", where the engine ignores a mistyped restriction and takes everything.
 * </ul>
 *
 * {@link QueriesWithoutExpressions} and {@link PlainValuesOnly} do the same inside the engine, for doors that nobody
 * thought of.
 */
class EngineBodyGuard extends OncePerRequestFilter {

    static final int LARGEST = 1 << 20;

    private static final int DEEPEST = 40;
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> NOT_PLAIN = Set.of("object", "bytes", "file", "xml");

    private final ObjectMapper json = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Refusal> refusal = request.getParameterMap().keySet().stream()
                .map(EngineBodyGuard::refusalOfParameter)
                .flatMap(Optional::stream)
                .findFirst();
        if (refusal.isPresent()) {
            refuse(response, refusal.get());
            return;
        }
        if (WITHOUT_BODY.contains(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        byte[] sent = request.getInputStream().readNBytes(LARGEST + 1);
        if (sent.length > LARGEST) {
            refuse(response, Refusal.malformed("engine.body-too-large", LARGEST >> 10));
        } else if (sent.length == 0) {
            chain.doFilter(new ReadBody(request, sent), response);
        } else if (!isJson(request.getContentType())) {
            refuse(response, Refusal.malformed("engine.json-only"));
        } else {
            handOn(request, response, chain, sent);
        }
    }

    private void handOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain, byte[] sent)
            throws ServletException, IOException {
        JsonNode body;
        try {
            body = json.readTree(sent);
        } catch (JsonProcessingException unreadable) {
            refuse(response, Refusal.malformed("problem.malformed", "JSON"));
            return;
        }
        Optional<Refusal> refusal = firstRefusal(body);
        if (refusal.isPresent()) {
            refuse(response, refusal.get());
        } else {
            chain.doFilter(new ReadBody(request, json.writeValueAsBytes(body)), response);
        }
    }

    private static Optional<Refusal> firstRefusal(JsonNode node) {
        if (node.isTextual() && !UnstorableText.isStorable(node.textValue())) {
            return Optional.of(UnstorableText.refusal());
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = field.getKey().toLowerCase(Locale.ROOT);
            if (!UnstorableText.isStorable(name)) {
                return Optional.of(UnstorableText.refusal());
            }
            if (isExpression(name)) {
                return Optional.of(Refusal.malformed("engine.expression-refused"));
            }
            if (name.endsWith("query")) {
                return Optional.of(Refusal.malformed("engine.mass-operation-refused"));
            }
            if (comparesNothing(node, field)) {
                return Optional.of(Refusal.malformed("problem.malformed", field.getKey()));
            }
            boolean notPlain = name.equals("value") && isStructure(field.getValue())
                    || name.equals("type")
                            && NOT_PLAIN.contains(field.getValue().asText("").toLowerCase(Locale.ROOT));
            if (notPlain || name.equals("valueinfo") && !field.getValue().isEmpty()) {
                return Optional.of(Refusal.malformed("engine.value-refused"));
            }
        }
        for (JsonNode below : node) {
            Optional<Refusal> refusal = firstRefusal(below);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    /**
     * A list or an object for a value, where the engine knows plain ones only; a variable may be called "value", and
     * has its own inside.
     */
    private static boolean isStructure(JsonNode value) {
        return value.isArray() || value.isObject() && !value.has("value");
    }

    /** A comparison without a sign, or a number of tries below none; both are a 500 to the engine. */
    private static boolean comparesNothing(JsonNode node, Map.Entry<String, JsonNode> field) {
        return switch (field.getKey()) {
            case "processVariables", "taskVariables", "caseInstanceVariables", "variables" ->
                field.getValue().isArray()
                        && StreamSupport.stream(field.getValue().spliterator(), false)
                                .anyMatch(each -> !each.path("operator").isTextual());
            case "retries" -> node.path("retries").asInt() < 0;
            default -> false;
        };
    }

    /** Alternatives are objects, for which an address has no place; the engine stumbles over them there. */
    private static Optional<Refusal> refusalOfParameter(String name) {
        return isExpression(name)
                ? Optional.of(Refusal.malformed("engine.expression-refused"))
                : name.equalsIgnoreCase("orQueries")
                        ? Optional.of(Refusal.malformed("problem.malformed", "orQueries"))
                        : Optional.empty();
    }

    private static boolean isExpression(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith("expression");
    }

    private static boolean isJson(String contentType) {
        try {
            return contentType != null
                    && MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(contentType));
        } catch (org.springframework.http.InvalidMediaTypeException noType) {
            return false;
        }
    }

    private static void refuse(HttpServletResponse response, Refusal reason) {
        RefusedAnswers.remember(List.of(reason));
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    }
}

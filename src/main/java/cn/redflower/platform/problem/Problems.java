package cn.redflower.platform.problem;

import jakarta.servlet.ServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Words refusals for people and lays them out as RFC 9457 problems. */
@Component
public class Problems {

    private static final String CODE = Problems.class.getName() + ".code";

    private final MessageSource messages;
    private final Locale locale;

    /** @param locale the product's one language, whatever a browser or script asks for */
    Problems(MessageSource messages, @Value("${spring.web.locale:zh_CN}") Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    /** The sentence for one reason. */
    public String sentence(Refusal reason) {
        return text(reason.code(), reason.args().toArray());
    }

    /** A text of the bundles. */
    public String text(String code, Object... args) {
        return messages.getMessage(code, args, locale);
    }

    /** A text of the bundles, if there is one. */
    public Optional<String> known(String code, Object... args) {
        return Optional.ofNullable(messages.getMessage(code, args, null, locale));
    }

    /**
     * All reasons as the body of an {@code application/problem+json} answer; {@code message} repeats the detail for the
     * engine's web applications.
     */
    public Map<String, Object> body(List<Refusal> reasons) {
        String detail = reasons.stream().map(this::sentence).distinct().collect(Collectors.joining(" "));
        Refusal first = reasons.get(0);
        Map<String, Object> body = body(first.kind().status(), first.code(), detail);
        body.put(
                "reasons",
                reasons.stream()
                        .map(r -> Map.of("code", r.code(), "detail", sentence(r)))
                        .toList());
        return body;
    }

    /** The code of the problem with which this request was answered last. */
    public static Optional<String> codeFor(ServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(CODE));
    }

    /** A single problem that is already worded. */
    public Map<String, Object> body(int status, String code, String detail) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(CODE, code, RequestAttributes.SCOPE_REQUEST);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", text("problem.title." + status));
        body.put("status", status);
        body.put("detail", detail);
        body.put("code", code);
        body.put("message", detail);
        return body;
    }
}

package cn.redflower.platform.problem;

import java.util.List;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Carries the reasons of a refused answer past the engine's REST API, which makes a bare 500 of them, to the edge that
 * words them. Bound to the request.
 */
public final class RefusedAnswers {

    private static final String ATTRIBUTE = RefusedAnswers.class.getName();
    private static final String FAILURE = ATTRIBUTE + ".failure";

    private RefusedAnswers() {}

    /** To be called before the engine, or a door of it, turns the request away. */
    public static void remember(List<Refusal> reasons) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(ATTRIBUTE, reasons, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** The reasons for which the request's answer was refused, or an empty list. */
    @SuppressWarnings("unchecked")
    public static List<Refusal> of(jakarta.servlet.ServletRequest request) {
        Object reasons = request.getAttribute(ATTRIBUTE);
        return reasons == null ? List.of() : (List<Refusal>) reasons;
    }

    /**
     * What went wrong within the engine, for the log: its REST API answers with a text and keeps the cause to itself.
     */
    public static void rememberFailure(Throwable failure) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(FAILURE, failure, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** What went wrong within the engine at this request; null if nothing did. */
    public static Throwable failureOf(jakarta.servlet.ServletRequest request) {
        return (Throwable) request.getAttribute(FAILURE);
    }
}

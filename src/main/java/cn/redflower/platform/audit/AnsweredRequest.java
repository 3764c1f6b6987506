package cn.redflower.platform.audit;

import cn.redflower.platform.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * A request that has been answered, as far as the trail wants to know it.
 *
 * @param login who was logged in, or null
 */
record AnsweredRequest(HttpServletRequest request, int status, String login) {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Pattern ENGINE = Pattern.compile("/(engine-rest|camunda/api)/.*");
    /** Neither logging in and out nor the answers to tasks, which are on record where they are accepted. */
    private static final Pattern RECORDED_ELSEWHERE =
            Pattern.compile("/camunda/api/admin/auth/.*|.*/task/[^/]+/(claim|complete|submit-form)/?");
    /** Queries that are sent by POST because they are long. */
    private static final Pattern QUERIES =
            Pattern.compile(".*/(task|process-instance|execution|external-task|variable-instance|job|job-definition|"
                    + "event-subscription|incident|batch)(/count)?/?"
                    + "|.*/history/(?!cleanup)[a-z-]+(/count)?/?|.*/filter/[^/]+/(list|count|singleResult)/?|"
                    + "/camunda/api/cockpit/plugin/.*");

    private static final Pattern UNUSUAL = Pattern.compile("[^A-Za-z0-9/_.:~+@=,-]");
    private static final Pattern LIKE_A_LOGIN = Pattern.compile("[A-Za-z0-9._@-]{1,64}");
    /** A path whose end is a secret. */
    private static final Pattern SECRET = Pattern.compile("^(/password/link/).+");
    /** An address that servers read in more than one way. */
    private static final String ODD = "problem.odd-address";

    private static final int LONGEST_PATH = 200;

    /**
     * Whether it was an attempt at something that is closed: a wrong login, a forbidden or hidden thing, nonsense for
     * the engine. A stranger who only has to log in (again) is none, unless he tries to change something without ever
     * having had a session.
     */
    boolean refused() {
        return switch (status) {
            case 401 ->
                request.getHeader(HttpHeaders.AUTHORIZATION) != null
                        || !SAFE.contains(request.getMethod()) && request.getRequestedSessionId() == null;
            case 403 -> true;
            case 404 -> login != null && (path().startsWith("/api/") || concernsTheEngine());
            case 400 ->
                concernsTheEngine()
                        || Problems.codeFor(request).filter(ODD::equals).isPresent();
            case 422 -> concernsTheEngine();
            default -> false;
        };
    }

    /** Whether it wrote to the engine, by either of its APIs. */
    boolean changedTheEngine() {
        return status < 400
                && concernsTheEngine()
                && !SAFE.contains(request.getMethod())
                && !RECORDED_ELSEWHERE.matcher(path()).matches()
                && !("POST".equals(request.getMethod())
                        && QUERIES.matcher(path()).matches());
    }

    private boolean concernsTheEngine() {
        return ENGINE.matcher(path()).matches();
    }

    /** Decoded and normalised by the server. */
    private String path() {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    /** Paths hold ids only; what else somebody writes into one (a name) is not kept. */
    String methodAndPath() {
        String path = SECRET.matcher(UNUSUAL.matcher(path()).replaceAll("?")).replaceFirst("$1*");
        String method = UNUSUAL.matcher(request.getMethod()).replaceAll("?");
        return (method.length() > 10 ? method.substring(0, 10) : method) + " "
                + (path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "…" : path);
    }

    /** The name with which a login failed, if it can be one: people type their password into the wrong field. */
    String presentedLogin() {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return null;
        }
        try {
            String both =
                    new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            String login = both.contains(":") ? both.substring(0, both.indexOf(':')) : "";
            return LIKE_A_LOGIN.matcher(login).matches() ? login : null;
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }
}

package cn.redflower.platform.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every list that is asked of the engine's API without a limit, or with a larger one, the limit of
 * {@value #LIMIT}, so that no answer grows with the county.
 */
class BoundedLists extends OncePerRequestFilter {

    static final int LIMIT = 1000;

    private static final String PARAMETER = "maxResults";
    private static final Pattern LIST = Pattern.compile(
            "/(engine-rest|camunda/api/engine)/(engine/[^/]+/)?((history/)?[a-z-]+|filter/[^/]+/list)/?");
    private static final Pattern SENT = Pattern.compile("(^|&)maxResults=[^&]*");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean list = LIST.matcher(
                        request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo()))
                .matches();
        chain.doFilter(
                list && !isBounded(request.getParameterValues(PARAMETER)) ? new Bounded(request) : request, response);
    }

    /** Nonsense stays what it is, for the engine to refuse. */
    private static boolean isBounded(String[] sent) {
        return sent != null
                && Arrays.stream(sent)
                        .noneMatch(value -> value.matches("\\d+")
                                && new BigInteger(value).compareTo(BigInteger.valueOf(LIMIT)) > 0);
    }

    private static final class Bounded extends HttpServletRequestWrapper {

        Bounded(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getQueryString() {
            String asked = super.getQueryString() == null
                    ? ""
                    : SENT.matcher(super.getQueryString()).replaceAll("");
            return (asked.isEmpty() ? "" : asked + "&") + PARAMETER + "=" + LIMIT;
        }
    }
}

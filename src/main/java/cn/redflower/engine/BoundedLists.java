package cn.redflower.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every list that is asked of {@code /engine-rest} without a limit the limit of {@value #LIMIT}, so that no answer grows with the county. */
class BoundedLists extends OncePerRequestFilter {

    static final int LIMIT = 1000;

    private static final Pattern LIST = Pattern.compile("/engine-rest/(engine/[^/]+/)?(history/)?[a-z-]+/?");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean unbounded = LIST.matcher(request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo())).matches()
                && request.getParameter("maxResults") == null;
        chain.doFilter(unbounded ? new Bounded(request) : request, response);
    }

    private static final class Bounded extends HttpServletRequestWrapper {

        Bounded(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getQueryString() {
            String asked = super.getQueryString();
            return (asked == null || asked.isEmpty() ? "" : asked + "&") + "maxResults=" + LIMIT;
        }
    }
}

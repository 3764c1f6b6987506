package cn.redflower.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What is answered to a request that must not be: a problem to scripts, a page to people. A form whose token is no
 * longer good, as it was open for longer than its session or before somebody logged in in another tab, comes back with
 * what was typed and a token that is.
 */
class DeniedRequests implements AccessDeniedHandler {

    private static final Pattern OBJECTION = Pattern.compile("/notices/[^/]+/objection");

    private final ProblemAnswers problems;
    private final RequestMatcher scripts;

    /** @param scripts paths that are answered by a problem whatever is accepted */
    DeniedRequests(ProblemAnswers problems, RequestMatcher scripts) {
        this.problems = problems;
        this.scripts = scripts;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException, ServletException {
        if (scripts.matches(request) || !acceptsPages(request)) {
            problems.denied(request, response, reason);
        } else if (reason instanceof CsrfException) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            request.getRequestDispatcher(again(request.getServletPath())).forward(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static String again(String path) {
        if (path.equals("/login") || OBJECTION.matcher(path).matches()) {
            return path + "/again";
        }
        return StaleForms.PAGE;
    }

    private static boolean acceptsPages(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}

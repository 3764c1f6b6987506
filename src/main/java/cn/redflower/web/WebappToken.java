package cn.redflower.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.MissingCsrfTokenException;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks for the token of the engine's web applications before anything is done with what they send. Their own filter
 * asks too, but later than their logout, which is ours, and ends the whole session of whoever sends none: another site
 * could log people out.
 */
class WebappToken extends OncePerRequestFilter {

    private static final String IN_SESSION = "CAMUNDA_CSRF_TOKEN";
    private static final String IN_HEAD = "X-XSRF-TOKEN";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final RequestMatcher webapps;
    private final AccessDeniedHandler denied;

    WebappToken(RequestMatcher webapps, AccessDeniedHandler denied) {
        this.webapps = webapps;
        this.denied = denied;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        boolean changing = webapps.matches(request) && !READING.contains(request.getMethod());
        if (changing && isLoggedIn(session) && !sends(request, (String) session.getAttribute(IN_SESSION))) {
            denied.handle(request, response, new MissingCsrfTokenException(request.getHeader(IN_HEAD)));
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Who is not is told so further on. */
    private static boolean isLoggedIn(HttpSession session) {
        return session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }

    private static boolean sends(HttpServletRequest request, String token) {
        String sent = request.getHeader(IN_HEAD);
        return token != null
                && sent != null
                && MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}

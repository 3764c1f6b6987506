package cn.redflower.web;

import cn.redflower.people.account.WhyLogIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/**
 * Leads a person who is not logged in, or no longer, to the login page, which knows why she is there. Whoever was
 * sending a form comes back to the page with it ({@code kept.js} has what she typed); where she was only looking, the
 * request is saved by the edge itself.
 */
class LoginFirst implements AuthenticationEntryPoint {

    private static final String SAVED_REQUEST = "SPRING_SECURITY_SAVED_REQUEST";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        Optional<WhyLogIn> why = WhyLogIn.of(request);
        why.ifPresent(known -> known.remember(request.getSession()));
        if (!"GET".equals(request.getMethod()) && StaleForms.isOurs(request)) {
            page(request)
                    .ifPresent(path -> request.getSession()
                            .setAttribute(SAVED_REQUEST, new SimpleSavedRequest(request.getContextPath() + path)));
        }
        response.sendRedirect(request.getContextPath() + "/login");
    }

    /** The page that the form stands on; only its path, so that nobody is led away from here. */
    private static Optional<String> page(HttpServletRequest request) {
        try {
            String referer = request.getHeader(HttpHeaders.REFERER);
            URI page = referer == null ? null : URI.create(referer);
            return page == null
                            || page.getRawPath() == null
                            || !page.getRawPath().startsWith("/")
                            || page.getRawPath().startsWith("//")
                    ? Optional.empty()
                    : Optional.of(page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery()));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}

package cn.redflower.platform.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before both API bases of the engine and lets in what {@link EngineDoor} lists. Paths are compared as the
 * server has decoded and normalised them; spellings that survive that ({@code ;x=1}, {@code %2f}) are turned away by
 * the firewall in front.
 */
class EngineApiGuard extends OncePerRequestFilter {

    private static final Pattern ENGINE =
            Pattern.compile("/(?:engine-rest|camunda/api/engine)(?:/engine/default)?(/.*)");
    private static final Pattern WEBAPPS = Pattern.compile("/camunda/api(/.*)");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null
                || !EngineDoor.allows(request.getMethod(), path(request), login.getName(), isOperator(login))) {
            throw new AccessDeniedException("no door of the engine's API");
        }
        chain.doFilter(request, response);
    }

    private static boolean isOperator(Authentication login) {
        return login.getAuthorities().stream().anyMatch(a -> "ROLE_ADMINISTRATOR".equals(a.getAuthority()));
    }

    /** As {@link EngineDoor} knows it. */
    static String path(HttpServletRequest request) {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        Matcher engine = ENGINE.matcher(path);
        if (engine.matches()) {
            return engine.group(1);
        }
        Matcher webapps = WEBAPPS.matcher(path);
        return webapps.matches() ? EngineDoor.WEBAPPS + webapps.group(1) : path;
    }
}

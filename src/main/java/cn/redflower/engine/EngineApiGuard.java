package cn.redflower.engine;

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
 * Stands before both API bases of the engine: administrators pass, everybody else gets what {@link OpenToEverybody} lists. Paths
 * are compared as the server has decoded and normalised them; spellings that survive that ({@code ;x=1}, {@code %2f}) are turned
 * away by the firewall in front. The web applications' own endpoints beside the engine's are open as far as Tasklist reads them.
 */
class EngineApiGuard extends OncePerRequestFilter {

    private static final Pattern ENGINE = Pattern.compile("/(?:engine-rest|camunda/api/engine)(?:/engine/default)?(/.*)?");
    private static final Pattern ENGINE_LIST = Pattern.compile("/(?:engine-rest|camunda/api/engine)/engine/?");
    private static final Pattern TASKLIST_READS = Pattern.compile("/camunda/api/(tasklist/plugin/.*|admin/auth/user/default/?)");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        boolean administrator = login != null && login.getAuthorities().stream().anyMatch(a -> "ROLE_ADMINISTRATOR".equals(a.getAuthority()));
        if (!administrator && (login == null || !allows(request, login.getName()))) {
            throw new AccessDeniedException("not open to everybody");
        }
        chain.doFilter(request, response);
    }

    private static boolean allows(HttpServletRequest request, String login) {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (ENGINE_LIST.matcher(path).matches()) {
            return "GET".equals(request.getMethod());
        }
        if (TASKLIST_READS.matcher(path).matches()) {
            return "GET".equals(request.getMethod());
        }
        Matcher engine = ENGINE.matcher(path);
        return engine.matches() && engine.group(1) != null && OpenToEverybody.allows(request.getMethod(), engine.group(1), login);
    }
}

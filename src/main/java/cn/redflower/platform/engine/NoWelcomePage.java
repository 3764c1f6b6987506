package cn.redflower.platform.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leads from the engine's own start page to ours. It lets people change a profile and a password that the engine does
 * not keep, and shows them the names of its groups.
 */
class NoWelcomePage extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        response.sendRedirect(request.getContextPath() + "/");
    }
}

package cn.redflower.signin.totp;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Until the second step is done a session is a stranger's everywhere but on the page of that step: what strangers may not see is
 * answered as to strangers, whatever path is added some day.
 */
class SecondStepFilter extends OncePerRequestFilter {

    private final SecondStep secondStep;

    SecondStepFilter(SecondStep secondStep) {
        this.secondStep = secondStep;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        SecondStep.Owed owed = path.startsWith("/assets/") ? SecondStep.Owed.NOTHING
                : secondStep.owedBy(SecurityContextHolder.getContext().getAuthentication());
        if (owed != SecondStep.Owed.NOTHING && !owed.opens(path) && !path.equals("/logout")) {
            if (path.equals("/login") && "GET".equals(request.getMethod())) {
                response.sendRedirect(request.getContextPath() + owed.page());
                return;
            }
            SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}

package cn.redflower.people.login.totp;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Until the second step is done a session is a stranger's: what strangers may not see is answered as to strangers,
 * whatever path is added some day. The page that asks for the code is open to anybody, and is told here whose code it
 * asks for.
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
        Authentication login = path.startsWith("/assets/")
                ? null
                : SecurityContextHolder.getContext().getAuthentication();
        SecondStep.Owed owed = secondStep.owedBy(login);
        if (!owed.opens(path)) {
            if (path.equals("/login") && "GET".equals(request.getMethod())) {
                response.sendRedirect(request.getContextPath() + owed.page());
                return;
            }
            if (owed == SecondStep.Owed.CODE) {
                request.setAttribute(SecondStep.OWING, login);
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

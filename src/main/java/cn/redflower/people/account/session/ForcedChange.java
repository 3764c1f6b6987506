package cn.redflower.people.account.session;

import cn.redflower.people.account.PasswordMustChange;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whoever still has an initial password gets the page that changes it, and nothing else: pages lead there, scripts, the
 * engine's API and Tasklist's calls are refused. Logging out is done in front of this. Whoever came in through the
 * county's provider never used the initial password and is let go on.
 */
class ForcedChange extends OncePerRequestFilter {

    private static final String PAGE = "/account/password";
    private static final Pattern OPEN = Pattern.compile("/account/password|/assets/[^/]+|/favicon\\.ico|/login|/error");
    private static final Pattern SCRIPTS = Pattern.compile("/(api|engine-rest|camunda/api|v3|actuator)(/.*)?");

    private final OpenSessions accounts;

    ForcedChange(OpenSessions accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (OPEN.matcher(path).matches() || !hasInitialPassword()) {
            chain.doFilter(request, response);
        } else if (SCRIPTS.matcher(path).matches() || request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            throw new PasswordMustChange();
        } else {
            response.sendRedirect(request.getContextPath() + PAGE);
        }
    }

    private boolean hasInitialPassword() {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        return login != null
                && login.isAuthenticated()
                && !(login instanceof AnonymousAuthenticationToken)
                && !(login instanceof OAuth2AuthenticationToken)
                && accounts.state(login.getName())
                        .map(AccountState::mustChangePassword)
                        .orElse(false);
    }
}

package cn.redflower.people.login.oidc;

import cn.redflower.platform.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Set;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Gives the login page its buttons, and the reason why the way over a provider failed. */
class ProvidersOnLoginPage implements HandlerInterceptor {

    private static final Set<String> REASONS = Set.of(
            AccountsOfProvider.UNKNOWN,
            AccountsOfProvider.AMBIGUOUS,
            AccountsOfProvider.DISABLED,
            ProviderLoginFailed.UNREACHABLE,
            ProviderLoginFailed.CANCELLED,
            ProviderLoginFailed.INVALID);

    private final LateRegistrations registrations;
    private final Problems problems;

    ProvidersOnLoginPage(LateRegistrations registrations, Problems problems) {
        this.registrations = registrations;
        this.problems = problems;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView page) {
        if (page == null) {
            return;
        }
        page.addObject("providers", registrations.providers());
        String reason = request.getParameter("oidc");
        if (reason != null && REASONS.contains(reason)) {
            page.addObject("providerProblem", problems.text("signin.oidc.problem." + reason));
        }
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(ProviderLogout.GOES_ON) != null) {
            page.addObject("providerLogout", session.getAttribute(ProviderLogout.GOES_ON));
            session.removeAttribute(ProviderLogout.GOES_ON);
        }
    }
}

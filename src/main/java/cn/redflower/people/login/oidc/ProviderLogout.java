package cn.redflower.people.login.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;

/**
 * Ends the provider's session after ours, if it offers that. The login page sends the browser on: our pages' policy
 * lets no form, and so no redirect after one, lead elsewhere.
 */
class ProviderLogout extends OidcClientInitiatedLogoutSuccessHandler {

    /** Session attribute: where the login page sends the browser on to. */
    static final String GOES_ON = ProviderLogout.class.getName();

    private static final String HERE = "/login?logout";

    private final LateRegistrations registrations;

    ProviderLogout(LateRegistrations registrations) {
        super(registrations);
        this.registrations = registrations;
        setDefaultTargetUrl(HERE);
    }

    @Override
    public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response, Authentication login)
            throws IOException {
        String target = target(request, response, login);
        if (!target.equals(HERE)) {
            request.getSession(true).setAttribute(GOES_ON, target);
        }
        getRedirectStrategy().sendRedirect(request, response, HERE);
    }

    private String target(HttpServletRequest request, HttpServletResponse response, Authentication login) {
        try {
            setPostLogoutRedirectUri(registrations.own(HERE));
            return determineTargetUrl(request, response, login);
        } catch (ProviderUnreachable e) {
            return HERE;
        }
    }
}

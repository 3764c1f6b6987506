package cn.redflower.people.login.totp;

import cn.redflower.people.login.SignInSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** What a person who gave her password still owes, and the mark in her session once she has given it. */
@Component
class SecondStep {

    /** What is owed: nothing, a code, or an authenticator in the first place; and the page that leads on. */
    enum Owed {
        NOTHING(null),
        CODE(CODE_PAGE),
        AUTHENTICATOR("/account/totp");

        private final String page;

        Owed(String page) {
            this.page = page;
        }

        String page() {
            return page;
        }

        /**
         * Whether the path is open to the person as herself. An initial password is changed before an authenticator is
         * asked for.
         */
        boolean opens(String path) {
            return this == NOTHING
                    || path.equals("/logout")
                    || this == AUTHENTICATOR
                            && (path.equals(page) || path.startsWith(page + "/") || path.equals("/account/password"));
        }
    }

    static final String CODE_PAGE = "/login/totp";

    /**
     * Request attribute: the login that owes a code, for the one page that takes it; to everything else the request is
     * a stranger's.
     */
    static final String OWING = "cn.redflower.people.login.owing";

    /** Lives in the login itself, so that the next login in the same session begins without it. */
    private static final GrantedAuthority GIVEN = new SimpleGrantedAuthority("FACTOR_TOTP");

    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final Standings standings;
    private final SignInSettings settings;

    SecondStep(Standings standings, SignInSettings settings) {
        this.standings = standings;
        this.settings = settings;
    }

    Owed owedBy(Authentication login) {
        if (login == null
                || !login.isAuthenticated()
                || login instanceof AnonymousAuthenticationToken
                || login instanceof OAuth2AuthenticationToken && settings.oidc().trustProviderMfa()) {
            return Owed.NOTHING;
        }
        Standings.Standing standing = standings.of(login.getName());
        if (standing.on()) {
            return login.getAuthorities().contains(GIVEN) ? Owed.NOTHING : Owed.CODE;
        }
        return standing.required() ? Owed.AUTHENTICATOR : Owed.NOTHING;
    }

    /** Marks the login in the session as complete, under a new id. */
    void given(Authentication login, HttpServletRequest request, HttpServletResponse response) {
        List<GrantedAuthority> authorities = new ArrayList<>(login.getAuthorities());
        if (!authorities.contains(GIVEN)) {
            authorities.add(GIVEN);
        }
        request.changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(with(authorities, login));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    private static Authentication with(List<GrantedAuthority> authorities, Authentication login) {
        if (login instanceof OAuth2AuthenticationToken provider) {
            OAuth2AuthenticationToken complete = new OAuth2AuthenticationToken(
                    provider.getPrincipal(), authorities, provider.getAuthorizedClientRegistrationId());
            complete.setDetails(provider.getDetails());
            return complete;
        }
        UsernamePasswordAuthenticationToken complete =
                UsernamePasswordAuthenticationToken.authenticated(login.getPrincipal(), null, authorities);
        complete.setDetails(login.getDetails());
        return complete;
    }
}

package cn.redflower.signin.totp;

import cn.redflower.signin.SignInSettings;
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

    /** What is owed: nothing, a code, or an authenticator in the first place; and the only page that is open meanwhile. */
    enum Owed {
        NOTHING(null), CODE("/login/totp"), AUTHENTICATOR("/account/totp");

        private final String page;

        Owed(String page) {
            this.page = page;
        }

        String page() {
            return page;
        }

        boolean opens(String path) {
            return path.equals(page) || path.startsWith(page + "/");
        }
    }

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
        if (login == null || !login.isAuthenticated() || login instanceof AnonymousAuthenticationToken
                || login instanceof OAuth2AuthenticationToken && settings.oidc().trustProviderMfa()) {
            return Owed.NOTHING;
        }
        Standings.Standing standing = standings.of(login.getName());
        if (standing.on()) {
            return login.getAuthorities().contains(GIVEN) ? Owed.NOTHING : Owed.CODE;
        }
        return standing.required() ? Owed.AUTHENTICATOR : Owed.NOTHING;
    }

    /** Marks the session as complete, under a new id. */
    void given(HttpServletRequest request, HttpServletResponse response) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
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
            OAuth2AuthenticationToken complete =
                    new OAuth2AuthenticationToken(provider.getPrincipal(), authorities, provider.getAuthorizedClientRegistrationId());
            complete.setDetails(provider.getDetails());
            return complete;
        }
        UsernamePasswordAuthenticationToken complete = UsernamePasswordAuthenticationToken.authenticated(login.getPrincipal(), null, authorities);
        complete.setDetails(login.getDetails());
        return complete;
    }
}

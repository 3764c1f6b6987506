package cn.redflower.people.login.oidc;

import cn.redflower.people.login.SignInSettings;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;

/** Finds the one enabled account that stands for whom the provider names. None is ever made. */
class AccountsOfProvider {

    /** Nobody, several, or somebody who may not log in; the person is told which. */
    static final String UNKNOWN = "unknown";

    static final String AMBIGUOUS = "ambiguous";
    static final String DISABLED = "disabled";

    private final JdbcClient jdbc;
    private final UserDetailsService logins;
    private final String claim;

    AccountsOfProvider(JdbcClient jdbc, UserDetailsService logins, SignInSettings.Oidc settings) {
        this.jdbc = jdbc;
        this.logins = logins;
        this.claim = settings.loginClaim();
    }

    private record Candidate(String login, boolean enabled) {}

    /** @throws OAuth2AuthenticationException with one of the codes above */
    UserDetails accountFor(Map<String, Object> claims) {
        Object named = claims.get(claim);
        List<Candidate> all = candidates(claims);
        List<Candidate> enabled = all.stream().filter(Candidate::enabled).toList();
        if (enabled.size() > 1) {
            throw refusal(AMBIGUOUS, named);
        }
        if (enabled.isEmpty()) {
            throw refusal(all.isEmpty() ? UNKNOWN : DISABLED, named);
        }
        UserDetails account = logins.loadUserByUsername(enabled.get(0).login());
        if (!account.isEnabled()) {
            throw refusal(DISABLED, named);
        }
        return account;
    }

    private List<Candidate> candidates(Map<String, Object> claims) {
        if (!(claims.get(claim) instanceof String value) || value.isBlank()) {
            return List.of();
        }
        if (!StandardClaimNames.EMAIL.equals(claim)) {
            return jdbc.sql("select login, enabled from honors.account where login = ?")
                    .param(value)
                    .query(Candidate.class)
                    .list();
        }
        if (!Boolean.TRUE.equals(claims.get(StandardClaimNames.EMAIL_VERIFIED))) {
            return List.of();
        }
        return jdbc.sql("select a.login, a.enabled from honors.account a join honors.person p on p.id = a.person_id "
                        + "where lower(p.email) = lower(?)")
                .param(value)
                .query(Candidate.class)
                .list();
    }

    /** Whom the provider named goes on record, so that the administrator can tell whom to give an account. */
    private static OAuth2AuthenticationException refusal(String code, Object named) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, named == null ? null : named.toString(), null));
    }
}

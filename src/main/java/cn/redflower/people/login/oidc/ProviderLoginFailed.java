package cn.redflower.people.login.oidc;

import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.client.ResourceAccessException;

/**
 * Sends a person whose way over the provider failed back to the login page, which says why; what was refused is
 * recorded.
 */
class ProviderLoginFailed implements AuthenticationFailureHandler {

    static final String UNREACHABLE = "unreachable";
    static final String CANCELLED = "cancelled";
    static final String INVALID = "invalid";

    private static final Logger LOG = LoggerFactory.getLogger(ProviderLoginFailed.class);
    private static final Set<String> OURS =
            Set.of(AccountsOfProvider.UNKNOWN, AccountsOfProvider.AMBIGUOUS, AccountsOfProvider.DISABLED);
    private static final Set<String> OUTAGES =
            Set.of(OAuth2ErrorCodes.SERVER_ERROR, OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE);

    private final AuditTrail audit;

    ProviderLoginFailed(AuditTrail audit) {
        this.audit = audit;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String code = failure instanceof OAuth2AuthenticationException known
                ? known.getError().getErrorCode()
                : failure.getClass().getSimpleName();
        String reason = reason(failure, code);
        if (UNREACHABLE.equals(reason)) {
            LOG.warn("login at a provider failed: {}", code);
        } else if (!CANCELLED.equals(reason)) {
            record(failure, reason, code);
        }
        response.sendRedirect(request.getContextPath() + "/login?oidc=" + reason);
    }

    /**
     * The code may come from the address that a stranger called, the name from the provider's users: neither is kept
     * unless it looks like one.
     */
    private void record(AuthenticationException failure, String reason, String code) {
        String named = OURS.contains(reason) && failure instanceof OAuth2AuthenticationException known
                ? known.getError().getDescription()
                : null;
        audit.recordApart(AuditEvent.refused(
                "oidc.refused",
                null,
                named != null && named.matches("[\\w.@+-]{1,80}") ? named : null,
                code.matches("[A-Za-z_.]{1,60}") ? code : INVALID));
    }

    private static String reason(AuthenticationException failure, String code) {
        if (OURS.contains(code)) {
            return code;
        }
        if (OAuth2ErrorCodes.ACCESS_DENIED.equals(code)) {
            return CANCELLED;
        }
        return OUTAGES.contains(code) || isOutage(failure) ? UNREACHABLE : INVALID;
    }

    private static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null && cause.getCause() != cause; cause = cause.getCause()) {
            if (cause instanceof ProviderUnreachable
                    || cause instanceof ResourceAccessException
                    || cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}

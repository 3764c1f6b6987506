package cn.redflower.people.login.oidc;

import org.springframework.security.authentication.AuthenticationServiceException;

/** The provider does not answer, or not as one should. */
class ProviderUnreachable extends AuthenticationServiceException {

    ProviderUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}

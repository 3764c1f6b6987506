package cn.redflower.people.account.lockout;

import cn.redflower.people.account.TooManyAttempts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** Leads back to the login page, which says why. Makes no session, or guessing would fill the memory. */
@Component
class FailedLogin implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        response.sendRedirect(request.getContextPath() + "/login?" + why(reason));
    }

    private static String why(AuthenticationException reason) {
        if (reason instanceof TooManyAttempts barred) {
            return "wait=" + barred.minutes();
        }
        if (reason instanceof DisabledException) {
            return "closed";
        }
        return reason instanceof InternalAuthenticationServiceException ? "unavailable" : "error";
    }
}

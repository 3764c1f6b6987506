package cn.redflower.people.account.lockout;

import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The one place where a name and a password become a login, by the form and by HTTP Basic alike: counted, slowed down
 * and recorded. Nobody learns from an answer or its time whether an account exists, nor while barred whether a password
 * was right.
 */
@Component
class PasswordLogin implements AuthenticationProvider {

    private static final String NOWHERE = "?";

    private final CheckingPassword checking;
    private final UserDetailsService users;
    private final AuditTrail trail;

    PasswordLogin(CheckingPassword checking, UserDetailsService users, AuditTrail trail) {
        this.checking = checking;
        this.users = users;
        this.trail = trail;
    }

    @Override
    public boolean supports(Class<?> token) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(token);
    }

    @Override
    public Authentication authenticate(Authentication token) {
        String password =
                token.getCredentials() == null ? "" : token.getCredentials().toString();
        try {
            CheckingPassword.Right right = checking.check(token.getName(), password, address(token));
            UserDetails user = enabled(right.login(), right);
            if (right.newAddress()) {
                trail.recordApart(right.login(), AuditEvent.done("login.new-address", null, right.login(), null));
            }
            UsernamePasswordAuthenticationToken login =
                    UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities());
            login.setDetails(token.getDetails());
            return login;
        } catch (DataAccessException | TransactionException e) {
            throw new InternalAuthenticationServiceException(
                    "the database cannot be asked: " + e.getClass().getSimpleName());
        }
    }

    /** Only whoever knows the password is told that the account is closed. */
    private UserDetails enabled(String login, CheckingPassword.Right right) {
        UserDetails user = users.loadUserByUsername(login);
        if (!user.isEnabled()) {
            if (!right.remembered()) {
                trail.recordApart(login, AuditEvent.refused("login.failed", null, login, "disabled"));
            }
            throw new DisabledException("closed");
        }
        return user;
    }

    private static String address(Authentication token) {
        String address =
                token.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : null;
        return address == null || address.isEmpty() ? NOWHERE : address;
    }
}

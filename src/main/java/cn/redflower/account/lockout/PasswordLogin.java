package cn.redflower.account.lockout;

import cn.redflower.account.AccountProperties;
import cn.redflower.account.TooManyAttempts;
import cn.redflower.account.lockout.Attempts.Attempt;
import cn.redflower.audit.AuditEvent;
import cn.redflower.audit.AuditTrail;
import cn.redflower.ratelimit.AddressLimit;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
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
 * The one place where a name and a password become a login, by the form and by HTTP Basic alike: counted, slowed down and recorded.
 * Nobody learns from an answer or its time whether an account exists, nor while barred whether a password was right.
 */
@Component
class PasswordLogin implements AuthenticationProvider {

    /** The engine takes no other user ids. */
    private static final Pattern LOGIN = Pattern.compile("[a-zA-Z0-9]{1,64}");
    private static final String NOWHERE = "?";

    private final JdbcClient jdbc;
    private final UserDetailsService users;
    private final Attempts attempts;
    private final PasswordComparison comparison;
    private final RememberedMatches matches;
    private final AddressLimit wrongPasswords;
    private final AuditTrail trail;

    PasswordLogin(JdbcClient jdbc, UserDetailsService users, Attempts attempts, PasswordComparison comparison, RememberedMatches matches,
            AccountProperties properties, AuditTrail trail) {
        this.jdbc = jdbc;
        this.users = users;
        this.attempts = attempts;
        this.comparison = comparison;
        this.matches = matches;
        this.wrongPasswords = new AddressLimit(properties.wrongPasswordsPerMinute(), Duration.ofMinutes(1));
        this.trail = trail;
    }

    @Override
    public boolean supports(Class<?> token) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(token);
    }

    @Override
    public Authentication authenticate(Authentication token) {
        String password = token.getCredentials() == null ? "" : token.getCredentials().toString();
        try {
            UserDetails user = check(token.getName(), password, AddressLimit.neighbourhood(address(token)));
            UsernamePasswordAuthenticationToken login = UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities());
            login.setDetails(token.getDetails());
            return login;
        } catch (DataAccessException | TransactionException e) {
            throw new InternalAuthenticationServiceException("the database cannot be asked: " + e.getClass().getSimpleName());
        }
    }

    private UserDetails check(String login, String password, String address) {
        Optional<LoginSecret> secret = secretOf(login);
        if (secret.isPresent() && matches.holds(secret.get(), address, password)) {
            return enabled(login);
        }
        if (!wrongPasswords.allows(address)) {
            throw new TooManyAttempts(Duration.ofMinutes(1));
        }
        Attempt attempt = attempts.begin(login, address);
        if (!comparison.matches(password, secret.map(LoginSecret::passwordHash).orElse(null))) {
            recordFailure(attempt, secret.isPresent());
            throw new BadCredentialsException("no such account, or not its password");
        }
        UserDetails user = enabled(login);
        wrongPasswords.forgives(address);
        if (attempts.passed(attempt)) {
            trail.recordApart(login, AuditEvent.done("login.succeeded", null, login, "new-address"));
        }
        matches.remember(secret.orElseThrow(), address, password);
        return user;
    }

    private Optional<LoginSecret> secretOf(String login) {
        return LOGIN.matcher(login).matches() ? jdbc.sql("select login, password_hash, login_generation as generation from honors.account where login = ?")
                .param(login).query(LoginSecret.class).optional() : Optional.empty();
    }

    /** Only whoever knows the password is told that the account is closed. */
    private UserDetails enabled(String login) {
        UserDetails user = users.loadUserByUsername(login);
        if (!user.isEnabled()) {
            trail.recordApart(login, AuditEvent.refused("login.failed", null, login, "disabled"));
            throw new DisabledException("closed");
        }
        return user;
    }

    /** What was typed as a login and is none may be a password, so it is not kept. */
    private void recordFailure(Attempt attempt, boolean exists) {
        String subject = exists ? attempt.login() : null;
        trail.recordApart(subject, AuditEvent.refused("login.failed", null, subject, exists ? "password" : "unknown"));
        if (exists && attempt.bars()) {
            trail.recordApart(subject, AuditEvent.refused("account.locked", null, subject, attempt.known() ? "known-address" : "new-address"));
        }
    }

    private static String address(Authentication token) {
        String address = token.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : null;
        return address == null || address.isEmpty() ? NOWHERE : address;
    }
}

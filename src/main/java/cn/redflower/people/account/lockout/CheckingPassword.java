package cn.redflower.people.account.lockout;

import cn.redflower.people.account.AccountProperties;
import cn.redflower.people.account.TooManyAttempts;
import cn.redflower.people.account.lockout.Attempts.Attempt;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.ratelimit.AddressLimit;
import cn.redflower.platform.typed.Typed;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Service;

/**
 * Checks a password wherever one is asked for, so that no page is a way to guess: each attempt is counted, slowed down
 * and recorded.
 */
@Service
public class CheckingPassword {

    /** The engine takes no other user ids. */
    private static final Pattern LOGIN = Pattern.compile("[a-zA-Z0-9]{1,64}");

    private final JdbcClient jdbc;
    private final Attempts attempts;
    private final PasswordComparison comparison;
    private final RememberedMatches matches;
    private final AddressLimit wrongPasswords;
    private final Turns turns = new Turns();
    private final AuditTrail trail;

    CheckingPassword(
            JdbcClient jdbc,
            Attempts attempts,
            PasswordComparison comparison,
            RememberedMatches matches,
            AccountProperties properties,
            AuditTrail trail) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.comparison = comparison;
        this.matches = matches;
        this.wrongPasswords = new AddressLimit(properties.wrongPasswordsPerMinute(), Duration.ofMinutes(1));
        this.trail = trail;
    }

    /**
     * What a right password was.
     *
     * @param login the account's, whatever capitals were typed
     * @param remembered it was looked at lately, nothing was counted or written
     * @param newAddress the account has not been used from there for half a day at least
     */
    public record Right(String login, boolean remembered, boolean newAddress) {}

    /**
     * @param typed the login as it was typed: capitals, full-width letters and spaces make no other of it
     * @param networkAddress where the attempt comes from
     * @throws BadCredentialsException if there is no such account, or this is not its password
     * @throws TooManyAttempts if it was not looked at
     */
    public Right check(String typed, String password, String networkAddress) {
        String address = AddressLimit.neighbourhood(networkAddress);
        String wanted = Typed.login(typed);
        Optional<LoginSecret> secret = secretOf(wanted);
        String login = secret.map(LoginSecret::login).orElse(wanted);
        if (secret.isPresent() && matches.holds(secret.get(), address, password)) {
            return new Right(login, true, false);
        }
        return turns.of(login, address, () -> look(login, password, address, secret));
    }

    private Right look(String login, String password, String address, Optional<LoginSecret> secret) {
        // the same password may have been found right while this attempt waited for its turn
        if (secret.isPresent() && matches.holds(secret.get(), address, password)) {
            return new Right(login, true, false);
        }
        if (!wrongPasswords.allows(address)) {
            throw new TooManyAttempts(Duration.ofMinutes(1));
        }
        Attempt attempt = attempts.begin(login, address);
        if (!comparison.matches(password, secret.map(LoginSecret::passwordHash).orElse(null))) {
            recordFailure(attempt, secret.isPresent());
            throw new BadCredentialsException("no such account, or not its password");
        }
        wrongPasswords.forgives(address);
        boolean newAddress = attempts.passed(attempt);
        matches.remember(secret.orElseThrow(), address, password);
        return new Right(login, false, newAddress);
    }

    private Optional<LoginSecret> secretOf(String login) {
        return LOGIN.matcher(login).matches()
                ? jdbc.sql("select login, password_hash, login_generation as generation from honors.account where "
                                + "lower(login) = ?")
                        .param(login)
                        .query(LoginSecret.class)
                        .optional()
                : Optional.empty();
    }

    /** What was typed as a login and is none may be a password, so it is not kept. */
    private void recordFailure(Attempt attempt, boolean exists) {
        String subject = exists ? attempt.login() : null;
        trail.recordApart(subject, AuditEvent.refused("login.failed", null, subject, exists ? "password" : "unknown"));
        if (exists && attempt.bars()) {
            trail.recordApart(
                    subject,
                    AuditEvent.refused(
                            "account.locked", null, subject, attempt.known() ? "known-address" : "new-address"));
        }
    }
}

package cn.redflower.people.login.totp;

import cn.redflower.people.organ.Accounts;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.typed.Typed;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Switching codes on, confirmed by one; off again with one; and back to nothing by the administrator when a telephone
 * is lost.
 */
@Component
class SwitchingTotp {

    /** As RFC 4226 §4 recommends for HMAC-SHA-1. */
    private static final int SECRET_BYTES = 20;

    private final Authenticators authenticators;
    private final CheckingCodes checking;
    private final Standings standings;
    private final Accounts accounts;
    private final Sealing sealing;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SwitchingTotp(
            Authenticators authenticators,
            CheckingCodes checking,
            Standings standings,
            Accounts accounts,
            Sealing sealing,
            AuditTrail audit,
            Clock clock) {
        this.authenticators = authenticators;
        this.checking = checking;
        this.standings = standings;
        this.accounts = accounts;
        this.sealing = sealing;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes a secret, which counts once it is confirmed. */
    @Transactional
    Outcome<Void> begin(String login) {
        if (!sealing.isPossible()) {
            return Outcome.refused(Refusal.rule("signin.totp.no-key"));
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return authenticators.begin(login, sealing.seal(login, secret))
                ? Outcome.done()
                : Outcome.refused(Refusal.conflict("signin.totp.already-on"));
    }

    @Transactional
    void cancel(String login) {
        authenticators.remove(login, false);
    }

    /** The secret that waits for its confirmation. */
    @Transactional(readOnly = true)
    Optional<byte[]> waiting(String login) {
        return authenticators.of(login).filter(a -> !a.isOn()).flatMap(a -> sealing.open(login, a.secret()));
    }

    /** Switches codes on and gives the recovery codes, which nobody sees again. */
    @Transactional
    Outcome<List<String>> confirm(String login, String typed) {
        Optional<Authenticator> found = authenticators.locked(login).filter(a -> !a.isOn());
        Optional<byte[]> secret = found.flatMap(a -> sealing.open(login, a.secret()));
        if (secret.isEmpty()) {
            return Outcome.refused(Refusal.conflict("signin.totp.begin-again"));
        }
        OptionalLong step = OneTimeCode.stepOf(Typed.code(typed), secret.get(), clock.instant());
        if (step.isEmpty()) {
            return Outcome.refused(Refusal.rule("signin.totp.wrong"));
        }
        authenticators.enable(login, OffsetDateTime.now(clock), step.getAsLong());
        audit.record(login, AuditEvent.done("totp.enabled", null, login, null));
        standings.forget(login);
        return Outcome.done(newRecoveryCodes(login));
    }

    /** New recovery codes in place of the old ones, for a code. */
    @Transactional
    Outcome<List<String>> renew(String login, String typed) {
        return checking.check(login, typed) instanceof Outcome.Refused<Void> refused
                ? Outcome.refused(refused.reasons())
                : Outcome.done(newRecoveryCodes(login));
    }

    /** Switches codes off, for a code. */
    @Transactional
    Outcome<Void> switchOff(String login, String typed) {
        Outcome<Void> checked = checking.check(login, typed);
        if (checked instanceof Outcome.Done<Void>) {
            authenticators.remove(login, true);
            audit.record(login, AuditEvent.done("totp.disabled", null, login, null));
            standings.forget(login);
        }
        return checked;
    }

    /** The administrator's way for somebody else who lost her telephone; nobody escapes her own codes by it. */
    @Transactional
    Outcome<Void> reset(String login, String administrator) {
        if (login.equals(administrator)) {
            return Outcome.refused(Refusal.rule("signin.totp.own-reset"));
        }
        if (accounts.credentialsOf(login).isEmpty()) {
            return Outcome.refused(Refusal.notFound("signin.no-such-account"));
        }
        if (!authenticators.remove(login, true)) {
            return Outcome.refused(Refusal.conflict("signin.totp.not-on-there"));
        }
        audit.record(AuditEvent.done("totp.reset", null, login, null));
        standings.forget(login);
        return Outcome.done();
    }

    private List<String> newRecoveryCodes(String login) {
        List<String> codes = RecoveryCodes.make();
        authenticators.replaceRecoveryCodes(
                login,
                codes.stream()
                        .map(code -> sealing.digest(login, RecoveryCodes.plain(code)))
                        .toList());
        return codes;
    }
}

package cn.redflower.people.login.totp;

import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.typed.Typed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks at the code that a person typed: from the authenticator, or one of her recovery codes. Each is good once. */
@Component
class CheckingCodes {

    private final Authenticators authenticators;
    private final Sealing sealing;
    private final AuditTrail audit;
    private final Clock clock;

    CheckingCodes(Authenticators authenticators, Sealing sealing, AuditTrail audit, Clock clock) {
        this.authenticators = authenticators;
        this.sealing = sealing;
        this.audit = audit;
        this.clock = clock;
    }

    /** Wrong ones are counted, on every node and over restarts; after some the next one has to wait. */
    @Transactional
    Outcome<Void> check(String login, String typed) {
        Optional<Authenticator> found = authenticators.locked(login).filter(Authenticator::isOn);
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.conflict("signin.totp.not-on"));
        }
        Authenticator authenticator = found.get();
        Instant now = clock.instant();
        if (authenticator.waitUntil() != null
                && now.isBefore(authenticator.waitUntil().toInstant())) {
            return refused(
                    login, wait(Duration.between(now, authenticator.waitUntil().toInstant())));
        }
        Optional<byte[]> secret = sealing.open(login, authenticator.secret());
        if (secret.isEmpty()) {
            return refused(login, Refusal.conflict("signin.totp.key-changed"));
        }
        return attempt(authenticator, secret.get(), Typed.code(typed), now);
    }

    private Outcome<Void> attempt(Authenticator authenticator, byte[] secret, String code, Instant now) {
        String login = authenticator.login();
        OptionalLong step = OneTimeCode.stepOf(code, secret, now);
        if (step.isPresent() && step.getAsLong() > authenticator.lastStep()) {
            authenticators.accepted(login, step.getAsLong());
            return Outcome.done();
        }
        String plain = RecoveryCodes.plain(code);
        if (step.isEmpty() && authenticators.useRecoveryCode(login, sealing.digest(login, plain), at(now))) {
            authenticators.accepted(login, authenticator.lastStep());
            audit.record(login, AuditEvent.done("totp.recovery", null, login, null));
            return Outcome.done();
        }
        return wrong(authenticator, step.isPresent() ? "signin.totp.used" : "signin.totp.wrong", now);
    }

    private Outcome<Void> wrong(Authenticator authenticator, String code, Instant now) {
        int failures = authenticator.failures() + 1;
        Duration wait = Authenticator.waitAfter(failures);
        authenticators.refused(authenticator.login(), failures, wait.isZero() ? null : at(now.plus(wait)));
        return refused(authenticator.login(), wait.isZero() ? Refusal.rule(code) : wait(wait));
    }

    private Outcome<Void> refused(String login, Refusal reason) {
        audit.record(login, AuditEvent.refused("totp.refused", null, login, reason.code()));
        return Outcome.refused(reason);
    }

    private static Refusal wait(Duration left) {
        return Refusal.rule("signin.totp.wait", (left.toSeconds() + 59) / 60);
    }

    private OffsetDateTime at(Instant instant) {
        return instant.atZone(clock.getZone()).toOffsetDateTime();
    }
}

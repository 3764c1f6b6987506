package cn.redflower.honours.certificate.printing;

import cn.redflower.honours.certificate.Unprintables;
import cn.redflower.honours.certificate.Unprintables.Unprintable;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * An officer decides about a certificate with a character that no font has: it is printed with a blank place, to be
 * written by hand, or it waits. Whoever asks has made sure that the person may. The files of the school are made anew.
 */
@Component
public class LeavingBlank {

    private final Unprintables unprintables;
    private final OrderingPrints ordering;
    private final AuditTrail trail;

    LeavingBlank(Unprintables unprintables, OrderingPrints ordering, AuditTrail trail) {
        this.unprintables = unprintables;
        this.ordering = ordering;
        this.trail = trail;
    }

    /** A decision as it is sent. @param blank whether to leave the place blank; otherwise the certificate waits */
    public record Decision(String number, boolean blank) {}

    /** @param decidable whether the reader may decide */
    public record Waiting(boolean decidable, List<Unprintable> certificates) {}

    /** The certificates of a school that have such a character. */
    @Transactional(readOnly = true)
    public Waiting waiting(String caseId, String schoolId, boolean decidable) {
        return new Waiting(decidable, unprintables.of(caseId, schoolId));
    }

    /** Decides about one; the same decision again changes nothing. */
    @Transactional
    public Outcome<Void> decide(Actor actor, String caseId, String schoolId, Decision decision) {
        Optional<Unprintable> found = unprintables.of(caseId, schoolId).stream()
                .filter(each -> each.number().equals(decision.number()))
                .findFirst();
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.rule("certificate.blank.not-waiting"));
        }
        if (unprintables.leaveBlank(caseId, schoolId, decision.number(), decision.blank(), actor.login())) {
            ordering.anew(caseId, schoolId);
            trail.record(
                    actor.login(),
                    AuditEvent.done(
                            decision.blank() ? "certificate.left-blank" : "certificate.kept-waiting",
                            schoolId,
                            decision.number(),
                            null));
        }
        return Outcome.done();
    }
}

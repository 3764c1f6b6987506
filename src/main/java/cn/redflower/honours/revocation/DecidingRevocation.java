package cn.redflower.honours.revocation;

import cn.redflower.honours.award.Award;
import cn.redflower.honours.award.Awards;
import cn.redflower.honours.certificate.Certificates;
import cn.redflower.honours.revocation.Revocation.Status;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The organ that awarded decides: the award is revoked at once, in the same transaction, or stays, or the school is
 * asked once more.
 */
@Component
public class DecidingRevocation {

    private final RevocationAccess access;
    private final Revocations revocations;
    private final Dependents dependents;
    private final Awards awards;
    private final Certificates certificates;
    private final PublicReasons publicReasons;
    private final RevocationDuties duties;
    private final RevocationDeadlines deadlines;
    private final RevocationLetters letters;
    private final AuditTrail trail;
    private final Clock clock;

    DecidingRevocation(
            RevocationAccess access,
            Revocations revocations,
            Dependents dependents,
            Awards awards,
            Certificates certificates,
            PublicReasons publicReasons,
            RevocationDuties duties,
            RevocationDeadlines deadlines,
            RevocationLetters letters,
            AuditTrail trail,
            Clock clock) {
        this.access = access;
        this.revocations = revocations;
        this.dependents = dependents;
        this.awards = awards;
        this.certificates = certificates;
        this.publicReasons = publicReasons;
        this.duties = duties;
        this.deadlines = deadlines;
        this.letters = letters;
        this.trail = trail;
        this.clock = clock;
    }

    /** Keeps the reason that anybody may read (null: none), as it is chosen. */
    @Transactional
    Outcome<Void> choosePublicReason(Actor actor, UUID id, String key) {
        Revocation revocation = access.toChange(actor, id);
        if (!access.decides(actor, revocation)) {
            return Outcome.refused(Refusal.notAllowed("revocation.not-yours-to-decide"));
        }
        if (revocation.status() != Status.DECIDING) {
            return Outcome.refused(RevocationAccess.closed(revocation));
        }
        List<Refusal> barred = duties.against(id, actor.login());
        if (!barred.isEmpty()) {
            trail.recordApart(AuditEvent.refused(
                    "duty.refused",
                    revocation.schoolId(),
                    id.toString(),
                    barred.get(0).code()));
            return Outcome.refused(barred);
        }
        if (key != null && !publicReasons.exists(key)) {
            return Outcome.refused(Refusal.rule("revocation.no-such-public-reason"));
        }
        revocations.choosePublicReason(id, key);
        return Outcome.done();
    }

    /** Decides to revoke; {@link #revoke} follows. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Void> decideToRevoke(UUID id, String login) {
        Revocation revocation = revocations.lock(id).orElseThrow();
        if (revocation.status() != Status.DECIDING) {
            return Outcome.refused(RevocationAccess.closed(revocation));
        }
        if (revocation.publicReason() == null) {
            return Outcome.refused(Refusal.rule("revocation.public-reason-missing"));
        }
        return deadlines.review().then(due -> {
            revocations.decided(id, Status.REVOKED, login);
            return Outcome.done();
        });
    }

    /** Decides that the award stays; {@link #tellKept} follows. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Void> decideToKeep(UUID id, String login) {
        Revocation revocation = revocations.lock(id).orElseThrow();
        if (revocation.status() != Status.DECIDING) {
            return Outcome.refused(RevocationAccess.closed(revocation));
        }
        revocations.choosePublicReason(id, null);
        revocations.decided(id, Status.KEPT, login);
        return Outcome.done();
    }

    /** Gives the case back to the school with a question. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Void> askSchool(UUID id, String question) {
        Revocation revocation = revocations.lock(id).orElseThrow();
        if (revocation.status() != Status.DECIDING) {
            return Outcome.refused(RevocationAccess.closed(revocation));
        }
        return deadlines.hearing().then(due -> {
            revocations.askAgain(id, question, due);
            return Outcome.done();
        });
    }

    /**
     * Revokes award and certificate and lists what rests on them. Doing it twice revokes nothing twice.
     *
     * @return whether valid awards rest on it, to be looked at now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean revoke(UUID id) {
        Revocation revocation = revocations.lock(id).orElseThrow();
        LocalDate today = LocalDate.now(clock);
        if (awards.revoke(revocation.awardId(), today, revocation.reason())) {
            certificates.revoke(revocation.number(), today, publicReasons.text(revocation.publicReason()));
            List<Award> resting = awards.restingOn(revocation.awardId());
            if (!resting.isEmpty()) {
                dependents.add(id, resting);
                revocations.review(id, deadlines.review().orThrow());
            }
            trail.record(AuditEvent.done(
                    "award.revoked",
                    revocation.schoolId(),
                    id + " " + revocation.number(),
                    "resting " + resting.size()));
            letters.revoked(revocation, resting.size());
        }
        return revocations.find(id).orElseThrow().status() == Status.REVIEWING;
    }

    /** Tells everybody concerned that the award stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tellKept(UUID id) {
        Revocation revocation = revocations.find(id).orElseThrow();
        trail.record(AuditEvent.done("award.kept", revocation.schoolId(), id + " " + revocation.number(), null));
        letters.kept(revocation);
    }

    /** The case is before the organ. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void wanted(UUID id) {
        letters.decisionWanted(revocations.find(id).orElseThrow());
    }

    /** The organ is late: it is told, on working days, from the second time on the organ above as well. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remind(UUID id) {
        Revocation revocation = revocations.find(id).orElseThrow();
        if (revocation.status() == Status.DECIDING && deadlines.worksToday()) {
            letters.decisionOverdue(revocation, deadlines.longOverdue(revocation));
        }
    }
}

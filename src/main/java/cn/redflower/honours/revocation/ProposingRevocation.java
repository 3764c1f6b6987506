package cn.redflower.honours.revocation;

import cn.redflower.casework.approval.Opinions;
import cn.redflower.honours.award.Award;
import cn.redflower.honours.award.Awards;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Somebody proposes to revoke an award, found by the number of its certificate; that opens the school's hearing. */
@Component
class ProposingRevocation {

    private static final int LONGEST_REASON = 2000;

    private final Awards awards;
    private final Revocations revocations;
    private final RevocationDuties duties;
    private final RevocationDeadlines deadlines;
    private final RevocationFlow flow;
    private final Opinions opinions;
    private final AuditTrail trail;

    ProposingRevocation(
            Awards awards,
            Revocations revocations,
            RevocationDuties duties,
            RevocationDeadlines deadlines,
            RevocationFlow flow,
            Opinions opinions,
            AuditTrail trail) {
        this.awards = awards;
        this.revocations = revocations;
        this.duties = duties;
        this.deadlines = deadlines;
        this.flow = flow;
        this.opinions = opinions;
        this.trail = trail;
    }

    /** The award with this number, if this person could propose to revoke it. */
    Outcome<Award> lookUp(Actor actor, String number) {
        Optional<Award> award = number == null || number.isBlank()
                ? Optional.empty()
                : awards.find(number.strip().toUpperCase(Locale.ROOT))
                        .filter(a -> actor.may(Permission.PROPOSE_REVOCATIONS, a.schoolId()));
        return award.map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.notFound("revocation.award-not-found")));
    }

    @Transactional
    Outcome<UUID> propose(Actor actor, String number, String reason) {
        return lookUp(actor, number).then(award -> open(actor, award, reason == null ? "" : reason.strip(), null));
    }

    /**
     * Opens a case.
     *
     * @param origin the case in which it was found that the award rests on a revoked one, or null
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<UUID> open(Actor proposer, Award award, String reason, UUID origin) {
        List<Refusal> refusals = new ArrayList<>(against(proposer, award));
        if (reason.isEmpty()) {
            refusals.add(Refusal.rule("revocation.reason-missing"));
        } else if (reason.length() > LONGEST_REASON) {
            refusals.add(Refusal.rule("revocation.reason-too-long", LONGEST_REASON));
        }
        Outcome<StepDeadline> due = deadlines.hearing();
        refusals.addAll(due.reasons());
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        UUID id = UUID.randomUUID();
        if (!revocations.add(
                id, award.id(), award.schoolId(), award.awardedBy(), origin, reason, proposer.login(), due.orThrow())) {
            return Outcome.refused(Refusal.conflict("revocation.open-already", award.number()));
        }
        opinions.record(
                id.toString(),
                "award-revocation",
                "propose",
                null,
                proposer.login(),
                proposer.name(),
                award.schoolId(),
                "propose",
                reason);
        trail.record(AuditEvent.done(
                "revocation.proposed",
                award.schoolId(),
                id + " " + award.number(),
                origin == null ? null : origin.toString()));
        flow.start(revocations.find(id).orElseThrow());
        return Outcome.done(id);
    }

    /** What stands against a case over this award that this person proposes, whatever the reason. */
    List<Refusal> against(Actor proposer, Award award) {
        List<Refusal> refusals = new ArrayList<>();
        if (!award.valid()) {
            refusals.add(Refusal.conflict("revocation.revoked-already", award.number(), award.revokedOn()));
        }
        if (!duties.somebodyElseDecides(award.awardedBy(), proposer.login())) {
            refusals.add(Refusal.rule("revocation.nobody-else-decides"));
        }
        return refusals;
    }
}

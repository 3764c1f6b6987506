package cn.redflower.honours.revocation;

import cn.redflower.casework.approval.Opinions;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 撤回: the proposer takes the proposal back while nobody has decided; the award stays as it is. */
@Component
class WithdrawingProposal {

    private static final int LONGEST_REASON = 2000;

    private final RevocationAccess access;
    private final Revocations revocations;
    private final RevocationFlow flow;
    private final RevocationLetters letters;
    private final Opinions opinions;
    private final AuditTrail trail;

    WithdrawingProposal(
            RevocationAccess access,
            Revocations revocations,
            RevocationFlow flow,
            RevocationLetters letters,
            Opinions opinions,
            AuditTrail trail) {
        this.access = access;
        this.revocations = revocations;
        this.flow = flow;
        this.letters = letters;
        this.opinions = opinions;
        this.trail = trail;
    }

    @Transactional
    Outcome<Void> withdraw(Actor actor, UUID id, String reason) {
        Revocation revocation = access.toChange(actor, id);
        if (!revocation.proposedBy().equals(actor.login())) {
            return Outcome.refused(Refusal.notAllowed("revocation.not-your-proposal"));
        }
        if (!revocation.status().undecided()) {
            return Outcome.refused(RevocationAccess.closed(revocation));
        }
        String why = reason == null || reason.isBlank() ? null : reason.strip();
        if (why != null && why.length() > LONGEST_REASON) {
            return Outcome.refused(Refusal.rule("revocation.reason-too-long", LONGEST_REASON));
        }
        revocations.end(id, Revocation.Status.WITHDRAWN);
        opinions.record(
                id.toString(),
                "award-revocation",
                "withdraw",
                null,
                actor.login(),
                actor.name(),
                revocation.schoolId(),
                "withdraw",
                why);
        trail.record(
                AuditEvent.done("revocation.withdrawn", revocation.schoolId(), id + " " + revocation.number(), null));
        letters.withdrawn(revocation);
        flow.withdrawn(id);
        return Outcome.done();
    }
}

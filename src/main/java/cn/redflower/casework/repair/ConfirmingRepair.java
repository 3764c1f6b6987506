package cn.redflower.casework.repair;

import cn.redflower.casework.approval.Opinions;
import cn.redflower.casework.repair.Repair.Kind;
import cn.redflower.casework.repair.Repair.Status;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody of the awarding organ, who is not the one who asked for it, confirms a repair or refuses it. Confirmed, it
 * happens at once and in the same transaction; the case's path says who asked, who confirmed and why. A case that has
 * moved since is left alone.
 */
@Component
class ConfirmingRepair {

    private static final String STEP = "repair";
    private static final int LONGEST_REMARK = 1000;

    private final RepairingCases cases;
    private final Repairs repairs;
    private final Tokens tokens;
    private final Opinions opinions;
    private final AuditTrail trail;
    private final Problems texts;
    private final Clock clock;

    ConfirmingRepair(
            RepairingCases cases,
            Repairs repairs,
            Tokens tokens,
            Opinions opinions,
            AuditTrail trail,
            Problems texts,
            Clock clock) {
        this.cases = cases;
        this.repairs = repairs;
        this.tokens = tokens;
        this.opinions = opinions;
        this.trail = trail;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Does what was asked for; refused with a conflict, and over, if the case does not stand any more where it stood.
     */
    @Transactional
    Outcome<Void> confirm(Actor actor, UUID id) {
        Optional<Repair> found =
                repairs.lock(id).filter(repair -> cases.confirms(actor, repair) || RepairingCases.operates(actor));
        Optional<Refusal> refusal = against(actor, found);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        Repair repair = found.orElseThrow();
        Tokens.Running running = tokens.of(repair.caseId());
        if (running == null || !running.state().equals(repair.tokens())) {
            decide(repair, Status.STALE, actor, null);
            return Outcome.refused(Refusal.conflict("repair.moved-meanwhile"));
        }
        decide(repair, Status.DONE, actor, null);
        boolean move = repair.kind() == Kind.MOVE;
        say(
                repair,
                repair.requestedBy(),
                repair.requestedName(),
                move ? "move-requested" : "end-requested",
                move
                        ? texts.text("repair.opinion", repair.fromStep(), repair.toStep(), repair.reason())
                        : repair.reason());
        say(repair, actor.login(), actor.name(), move ? "moved" : "ended", null);
        if (move) {
            tokens.move(repair.token(), repair.target(), repair.id().toString());
        } else {
            tokens.end(repair.caseId(), repair.id().toString());
            cases.flow(repair.processKey()).orElseThrow().ending().accept(UUID.fromString(repair.caseId()));
        }
        return Outcome.done();
    }

    /** Leaves the case as it is: said by somebody of the organ, or by operations that want it no more. */
    @Transactional
    Outcome<Void> refuse(Actor actor, UUID id, String remark) {
        Optional<Repair> found =
                repairs.lock(id).filter(repair -> cases.confirms(actor, repair) || RepairingCases.operates(actor));
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.notFound("repair.not-found"));
        } else if (found.get().status() != Status.OPEN) {
            return Outcome.refused(Refusal.conflict("repair.decided-already"));
        } else if (remark != null && remark.length() > LONGEST_REMARK) {
            return Outcome.refused(Refusal.rule("repair.reason", LONGEST_REMARK));
        }
        decide(found.get(), Status.REFUSED, actor, remark == null || remark.isBlank() ? null : remark.strip());
        return Outcome.done();
    }

    private Optional<Refusal> against(Actor actor, Optional<Repair> found) {
        if (found.isEmpty()) {
            return Optional.of(Refusal.notFound("repair.not-found"));
        }
        Repair repair = found.get();
        if (repair.status() != Status.OPEN) {
            return Optional.of(Refusal.conflict("repair.decided-already"));
        }
        Optional<String> why = cases.notTheSecond(actor, repair);
        why.ifPresent(code ->
                trail.recordApart(AuditEvent.refused("duty.refused", repair.schoolId(), repair.caseId(), code)));
        return why.map(Refusal::notAllowed);
    }

    private void decide(Repair repair, Status status, Actor actor, String remark) {
        repairs.decide(repair.id(), status, actor.login(), actor.name(), OffsetDateTime.now(clock), remark);
        String action =
                status == Status.DONE ? "repair.confirmed" : status == Status.STALE ? "repair.stale" : "repair.refused";
        trail.record(AuditEvent.done(
                action, repair.schoolId(), repair.caseId(), repair.id().toString()));
    }

    private void say(Repair repair, String login, String name, String decision, String words) {
        opinions.record(
                repair.caseId(), repair.processKey(), STEP, null, login, name, repair.schoolId(), decision, words);
    }
}

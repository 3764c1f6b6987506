package cn.redflower.honours.onestar;

import cn.redflower.casework.approval.Opinions;
import cn.redflower.honours.onestar.SquadronLists.SquadronList;
import cn.redflower.honours.onestar.SquadronLists.Status;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 撤回: whoever handed something in takes it back, as long as nobody has decided on it ({@code design.md} §2). */
@Component
public class Withdrawing {

    private static final int LONGEST_REASON = 2000;

    private final Evaluations evaluations;
    private final SquadronLists lists;
    private final Nominees nominees;
    private final Nominating nominating;
    private final OneStarFlow flow;
    private final Opinions opinions;
    private final AuditTrail trail;

    Withdrawing(
            Evaluations evaluations,
            SquadronLists lists,
            Nominees nominees,
            Nominating nominating,
            OneStarFlow flow,
            Opinions opinions,
            AuditTrail trail) {
        this.evaluations = evaluations;
        this.lists = lists;
        this.nominees = nominees;
        this.nominating = nominating;
        this.flow = flow;
        this.opinions = opinions;
        this.trail = trail;
    }

    /** A squadron takes its list back to correct it, while the brigade counselor has not passed it on. */
    @Transactional
    Outcome<Void> withdrawList(Actor actor, UUID evaluationId, String squadronId, String reason) {
        if (isTooLong(reason)) {
            return Outcome.refused(Refusal.rule("badge.reason-too-long", LONGEST_REASON));
        }
        Evaluation evaluation = evaluations.lock(evaluationId).orElse(null);
        Optional<SquadronList> list = lists.lock(evaluationId, squadronId).filter(l -> nominating.worksFor(actor, l));
        if (evaluation == null || list.isEmpty()) {
            return Outcome.refused(Refusal.notFound("badge.list-not-found"));
        }
        boolean undecided = evaluation.status() == Evaluation.Status.NOMINATING
                || evaluation.status() == Evaluation.Status.CHECKING;
        if (list.get().status() != Status.SUBMITTED || !undecided) {
            return Outcome.refused(tooLate(evaluation, squadronId, list.get().status() == Status.SUBMITTED));
        }
        opinions.record(
                evaluationId.toString(),
                "one-star-evaluation",
                "withdraw",
                squadronId,
                actor.login(),
                actor.name(),
                evaluation.schoolId(),
                "withdraw",
                text(reason));
        trail.record(AuditEvent.done("list.withdrawn", evaluation.schoolId(), evaluationId + " " + squadronId, null));
        flow.correct(evaluationId, squadronId);
        return Outcome.done();
    }

    /** The brigade counselor takes the list back from the committee, while no row is decided. */
    @Transactional
    Outcome<Void> withdrawCheck(Actor actor, UUID evaluationId, String reason) {
        if (isTooLong(reason)) {
            return Outcome.refused(Refusal.rule("badge.reason-too-long", LONGEST_REASON));
        }
        Optional<Evaluation> evaluation =
                evaluations.lock(evaluationId).filter(e -> actor.may(Permission.CHECK_NOMINATIONS, e.schoolId()));
        if (evaluation.isEmpty()) {
            return Outcome.refused(Refusal.notFound("badge.evaluation-not-found"));
        }
        boolean decidedOn =
                nominees.of(evaluationId, (Nominees.Kind) null).stream().anyMatch(n -> n.decision() != null);
        if (evaluation.get().status() != Evaluation.Status.DECIDING || decidedOn) {
            return Outcome.refused(Refusal.conflict("badge.withdrawal.too-late")
                    .after(evaluationId, null, "Task_DecideOneStar", "withdraw"));
        }
        evaluations.move(evaluationId, Evaluation.Status.CHECKING);
        opinions.record(
                evaluationId.toString(),
                "one-star-evaluation",
                "withdraw",
                null,
                actor.login(),
                actor.name(),
                evaluation.get().schoolId(),
                "withdraw",
                text(reason));
        trail.record(AuditEvent.done("check.withdrawn", evaluation.get().schoolId(), evaluationId.toString(), null));
        flow.checkAgain(evaluationId);
        return Outcome.done();
    }

    /** It has been passed on, or taken back already. */
    private static Refusal tooLate(Evaluation evaluation, String squadronId, boolean handedIn) {
        Refusal tooLate = Refusal.conflict("badge.withdrawal.too-late");
        return handedIn
                ? tooLate.after(evaluation.id(), null, "Task_CheckNominations")
                : tooLate.after(evaluation.id(), squadronId, "withdraw");
    }

    private static boolean isTooLong(String reason) {
        return reason != null && reason.strip().length() > LONGEST_REASON;
    }

    private static String text(String reason) {
        return reason == null || reason.isBlank() ? null : reason.strip();
    }
}

package cn.redflower.honours.onestar;

import cn.redflower.honours.onestar.SquadronLists.SquadronList;
import cn.redflower.honours.onestar.SquadronLists.Status;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The brigade counselor looks through the squadrons' lists, marks those that have to go back
 * ({@link ReturningSquadrons}), or passes them on.
 */
@Component
public class CheckingNominations {

    private static final int LONGEST_REMARK = 1000;

    private final Evaluations evaluations;
    private final SquadronLists lists;
    private final SeparationOfDuties duties;
    private final OneStarFlow flow;
    private final AuditTrail trail;

    CheckingNominations(
            Evaluations evaluations,
            SquadronLists lists,
            SeparationOfDuties duties,
            OneStarFlow flow,
            AuditTrail trail) {
        this.evaluations = evaluations;
        this.lists = lists;
        this.duties = duties;
        this.flow = flow;
        this.trail = trail;
    }

    /** Marks a squadron's list to be returned with a remark; an empty remark takes the mark away. */
    @Transactional
    Outcome<Void> mark(Actor actor, UUID evaluationId, String squadronId, String remark) {
        Optional<Evaluation> evaluation = evaluations
                .lock(evaluationId)
                .filter(e -> actor.may(Permission.CHECK_NOMINATIONS, e.schoolId())
                        || flow.offersCheck(e.id(), actor.login()));
        Optional<SquadronList> list = lists.lock(evaluationId, squadronId);
        if (evaluation.isEmpty() || list.isEmpty()) {
            return Outcome.refused(Refusal.notFound("badge.list-not-found"));
        }
        String text = remark == null || remark.isBlank() ? null : remark.strip();
        if (text != null && text.length() > LONGEST_REMARK) {
            return Outcome.refused(Refusal.rule("badge.reason-too-long", LONGEST_REMARK));
        }
        if (evaluation.get().status() != Evaluation.Status.CHECKING) {
            return Outcome.refused(
                    Refusal.conflict("badge.not-being-checked").after(evaluationId, null, "Task_CheckNominations"));
        }
        if (list.get().status() != Status.SUBMITTED) {
            return Outcome.refused(
                    Refusal.conflict("badge.not-submitted", list.get().name()));
        }
        List<Refusal> barred = duties.againstChecking(evaluationId, actor.login());
        if (!barred.isEmpty()) {
            trail.recordApart(AuditEvent.refused(
                    "duty.refused",
                    evaluation.get().schoolId(),
                    evaluationId.toString(),
                    barred.get(0).code()));
            return Outcome.refused(barred);
        }
        lists.mark(evaluationId, squadronId, text);
        trail.record(AuditEvent.done(
                "list.marked",
                evaluation.get().schoolId(),
                evaluationId + " " + squadronId,
                text == null ? "off" : "on"));
        return Outcome.done();
    }

    /** Passes the whole list on to the committee; refused while a squadron is marked or correcting its list. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Void> pass(UUID evaluationId) {
        Evaluation evaluation = evaluations.lock(evaluationId).orElseThrow();
        List<SquadronList> all = lists.of(evaluationId);
        List<Refusal> refusals = new ArrayList<>();
        names(all, l -> l.status() == Status.SUBMITTED && l.returnRemark() != null)
                .ifPresent(names -> refusals.add(Refusal.rule("badge.marked-for-return", names)));
        names(all, l -> l.status().editable())
                .ifPresent(names -> refusals.add(Refusal.rule("badge.being-corrected", names)));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        evaluations.move(evaluation.id(), Evaluation.Status.DECIDING);
        return Outcome.done();
    }

    private static Optional<String> names(List<SquadronList> lists, java.util.function.Predicate<SquadronList> which) {
        String names = lists.stream().filter(which).map(SquadronList::name).collect(Collectors.joining("、"));
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }
}

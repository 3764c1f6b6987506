package cn.redflower.honours.onestar;

import cn.redflower.honours.onestar.Nominees.Decision;
import cn.redflower.honours.onestar.Nominees.LogLine;
import cn.redflower.honours.onestar.Nominees.Nominee;
import cn.redflower.honours.onestar.Nominees.RowDecision;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.time.WorkingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The school committee decides row by row in a meeting, and then on the list as a whole. */
@Component
public class DecidingOneStar {

    private final Evaluations evaluations;
    private final SquadronLists lists;
    private final Nominees nominees;
    private final Candidates candidates;
    private final Meetings meetings;
    private final MeetingRecord rules;
    private final Standing standing;
    private final OneStarLetters letters;
    private final SeparationOfDuties duties;
    private final Involvements involvements;
    private final OneStarFlow flow;
    private final WorkingCalendar calendar;
    private final AuditTrail trail;
    private final Clock clock;

    DecidingOneStar(
            Evaluations evaluations,
            SquadronLists lists,
            Nominees nominees,
            Candidates candidates,
            Meetings meetings,
            MeetingRecord rules,
            Standing standing,
            OneStarLetters letters,
            SeparationOfDuties duties,
            Involvements involvements,
            OneStarFlow flow,
            WorkingCalendar calendar,
            AuditTrail trail,
            Clock clock) {
        this.evaluations = evaluations;
        this.lists = lists;
        this.nominees = nominees;
        this.candidates = candidates;
        this.meetings = meetings;
        this.rules = rules;
        this.standing = standing;
        this.letters = letters;
        this.duties = duties;
        this.involvements = involvements;
        this.flow = flow;
        this.calendar = calendar;
        this.trail = trail;
        this.clock = clock;
    }

    /** Decides rows, all or none of them; gives the school's standing afterwards. */
    @Transactional
    Outcome<Standing.Uses> decide(Actor actor, UUID evaluationId, List<RowDecision> rows) {
        Optional<Evaluation> evaluation = evaluations.lock(evaluationId).filter(e -> decides(actor, e));
        if (evaluation.isEmpty()) {
            return Outcome.refused(Refusal.notFound("badge.evaluation-not-found"));
        }
        if (evaluation.get().status() != Evaluation.Status.DECIDING) {
            return Outcome.refused(Refusal.conflict("badge.not-being-decided")
                    .after(evaluationId, null, "Task_DecideOneStar", "withdraw"));
        }
        Map<Long, Nominee> known =
                nominees.of(evaluationId, (Nominees.Kind) null).stream().collect(Collectors.toMap(Nominee::id, n -> n));
        List<Refusal> barred = barred(actor, evaluation.get(), rows, known);
        if (!barred.isEmpty()) {
            return Outcome.refused(barred);
        }
        List<Refusal> refusals = new ArrayList<>();
        rows.forEach(row -> check(known.get(row.nomineeId()), row, refusals));
        if (refusals.isEmpty()) {
            refusals.addAll(ineligible(rows.stream()
                    .filter(r -> r.decision() == Decision.APPROVED)
                    .map(r -> known.get(r.nomineeId()))
                    .toList()));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        List<RowDecision> changed = rows.stream()
                .filter(row -> changes(known.get(row.nomineeId()), row))
                .toList();
        nominees.decide(evaluationId, changed, actor.login());
        nominees.log(
                evaluationId,
                changed.stream()
                        .map(row -> new LogLine(
                                row.nomineeId(), known.get(row.nomineeId()).squadronId(), action(row), row.reason()))
                        .toList(),
                actor.login());
        changed.stream()
                .collect(Collectors.groupingBy(
                        DecidingOneStar::action,
                        TreeMap::new,
                        Collectors.mapping(RowDecision::nomineeId, Collectors.toList())))
                .forEach((action, ids) -> trail.record(AuditEvent.done(
                        "rows.decided",
                        evaluation.get().schoolId(),
                        evaluationId.toString(),
                        action + " " + IdRanges.of(ids))));
        return Outcome.done(standing.of(evaluation.get()));
    }

    /** Keeps the meeting as far as it has been typed. */
    @Transactional
    Outcome<Meetings.Meeting> record(Actor actor, UUID evaluationId, Meetings.Meeting meeting) {
        Optional<Evaluation> evaluation = evaluations.lock(evaluationId).filter(e -> decides(actor, e));
        if (evaluation.isEmpty()) {
            return Outcome.refused(Refusal.notFound("badge.evaluation-not-found"));
        }
        if (evaluation.get().status() != Evaluation.Status.DECIDING) {
            return Outcome.refused(Refusal.conflict("badge.not-being-decided")
                    .after(evaluationId, null, "Task_DecideOneStar", "withdraw"));
        }
        List<Refusal> unreadable = rules.againstDraft(meeting);
        if (!unreadable.isEmpty()) {
            return Outcome.refused(unreadable);
        }
        meetings.save(evaluationId, meeting, actor.login());
        trail.record(AuditEvent.done("meeting.recorded", evaluation.get().schoolId(), evaluationId.toString(), null));
        return Outcome.done(meeting);
    }

    /** Closes the decision: every row decided, the meeting recorded, caps kept or reasons given. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Void> conclude(UUID evaluationId) {
        Evaluation evaluation = evaluations.lock(evaluationId).orElseThrow();
        List<Refusal> refusals = new ArrayList<>(involvements.decidedByRelatives(evaluationId).stream()
                .map(name -> Refusal.rule("badge.decided-by-relative", name))
                .toList());
        int undecided = nominees.undecided(evaluationId);
        if (undecided > 0) {
            refusals.add(Refusal.rule("badge.rows-undecided", undecided));
        }
        Meetings.Meeting meeting = meetings.of(evaluationId).orElse(Meetings.Meeting.NONE);
        refusals.addAll(rules.against(meeting));
        refusals.addAll(rules.againstExcess(meeting, standing.of(evaluation)));
        List<Nominee> approved = nominees.of(evaluationId, (Nominees.Kind) null).stream()
                .filter(Nominee::approved)
                .toList();
        refusals.addAll(ineligible(approved));
        // the notice begins with the decision, and somebody has to be able to count it
        if (!approved.isEmpty()) {
            refusals.addAll(calendar.lastDayOfNotice(LocalDate.now(clock), evaluation.noticeDays())
                    .reasons());
        }
        return refusals.isEmpty() ? Outcome.done() : Outcome.refused(refusals);
    }

    /** Gives the list back to the brigade counselor; the row decisions stay until a squadron hands in anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Void> giveBack(UUID evaluationId, String opinion) {
        Evaluation evaluation = evaluations.lock(evaluationId).orElseThrow();
        evaluations.move(evaluationId, Evaluation.Status.CHECKING);
        letters.givenBack(evaluation, opinion);
        return Outcome.done();
    }

    private static void check(Nominee row, RowDecision decision, List<Refusal> refusals) {
        if (row == null) {
            refusals.add(Refusal.notFound("badge.nominee-not-found", decision.nomineeId()));
        } else if (decision.decision() == Decision.REFUSED
                && (decision.reason() == null || decision.reason().isBlank())) {
            refusals.add(Refusal.rule("badge.refusal-needs-reason", row.name()));
        }
    }

    private List<Refusal> ineligible(List<Nominee> rows) {
        return candidates
                .of(rows.stream().map(Nominee::pupilId).filter(Objects::nonNull).toList())
                .stream()
                .flatMap(pupil -> pupil.reasons().stream().map(reason -> Ineligibility.of(pupil.name(), reason)))
                .toList();
    }

    /** The school's committee, and whom its task fell to because of recusals. */
    private boolean decides(Actor actor, Evaluation evaluation) {
        return actor.may(Permission.DECIDE_ONE_STAR, evaluation.schoolId())
                || flow.offersDecision(evaluation.id(), actor.login());
    }

    /** Why these rows are others' to decide; in the audit trail without a name. */
    private List<Refusal> barred(Actor actor, Evaluation evaluation, List<RowDecision> rows, Map<Long, Nominee> known) {
        List<Refusal> reasons = new ArrayList<>(duties.againstDeciding(evaluation.id(), actor.login()));
        Set<Long> relatives = involvements.rowsOfRelatives(evaluation.id(), actor.login());
        rows.stream()
                .filter(row -> relatives.contains(row.nomineeId()) && changes(known.get(row.nomineeId()), row))
                .forEach(row -> reasons.add(Refusal.rule(
                        "badge.own-relative", known.get(row.nomineeId()).name())));
        if (!reasons.isEmpty()) {
            trail.recordApart(AuditEvent.refused(
                    "duty.refused",
                    evaluation.schoolId(),
                    evaluation.id().toString(),
                    reasons.get(0).code()));
        }
        return reasons;
    }

    private static boolean changes(Nominee row, RowDecision decision) {
        return row.decision() != decision.decision() || !Objects.equals(row.decisionReason(), decision.reason());
    }

    private static String action(RowDecision row) {
        return row.decision() == null ? "UNDECIDE" : row.decision() == Decision.APPROVED ? "APPROVE" : "REFUSE";
    }
}

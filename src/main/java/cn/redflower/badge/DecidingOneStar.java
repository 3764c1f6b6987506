package cn.redflower.badge;

import cn.redflower.audit.AuditEvent;
import cn.redflower.audit.AuditTrail;
import cn.redflower.badge.Nominees.Decision;
import cn.redflower.badge.Nominees.LogLine;
import cn.redflower.badge.Nominees.Nominee;
import cn.redflower.badge.Nominees.RowDecision;
import cn.redflower.organization.Actor;
import cn.redflower.organization.Permission;
import cn.redflower.problem.Outcome;
import cn.redflower.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final AuditTrail trail;

    DecidingOneStar(Evaluations evaluations, SquadronLists lists, Nominees nominees, Candidates candidates, Meetings meetings, MeetingRecord rules,
                    Standing standing, OneStarLetters letters, AuditTrail trail) {
        this.evaluations = evaluations;
        this.lists = lists;
        this.nominees = nominees;
        this.candidates = candidates;
        this.meetings = meetings;
        this.rules = rules;
        this.standing = standing;
        this.letters = letters;
        this.trail = trail;
    }

    /** Decides rows, all or none of them; gives the school's standing afterwards. */
    @Transactional
    Outcome<Standing.Uses> decide(Actor actor, UUID evaluationId, List<RowDecision> rows) {
        Optional<Evaluation> evaluation = evaluations.lock(evaluationId).filter(e -> actor.may(Permission.DECIDE_ONE_STAR, e.schoolId()));
        if (evaluation.isEmpty()) {
            return Outcome.refused(Refusal.notFound("badge.evaluation-not-found"));
        }
        if (evaluation.get().status() != Evaluation.Status.DECIDING) {
            return Outcome.refused(Refusal.conflict("badge.not-being-decided"));
        }
        Map<Long, Nominee> known = nominees.of(evaluationId, (Nominees.Kind) null).stream().collect(Collectors.toMap(Nominee::id, n -> n));
        List<Refusal> refusals = new ArrayList<>();
        rows.forEach(row -> check(actor, known.get(row.nomineeId()), row, refusals));
        if (refusals.isEmpty()) {
            refusals.addAll(ineligible(rows.stream().filter(r -> r.decision() == Decision.APPROVED).map(r -> known.get(r.nomineeId())).toList()));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        List<RowDecision> changed = rows.stream().filter(row -> changes(known.get(row.nomineeId()), row)).toList();
        nominees.decide(evaluationId, changed, actor.login());
        nominees.log(evaluationId, changed.stream().map(row -> new LogLine(row.nomineeId(), known.get(row.nomineeId()).squadronId(), action(row), row.reason())).toList(),
                actor.login());
        changed.stream().collect(Collectors.groupingBy(DecidingOneStar::action, TreeMap::new, Collectors.mapping(RowDecision::nomineeId, Collectors.toList())))
                .forEach((action, ids) -> trail.record(AuditEvent.done("rows.decided", evaluation.get().schoolId(), evaluationId.toString(), action + " " + IdRanges.of(ids))));
        return Outcome.done(standing.of(evaluation.get()));
    }

    /** Keeps the meeting as far as it has been typed. */
    @Transactional
    Outcome<Meetings.Meeting> record(Actor actor, UUID evaluationId, Meetings.Meeting meeting) {
        Optional<Evaluation> evaluation = evaluations.lock(evaluationId).filter(e -> actor.may(Permission.DECIDE_ONE_STAR, e.schoolId()));
        if (evaluation.isEmpty()) {
            return Outcome.refused(Refusal.notFound("badge.evaluation-not-found"));
        }
        if (evaluation.get().status() != Evaluation.Status.DECIDING) {
            return Outcome.refused(Refusal.conflict("badge.not-being-decided"));
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
    public Outcome<Void> conclude(UUID evaluationId, String login) {
        Evaluation evaluation = evaluations.lock(evaluationId).orElseThrow();
        List<Refusal> refusals = new ArrayList<>(ownWork(evaluationId, login));
        int undecided = nominees.undecided(evaluationId);
        if (undecided > 0) {
            refusals.add(Refusal.rule("badge.rows-undecided", undecided));
        }
        Meetings.Meeting meeting = meetings.of(evaluationId).orElse(Meetings.Meeting.NONE);
        refusals.addAll(rules.against(meeting));
        refusals.addAll(rules.againstExcess(meeting, standing.of(evaluation)));
        refusals.addAll(ineligible(nominees.of(evaluationId, (Nominees.Kind) null).stream().filter(Nominee::approved).toList()));
        return refusals.isEmpty() ? Outcome.done() : Outcome.refused(refusals);
    }

    /** Gives the list back to the brigade counselor; the row decisions stay until a squadron hands in anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Void> giveBack(UUID evaluationId, String login, String opinion) {
        Evaluation evaluation = evaluations.lock(evaluationId).orElseThrow();
        List<Refusal> own = ownWork(evaluationId, login);
        if (!own.isEmpty()) {
            return Outcome.refused(own);
        }
        evaluations.move(evaluationId, Evaluation.Status.CHECKING);
        letters.givenBack(evaluation, opinion);
        return Outcome.done();
    }

    private static void check(Actor actor, Nominee row, RowDecision decision, List<Refusal> refusals) {
        if (row == null) {
            refusals.add(Refusal.notFound("badge.nominee-not-found", decision.nomineeId()));
        } else if (decision.decision() == Decision.REFUSED && (decision.reason() == null || decision.reason().isBlank())) {
            refusals.add(Refusal.rule("badge.refusal-needs-reason", row.name()));
        } else if (row.nominatedBy().equals(actor.login())) {
            refusals.add(Refusal.rule("badge.own-nominee", row.name()));
        }
    }

    private List<Refusal> ineligible(List<Nominee> rows) {
        return candidates.of(rows.stream().map(Nominee::pupilId).filter(Objects::nonNull).toList()).stream()
                .flatMap(pupil -> pupil.reasons().stream().map(reason -> Ineligibility.of(pupil.name(), reason))).toList();
    }

    private List<Refusal> ownWork(UUID evaluationId, String login) {
        String names = lists.of(evaluationId).stream().filter(l -> login.equals(l.submittedBy())).map(SquadronLists.SquadronList::name)
                .collect(Collectors.joining("、"));
        return names.isEmpty() ? List.of() : List.of(Refusal.rule("badge.own-submission", names));
    }

    private static boolean changes(Nominee row, RowDecision decision) {
        return row.decision() != decision.decision() || !Objects.equals(row.decisionReason(), decision.reason());
    }

    private static String action(RowDecision row) {
        return row.decision() == null ? "UNDECIDE" : row.decision() == Decision.APPROVED ? "APPROVE" : "REFUSE";
    }
}

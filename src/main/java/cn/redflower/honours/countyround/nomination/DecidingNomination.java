package cn.redflower.honours.countyround.nomination;

import cn.redflower.casework.approval.CommitteeMeeting;
import cn.redflower.honours.countyround.CountyNominee;
import cn.redflower.honours.countyround.CountyNominee.SchoolDecision;
import cn.redflower.honours.countyround.CountyNominees;
import cn.redflower.honours.countyround.CountyRound;
import cn.redflower.honours.countyround.CountyRounds;
import cn.redflower.honours.countyround.Reserving;
import cn.redflower.honours.countyround.SchoolNomination;
import cn.redflower.honours.countyround.SchoolNomination.Status;
import cn.redflower.honours.countyround.SchoolNominations;
import cn.redflower.honours.countyround.nomination.NominationRows.RowDecision;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The school committee decides row by row in a meeting, stamps the list, and hands it in: that is when the places are
 * taken.
 */
@Component
public class DecidingNomination {

    private final NominationAccess access;
    private final SchoolNominations nominations;
    private final CountyRounds rounds;
    private final CountyNominees nominees;
    private final NominationRows rows;
    private final NominationPapers papers;
    private final SealingList sealing;
    private final NominationDuties duties;
    private final StillEligible eligible;
    private final Reserving reserving;
    private final NominationLetters letters;
    private final AuditTrail trail;
    private final Clock clock;

    DecidingNomination(
            NominationAccess access,
            SchoolNominations nominations,
            CountyRounds rounds,
            CountyNominees nominees,
            NominationRows rows,
            NominationPapers papers,
            SealingList sealing,
            NominationDuties duties,
            StillEligible eligible,
            Reserving reserving,
            NominationLetters letters,
            AuditTrail trail,
            Clock clock) {
        this.access = access;
        this.nominations = nominations;
        this.rounds = rounds;
        this.nominees = nominees;
        this.rows = rows;
        this.papers = papers;
        this.sealing = sealing;
        this.duties = duties;
        this.eligible = eligible;
        this.reserving = reserving;
        this.letters = letters;
        this.trail = trail;
        this.clock = clock;
    }

    /** Decides rows, all or none of them. */
    @Transactional
    Outcome<Void> decide(Actor actor, UUID nominationId, List<RowDecision> decisions) {
        SchoolNomination list = access.toDecide(actor, nominationId);
        if (duties.isAuthor(nominationId, actor.login())) {
            return barred(list, NominationDuties.ownSubmission());
        }
        Map<Long, CountyNominee> known =
                nominees.of(nominationId).stream().collect(Collectors.toMap(CountyNominee::id, Function.identity()));
        Set<Long> relatives = duties.rowsOfRelatives(nominationId, actor.login());
        List<Refusal> refusals = new ArrayList<>();
        List<RowDecision> changed = new ArrayList<>();
        for (RowDecision decision : decisions) {
            CountyNominee row = known.get(decision.rowId());
            if (row == null) {
                refusals.add(Refusal.notFound("nomination.row-not-found"));
            } else if (changes(row, decision)) {
                if (relatives.contains(row.id())) {
                    return barred(list, NominationDuties.ownRelative(row.name()));
                }
                against(row, decision, refusals);
                changed.add(decision);
            }
        }
        List<CountyNominee> approved = changed.stream()
                .filter(d -> d.decision() == SchoolDecision.APPROVED)
                .map(d -> known.get(d.rowId()))
                .toList();
        refusals.addAll(eligible.refusals(round(list), list, approved));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        rows.decide(changed, actor.login());
        nominees.record(
                changed.stream()
                        .map(d -> CountyNominees.Event.of(known.get(d.rowId()), action(d), d.reason()))
                        .toList(),
                actor.login());
        if (!changed.isEmpty()) {
            trail.record(AuditEvent.done(
                    "rows.decided", list.schoolId(), nominationId.toString(), String.valueOf(changed.size())));
        }
        return Outcome.done();
    }

    /** Keeps the meeting as far as it has been typed. */
    @Transactional
    Outcome<CommitteeMeeting> record(Actor actor, UUID nominationId, CommitteeMeeting meeting) {
        SchoolNomination list = access.toDecide(actor, nominationId);
        List<Refusal> faults = meeting.faults();
        if (!faults.isEmpty()) {
            return Outcome.refused(faults);
        }
        papers.save(list, meeting, actor.login());
        trail.record(AuditEvent.done("meeting.recorded", list.schoolId(), nominationId.toString(), null));
        return Outcome.done(meeting);
    }

    /**
     * Hands the list in to the county: every row decided, the meeting recorded, the scan stamped, everybody still
     * eligible, and a place for each. Refused, the task stays and everything that was typed with it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Void> conclude(UUID nominationId, String login) {
        UUID roundId = nominations.find(nominationId).orElseThrow().roundId();
        CountyRound round = rounds.lock(roundId).orElseThrow();
        SchoolNomination list = nominations.lock(nominationId).orElseThrow();
        if (list.status() != Status.DECIDING) {
            return Outcome.refused(NominationAccess.closed(list));
        }
        Optional<Refusal> late = access.tooLate(list);
        if (late.isPresent() || round.status() != CountyRound.Status.NOMINATING) {
            return Outcome.refused(late.orElseGet(() -> Refusal.conflict("nomination.window-over")));
        }
        List<CountyNominee> all = nominees.of(nominationId);
        List<CountyNominee> open = all.stream().filter(NominationRows::open).toList();
        List<CountyNominee> approved = open.stream()
                .filter(row -> row.schoolDecision() == SchoolDecision.APPROVED)
                .toList();
        List<Refusal> refusals = new ArrayList<>(duties.decidedByRelatives(nominationId).stream()
                .map(name -> Refusal.rule("nomination.decided-by-relative", name))
                .toList());
        long undecided =
                open.stream().filter(row -> row.schoolDecision() == null).count();
        if (undecided > 0) {
            refusals.add(Refusal.rule("nomination.rows-undecided", undecided));
        } else if (!open.isEmpty() && approved.isEmpty() && all.stream().noneMatch(CountyNominee::reserved)) {
            refusals.add(Refusal.rule("nomination.nobody-approved"));
        }
        if (!open.isEmpty()) {
            refusals.addAll(papers.meeting(list).orElse(CommitteeMeeting.NONE).missing(LocalDate.now(clock)));
            sealing.against(list, all).ifPresent(refusals::add);
        }
        refusals.addAll(eligible.refusals(round, list, approved));
        if (refusals.isEmpty()) {
            refusals.addAll(reserving.take(list));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        rows.correctedRowsToScreen(nominationId);
        if (!nominations.anyHandedIn(roundId)) {
            letters.firstListCame(list);
        }
        nominations.submitted(nominationId, login, OffsetDateTime.now(clock));
        nominees.record(
                approved.stream()
                        .map(row -> CountyNominees.Event.of(row, "SUBMIT", null))
                        .toList(),
                login);
        return Outcome.done();
    }

    /** Gives the list back to the brigade counselor; what is decided stays until a row is changed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Void> giveBack(UUID nominationId, String opinion) {
        SchoolNomination list = nominations.lock(nominationId).orElseThrow();
        if (list.status() != Status.DECIDING) {
            return Outcome.refused(NominationAccess.closed(list));
        }
        nominations.returned(nominationId, list.submissions() == 0 ? Status.PREPARING : Status.RETURNED, opinion);
        letters.returnedByCommittee(list);
        return Outcome.done();
    }

    private Outcome<Void> barred(SchoolNomination list, Refusal reason) {
        trail.recordApart(
                AuditEvent.refused("duty.refused", list.schoolId(), list.id().toString(), reason.code()));
        return Outcome.refused(reason);
    }

    private static void against(CountyNominee row, RowDecision decision, List<Refusal> refusals) {
        if (!NominationRows.open(row)) {
            refusals.add(Refusal.conflict("nomination.row-locked", row.name()));
        } else if (decision.decision() == SchoolDecision.REFUSED
                && (decision.reason() == null || decision.reason().isBlank())) {
            refusals.add(Refusal.rule("nomination.refusal-needs-reason", row.name()));
        } else if (decision.reason() != null && decision.reason().length() > 500) {
            refusals.add(Refusal.rule("nomination.reason-too-long", 500));
        }
    }

    private static boolean changes(CountyNominee row, RowDecision decision) {
        return row.schoolDecision() != decision.decision()
                || !Objects.equals(row.schoolDecisionReason(), decision.reason());
    }

    private static String action(RowDecision decision) {
        return decision.decision() == null
                ? "UNDECIDE"
                : decision.decision() == SchoolDecision.APPROVED ? "APPROVE" : "REFUSE";
    }

    private CountyRound round(SchoolNomination list) {
        return rounds.find(list.roundId()).orElseThrow();
    }
}

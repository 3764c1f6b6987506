package cn.redflower.honours.countyround.screening;

import cn.redflower.honours.countyround.CountyRound;
import cn.redflower.honours.countyround.Reserving;
import cn.redflower.honours.countyround.RoundCalendar;
import cn.redflower.honours.countyround.SchoolNomination;
import cn.redflower.honours.countyround.SchoolNomination.Status;
import cn.redflower.honours.countyround.SchoolNominationFlow;
import cn.redflower.honours.countyround.SchoolNominations;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a school's list back with the marked rows to be corrected until a day. These rows lose their places; rows that
 * were passed stay as they are and keep theirs.
 */
@Component
class ReturningToSchool {

    /** A correction that takes longer is a new round. */
    private static final int LATEST_DAYS = 60;

    private static final int LONGEST_REMARK = 1000;

    private final ScreeningRound rounds;
    private final SchoolNominations nominations;
    private final DecidedRows decided;
    private final Reserving reserving;
    private final SchoolNominationFlow flow;
    private final ScreeningLetters letters;
    private final RoundCalendar calendar;
    private final AuditTrail trail;
    private final Clock clock;

    ReturningToSchool(
            ScreeningRound rounds,
            SchoolNominations nominations,
            DecidedRows decided,
            Reserving reserving,
            SchoolNominationFlow flow,
            ScreeningLetters letters,
            RoundCalendar calendar,
            AuditTrail trail,
            Clock clock) {
        this.rounds = rounds;
        this.nominations = nominations;
        this.decided = decided;
        this.reserving = reserving;
        this.flow = flow;
        this.letters = letters;
        this.calendar = calendar;
        this.trail = trail;
        this.clock = clock;
    }

    /** @return how many rows go back */
    @Transactional
    Outcome<Integer> giveBack(Actor actor, UUID roundId, String schoolId, String remark, OffsetDateTime closesAt) {
        Outcome<CountyRound> round = rounds.decidedBy(actor, roundId);
        if (round instanceof Outcome.Refused<CountyRound> refused) {
            return Outcome.refused(refused.reasons());
        }
        Optional<SchoolNomination> found = nominations.of(roundId, schoolId).flatMap(n -> nominations.lock(n.id()));
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.notFound("screening.school-not-found"));
        }
        SchoolNomination nomination = found.get();
        if (nomination.status() == Status.RETURNED) {
            return Outcome.refused(Refusal.conflict("screening.already-returned", nomination.schoolName()));
        }
        if (nomination.status() != Status.SUBMITTED) {
            return Outcome.refused(Refusal.conflict("screening.not-submitted", nomination.schoolName()));
        }
        String text = remark == null || remark.isBlank() ? null : remark.strip();
        if (text != null && text.length() > LONGEST_REMARK) {
            return Outcome.refused(Refusal.rule("screening.remark-too-long", LONGEST_REMARK));
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (closesAt == null || !closesAt.isAfter(now)) {
            return Outcome.refused(
                    Refusal.rule(closesAt == null ? "screening.deadline-missing" : "screening.deadline-past"));
        }
        if (closesAt.isAfter(now.plusDays(LATEST_DAYS))) {
            return Outcome.refused(Refusal.rule("screening.deadline-far", LATEST_DAYS));
        }
        List<Refusal> missing =
                calendar.against(closesAt.atZoneSameInstant(clock.getZone()).toLocalDate(), round.orThrow());
        if (!missing.isEmpty()) {
            return Outcome.refused(missing);
        }
        List<Long> marked = decided.marked(nomination.id());
        if (marked.isEmpty()) {
            return Outcome.refused(Refusal.rule("screening.nothing-marked", nomination.schoolName()));
        }
        reserving.release(marked);
        nominations.closesAt(nomination.id(), closesAt);
        nominations.returned(nomination.id(), Status.RETURNED, text);
        flow.returned(nomination.id());
        letters.returned(round.orThrow(), nomination, text, marked.size(), closesAt);
        trail.record(
                AuditEvent.done("county-list.returned", schoolId, roundId.toString(), String.valueOf(marked.size())));
        return Outcome.done(marked.size());
    }
}

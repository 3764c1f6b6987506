package cn.redflower.honours.countyround.nomination;

import cn.redflower.casework.approval.Opinions;
import cn.redflower.honours.countyround.CountyNominee;
import cn.redflower.honours.countyround.CountyNominees;
import cn.redflower.honours.countyround.CountyRounds;
import cn.redflower.honours.countyround.Reserving;
import cn.redflower.honours.countyround.SchoolNomination;
import cn.redflower.honours.countyround.SchoolNomination.Status;
import cn.redflower.honours.countyround.SchoolNominations;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
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
 * 撤回: a school takes its list back to correct it while its window is open and the county has not looked at a row. The
 * places are free for others; the scan that was stamped stays on record, and the next list needs its own.
 */
@Component
class WithdrawingNomination {

    private static final int LONGEST = 2000;

    private final CountyRounds rounds;
    private final SchoolNominations nominations;
    private final CountyNominees nominees;
    private final Reserving reserving;
    private final WithdrawalFlow flow;
    private final Opinions opinions;
    private final AuditTrail trail;
    private final Clock clock;

    WithdrawingNomination(
            CountyRounds rounds,
            SchoolNominations nominations,
            CountyNominees nominees,
            Reserving reserving,
            WithdrawalFlow flow,
            Opinions opinions,
            AuditTrail trail,
            Clock clock) {
        this.rounds = rounds;
        this.nominations = nominations;
        this.nominees = nominees;
        this.reserving = reserving;
        this.flow = flow;
        this.opinions = opinions;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional
    Outcome<Void> withdraw(Actor actor, UUID nominationId, String reason) {
        if (reason != null && reason.strip().length() > LONGEST) {
            return Outcome.refused(Refusal.rule("nomination.reason-too-long", LONGEST));
        }
        Optional<SchoolNomination> found = nominations.find(nominationId).filter(n -> may(actor, n));
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.notFound("nomination.not-found"));
        }
        rounds.lock(found.get().roundId());
        SchoolNomination list = nominations.lock(nominationId).orElseThrow();
        List<CountyNominee> rows = nominees.of(nominationId);
        Optional<Refusal> refusal = against(list, rows);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        nominees.record(
                rows.stream()
                        .filter(CountyNominee::reserved)
                        .map(row -> CountyNominees.Event.of(row, "WITHDRAW", null))
                        .toList(),
                actor.login());
        reserving.release(nominationId);
        nominations.seal(nominationId, null);
        nominations.move(nominationId, Status.PREPARING);
        opinions.record(
                nominationId.toString(),
                "school-nomination",
                "withdraw",
                null,
                actor.login(),
                actor.name(),
                list.schoolId(),
                "withdraw",
                text(reason));
        trail.record(AuditEvent.done("nomination.withdrawn", list.schoolId(), nominationId.toString(), null));
        flow.withdrawn(nominationId);
        return Outcome.done();
    }

    /** Whether this person could take it back now. */
    boolean possible(Actor actor, SchoolNomination list, List<CountyNominee> rows) {
        return may(actor, list) && against(list, rows).isEmpty();
    }

    private static boolean may(Actor actor, SchoolNomination list) {
        return actor.may(Permission.NOMINATE_FOR_COUNTY, list.schoolId())
                || actor.may(Permission.DECIDE_FOR_COUNTY, list.schoolId());
    }

    private Optional<Refusal> against(SchoolNomination list, List<CountyNominee> rows) {
        if (list.status() != Status.SUBMITTED) {
            return Optional.of(Refusal.conflict("nomination.withdrawal.not-submitted")
                    .after(list.id(), null, "withdraw", "deadline"));
        }
        if (!list.closesAt().isAfter(OffsetDateTime.now(clock))) {
            return Optional.of(Refusal.conflict("nomination.withdrawal.window-over"));
        }
        return rows.stream().anyMatch(row -> row.screening() != null)
                ? Optional.of(Refusal.conflict("nomination.withdrawal.screened"))
                : Optional.empty();
    }

    private static String text(String reason) {
        return reason == null || reason.isBlank() ? null : reason.strip();
    }
}

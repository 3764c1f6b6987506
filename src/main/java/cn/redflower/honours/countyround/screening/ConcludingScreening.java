package cn.redflower.honours.countyround.screening;

import cn.redflower.honours.countyround.CountyNominees;
import cn.redflower.honours.countyround.CountyRound;
import cn.redflower.honours.countyround.CountyRounds;
import cn.redflower.honours.countyround.RoundCalendar;
import cn.redflower.honours.countyround.SchoolNomination;
import cn.redflower.honours.countyround.SchoolNominationFlow;
import cn.redflower.honours.countyround.SchoolNominations;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends the screening of a round: every school has handed in or its time is over, and every row has the county's word.
 */
@Component
public class ConcludingScreening {

    private static final int MOST_NAMES = 8;

    private final CountyRounds rounds;
    private final SchoolNominations nominations;
    private final DecidedRows decided;
    private final CountyNominees nominees;
    private final SchoolNominationFlow flow;
    private final RoundCalendar calendar;
    private final Clock clock;

    ConcludingScreening(
            CountyRounds rounds,
            SchoolNominations nominations,
            DecidedRows decided,
            CountyNominees nominees,
            SchoolNominationFlow flow,
            RoundCalendar calendar,
            Clock clock) {
        this.rounds = rounds;
        this.nominations = nominations;
        this.decided = decided;
        this.nominees = nominees;
        this.flow = flow;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Refused with every reason that is left; else every school's part that is with the county ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Void> conclude(UUID roundId) {
        CountyRound round = rounds.lock(roundId).orElseThrow();
        decided.lockAll(roundId);
        List<Refusal> refusals = against(round);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        flow.screeningEnded(roundId);
        return Outcome.done();
    }

    /** What stands against ending it now. */
    List<Refusal> against(CountyRound round) {
        List<Refusal> refusals = new ArrayList<>();
        if (round.status() != CountyRound.Status.NOMINATING) {
            refusals.add(Refusal.conflict("screening.round-moved-on"));
            return refusals;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        List<String> working = nominations.of(round.id()).stream()
                .filter(n -> n.status().atSchool() && n.closesAt().isAfter(now))
                .map(SchoolNomination::schoolName)
                .toList();
        if (!working.isEmpty()) {
            String names = String.join("、", working.subList(0, Math.min(MOST_NAMES, working.size())));
            refusals.add(Refusal.rule(
                    working.size() > MOST_NAMES ? "screening.schools-at-work-many" : "screening.schools-at-work",
                    names,
                    working.size()));
        }
        DecidedRows.Open open = decided.open(round.id());
        if (open.unscreened() > 0) {
            refusals.add(Refusal.rule("screening.rows-unscreened", open.unscreened()));
        }
        if (open.marked() > 0) {
            refusals.add(Refusal.rule("screening.rows-marked", open.marked()));
        }
        if (nominees.countStanding(round.id()).values().stream().anyMatch(count -> count > 0)) {
            refusals.addAll(calendar.againstSigningNow(round));
        }
        decided.biased(round)
                .forEach(row ->
                        refusals.add(Refusal.rule("screening.decided-by-relative", row.schoolName(), row.officer())));
        return refusals;
    }
}

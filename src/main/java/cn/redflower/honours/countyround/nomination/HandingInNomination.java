package cn.redflower.honours.countyround.nomination;

import cn.redflower.honours.countyround.CountyNominee;
import cn.redflower.honours.countyround.CountyNominees;
import cn.redflower.honours.countyround.CountyRound;
import cn.redflower.honours.countyround.CountyRounds;
import cn.redflower.honours.countyround.SchoolNomination;
import cn.redflower.honours.countyround.SchoolNominations;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The brigade counselor gives the list to the school committee: every row has a reason and is still eligible. An empty
 * list has to be meant.
 */
@Component
public class HandingInNomination {

    private final NominationAccess access;
    private final SchoolNominations nominations;
    private final CountyRounds rounds;
    private final CountyNominees nominees;
    private final NominationPapers papers;
    private final StillEligible eligible;

    HandingInNomination(
            NominationAccess access,
            SchoolNominations nominations,
            CountyRounds rounds,
            CountyNominees nominees,
            NominationPapers papers,
            StillEligible eligible) {
        this.access = access;
        this.nominations = nominations;
        this.rounds = rounds;
        this.nominees = nominees;
        this.papers = papers;
        this.eligible = eligible;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Void> handIn(UUID nominationId, String login) {
        SchoolNomination list = nominations.lock(nominationId).orElseThrow();
        if (!list.status().editable()) {
            return Outcome.refused(NominationAccess.closed(list));
        }
        Optional<Refusal> late = access.tooLate(list);
        if (late.isPresent()) {
            return Outcome.refused(late.get());
        }
        List<CountyNominee> all = nominees.of(nominationId);
        List<CountyNominee> open = all.stream().filter(NominationRows::open).toList();
        List<Refusal> refusals = new ArrayList<>();
        if (all.isEmpty() && papers.of(nominationId).nilReason() == null) {
            refusals.add(Refusal.rule("nomination.empty"));
        }
        open.stream()
                .filter(row -> row.reason().isBlank())
                .forEach(row -> refusals.add(Refusal.rule("nomination.reason-missing", row.name())));
        CountyRound round = rounds.find(list.roundId()).orElseThrow();
        refusals.addAll(eligible.refusals(round, list, open));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        papers.handedIn(nominationId, login);
        return Outcome.done();
    }
}

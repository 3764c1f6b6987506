package cn.redflower.honours.countyround.nomination;

import cn.redflower.casework.approval.Opinions;
import cn.redflower.honours.countyround.CountyNominee;
import cn.redflower.honours.countyround.CountyNominees;
import cn.redflower.honours.countyround.CountyRound;
import cn.redflower.honours.countyround.CountyRounds;
import cn.redflower.honours.countyround.SchoolNomination;
import cn.redflower.honours.countyround.SchoolNomination.Status;
import cn.redflower.honours.countyround.SchoolNominations;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Problems;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A deadline that passes is a waiver, never an approval ({@code domain.md} §4). A list that was never handed in is
 * waived as a whole. One that came back from the county and was not corrected in time keeps the rows that the county
 * has; the others lapse, which is marked on each, and the school's part waits with the county for the end of the
 * screening.
 */
@Component
public class WaivingNomination {

    private final CountyRounds rounds;
    private final SchoolNominations nominations;
    private final CountyNominees nominees;
    private final NominationRows rows;
    private final Opinions opinions;
    private final NominationLetters letters;
    private final Problems texts;
    private final AuditTrail trail;

    WaivingNomination(
            CountyRounds rounds,
            SchoolNominations nominations,
            CountyNominees nominees,
            NominationRows rows,
            Opinions opinions,
            NominationLetters letters,
            Problems texts,
            AuditTrail trail) {
        this.rounds = rounds;
        this.nominations = nominations;
        this.nominees = nominees;
        this.rows = rows;
        this.opinions = opinions;
        this.letters = letters;
        this.texts = texts;
        this.trail = trail;
    }

    /** @return whether the county still screens rows of this school */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean waive(UUID nominationId) {
        CountyRound round = rounds.lock(
                        nominations.find(nominationId).orElseThrow().roundId())
                .orElseThrow();
        boolean screening = round.status() == CountyRound.Status.NOMINATING;
        SchoolNomination list = nominations.lock(nominationId).orElseThrow();
        List<CountyNominee> all = nominees.of(nominationId);
        boolean kept = list.submissions() > 0 && all.stream().anyMatch(CountyNominee::reserved);
        String why = texts.text(kept ? "nomination.lapsed" : "nomination.waived");
        List<CountyNominee> late =
                kept ? all.stream().filter(NominationRows::open).toList() : List.of();
        if (!late.isEmpty()) {
            rows.lapse(late.stream().map(CountyNominee::id).toList(), why);
            nominees.record(
                    late.stream()
                            .map(row -> CountyNominees.Event.of(row, "NOT_AWARD", why))
                            .toList(),
                    null);
        }
        nominations.move(nominationId, !kept ? Status.WAIVED : screening ? Status.SUBMITTED : Status.CLOSED);
        opinions.record(
                nominationId.toString(),
                "school-nomination",
                "deadline",
                null,
                null,
                null,
                list.schoolId(),
                "waived",
                why);
        trail.record(AuditEvent.done(
                "nomination.waived", list.schoolId(), nominationId.toString(), kept ? "rows " + late.size() : null));
        letters.waived(list);
        return kept && screening;
    }
}

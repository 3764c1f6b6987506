package cn.redflower.honours.countyround.nomination;

import cn.redflower.honours.countyround.CountyNominee;
import cn.redflower.honours.countyround.CountyNominees;
import cn.redflower.honours.countyround.CountyRounds;
import cn.redflower.honours.countyround.Eligibility;
import cn.redflower.honours.countyround.PupilStanding;
import cn.redflower.honours.countyround.SchoolNomination;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.pupil.roster.NominationCheck;
import cn.redflower.people.pupil.roster.NominationCheck.Candidate;
import cn.redflower.people.pupil.roster.NominationCheck.Checked;
import cn.redflower.people.pupil.roster.NominationCheck.Nomination;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The brigade counselor hands in the school's nominees as a sheet, as squadrons do: first a dry run, then with
 * {@code apply} the rows that can be taken. A pupil who is on the list already gets the sheet's reason; the same sheet
 * twice changes nothing.
 */
@Component
class ListingBySheet {

    private final NominationAccess access;
    private final NominationCheck check;
    private final ListingNominees listing;
    private final NominationRows rows;
    private final CountyRounds rounds;
    private final CountyNominees nominees;
    private final Eligibility eligibility;
    private final Problems texts;

    ListingBySheet(
            NominationAccess access,
            NominationCheck check,
            ListingNominees listing,
            NominationRows rows,
            CountyRounds rounds,
            CountyNominees nominees,
            Eligibility eligibility,
            Problems texts) {
        this.access = access;
        this.check = check;
        this.listing = listing;
        this.rows = rows;
        this.rounds = rounds;
        this.nominees = nominees;
        this.eligibility = eligibility;
        this.texts = texts;
    }

    @Transactional
    Outcome<NominationCheck.Report> nominate(Actor actor, UUID nominationId, InputStream file, boolean apply)
            throws IOException {
        SchoolNomination list = access.toEdit(actor, nominationId);
        Map<Long, CountyNominee> listed = nominees.of(nominationId).stream()
                .filter(row -> row.pupilId() != null)
                .collect(Collectors.toMap(CountyNominee::pupilId, Function.identity()));
        Outcome<Checked> outcome = check.check(
                file, listing.longestReason(), numbers -> candidates(list, numbers, listed), "nomination.sheet", apply);
        if (outcome instanceof Outcome.Refused<Checked> unreadable) {
            return Outcome.refused(unreadable.reasons());
        }
        Checked checked = outcome.orThrow();
        if (apply) {
            for (Nomination row : checked.nominations()) {
                CountyNominee already = listed.get(row.pupilId());
                if (already == null || !already.reason().equals(row.reason())) {
                    listing.nominatePupil(actor, nominationId, row.pupilId(), row.reason())
                            .orThrow();
                }
            }
        }
        return Outcome.done(checked.report());
    }

    private List<Candidate> candidates(SchoolNomination list, List<String> numbers, Map<Long, CountyNominee> listed) {
        List<Long> pupils = rows.pupilsWith(list.schoolId(), numbers);
        Set<Long> elsewhere = rows.onOtherLists(list, pupils);
        List<Candidate> candidates = new ArrayList<>();
        for (PupilStanding pupil :
                eligibility.pupils(rounds.find(list.roundId()).orElseThrow(), pupils)) {
            CountyNominee already = listed.get(pupil.pupilId());
            List<Refusal> against = new ArrayList<>(already == null ? pupil.reasons() : List.of());
            if (already != null && !NominationRows.open(already)) {
                against.add(Refusal.conflict("nomination.row-locked", pupil.name()));
            } else if (elsewhere.contains(pupil.pupilId())) {
                against.add(Refusal.conflict("nomination.on-another-list"));
            }
            candidates.add(new Candidate(
                    pupil.pupilId(),
                    pupil.number(),
                    pupil.name(),
                    against.stream().map(texts::sentence).toList()));
        }
        return candidates;
    }
}

package cn.redflower.honours.countyround.nomination;

import cn.redflower.honours.award.Holder;
import cn.redflower.honours.countyround.CollectiveStanding;
import cn.redflower.honours.countyround.CountyNominee;
import cn.redflower.honours.countyround.CountyRound;
import cn.redflower.honours.countyround.Eligibility;
import cn.redflower.honours.countyround.PupilStanding;
import cn.redflower.honours.countyround.SchoolNomination;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Looks once more whether the rows of a list are still eligible: between nominating and handing in, months can lie. */
@Component
class StillEligible {

    private final Eligibility eligibility;
    private final NominationRows rows;
    private final Problems texts;

    StillEligible(Eligibility eligibility, NominationRows rows, Problems texts) {
        this.eligibility = eligibility;
        this.rows = rows;
        this.texts = texts;
    }

    /** The reasons against each row, by its id; no entry if there are none. */
    Map<Long, List<Refusal>> against(CountyRound round, SchoolNomination list, List<CountyNominee> of) {
        Map<Long, List<Refusal>> ofPupils = new HashMap<>();
        for (PupilStanding pupil : eligibility.pupils(
                round,
                of.stream().map(CountyNominee::pupilId).filter(Objects::nonNull).toList())) {
            ofPupils.put(pupil.pupilId(), pupil.reasons());
        }
        Map<String, List<Refusal>> ofCollectives = new HashMap<>();
        if (of.stream().anyMatch(row -> row.kind() == Holder.COLLECTIVE)) {
            for (CollectiveStanding collective : eligibility.collectives(round, list.schoolId())) {
                ofCollectives.put(collective.squadronId(), collective.reasons());
            }
        }
        Set<Long> moved = rows.movedAway(list.id());
        Map<Long, List<Refusal>> against = new HashMap<>();
        for (CountyNominee row : of) {
            List<Refusal> reasons = new ArrayList<>(
                    row.kind() == Holder.INDIVIDUAL
                            ? ofPupils.getOrDefault(row.pupilId(), List.of())
                            : ofCollectives.getOrDefault(row.squadronId(), List.of()));
            if (moved.contains(row.id())) {
                reasons.add(Refusal.rule("nomination.moved-away"));
            }
            if (!reasons.isEmpty()) {
                against.put(row.id(), reasons);
            }
        }
        return against;
    }

    /** The same as sentences that name who is meant. */
    List<Refusal> refusals(CountyRound round, SchoolNomination list, List<CountyNominee> of) {
        Map<Long, List<Refusal>> against = against(round, list, of);
        return of.stream()
                .flatMap(row ->
                        against.getOrDefault(row.id(), List.of()).stream().map(reason -> named(row.name(), reason)))
                .toList();
    }

    Refusal named(String name, Refusal reason) {
        return Refusal.rule("countyaward.ineligible-named", name, texts.sentence(reason));
    }
}

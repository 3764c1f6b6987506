package cn.redflower.honours.countyround;

import cn.redflower.casework.publicnotice.PublicNotices;
import cn.redflower.honours.award.Holder;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Looks at every row that stands once more before the award is given ({@code domain.md} §2: age and consent at
 * submission and at award): who has turned fourteen, left, lost the award of the step below or the guardian's consent
 * since the nomination.
 */
@Component
class LastLook {

    private final CountyNominees nominees;
    private final Eligibility eligibility;
    private final PublicNotices notices;
    private final Problems texts;

    LastLook(CountyNominees nominees, Eligibility eligibility, PublicNotices notices, Problems texts) {
        this.notices = notices;
        this.nominees = nominees;
        this.eligibility = eligibility;
        this.texts = texts;
    }

    /**
     * A row with what is found.
     *
     * @param restsOn the award of the step below that it rests on, or null
     * @param reason why it cannot be awarded today; null if it can
     */
    record Finding(CountyNominee row, UUID restsOn, String reason) {}

    /**
     * What the notice says against awarding now: it has to have had its working days by the calendar as it is today.
     */
    List<Refusal> atNotice(CountyRound round) {
        return notices.againstActingOn(round.id().toString());
    }

    /** All rows that stand, a batch at a time in the order of the list. */
    void at(CountyRound round, Consumer<List<Finding>> batches) {
        nominees.standing(round.id(), rows -> {
            Map<Long, PupilStanding> pupils =
                    eligibility
                            .pupils(
                                    round,
                                    rows.stream()
                                            .map(CountyNominee::pupilId)
                                            .filter(Objects::nonNull)
                                            .toList())
                            .stream()
                            .collect(Collectors.toMap(PupilStanding::pupilId, p -> p));
            Map<String, CollectiveStanding> collectives = new HashMap<>();
            List<String> schools = rows.stream()
                    .filter(r -> r.kind() == Holder.COLLECTIVE)
                    .map(CountyNominee::schoolId)
                    .distinct()
                    .toList();
            if (!schools.isEmpty()) {
                eligibility
                        .collectives(round, schools)
                        .forEach(c -> collectives.put(c.schoolId() + " " + c.squadronId(), c));
            }
            batches.accept(rows.stream()
                    .map(row -> row.kind() == Holder.INDIVIDUAL
                            ? finding(row, pupils.get(row.pupilId()))
                            : finding(row, collectives.get(row.schoolId() + " " + row.squadronId())))
                    .toList());
        });
    }

    private Finding finding(CountyNominee row, PupilStanding standing) {
        return standing == null ? gone(row) : new Finding(row, standing.restsOn(), sentence(standing.reasons()));
    }

    private Finding finding(CountyNominee row, CollectiveStanding standing) {
        return standing == null ? gone(row) : new Finding(row, standing.restsOn(), sentence(standing.reasons()));
    }

    private Finding gone(CountyNominee row) {
        return new Finding(row, null, texts.text("countyaward.ineligible.gone"));
    }

    private String sentence(List<Refusal> reasons) {
        return reasons.isEmpty() ? null : reasons.stream().map(texts::sentence).collect(Collectors.joining(" "));
    }
}

package cn.redflower.honours.onestar;

import cn.redflower.honours.onestar.Nominees.Kind;
import cn.redflower.platform.problem.Refusal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How a school stands against its caps, computed from the register as it is today. */
@Component
class Standing {

    private final Candidates candidates;
    private final Nominees nominees;

    Standing(Candidates candidates, Nominees nominees) {
        this.candidates = candidates;
        this.nominees = nominees;
    }

    /** One kind's cap and how much of it is used. */
    record Use(
            int eligible, java.math.BigDecimal rate, java.math.BigDecimal exact, int cap, int nominated, int approved) {

        static Use of(Quota quota, Nominees.Count count) {
            return new Use(
                    quota.eligible(), quota.rate(), quota.exact(), quota.cap(), count.nominated(), count.approved());
        }

        boolean overCap() {
            return approved > cap;
        }
    }

    /** Both kinds. */
    record Uses(Use individuals, Use collectives) {}

    Uses of(Evaluation evaluation) {
        Map<String, Candidates.Count> counts = candidates.countsOf(evaluation.schoolId());
        return of(evaluation, counts, candidates.collectivesOf(evaluation.schoolId()));
    }

    Uses of(Evaluation evaluation, Map<String, Candidates.Count> counts, Map<String, List<Refusal>> collectives) {
        int individuals =
                counts.values().stream().mapToInt(Candidates.Count::eligible).sum();
        int squadrons =
                (int) collectives.values().stream().filter(List::isEmpty).count();
        return new Uses(
                Use.of(
                        new Quota(individuals, evaluation.individualRate()),
                        nominees.count(evaluation.id(), Kind.INDIVIDUAL)),
                Use.of(
                        new Quota(squadrons, evaluation.collectiveRate()),
                        nominees.count(evaluation.id(), Kind.COLLECTIVE)));
    }
}

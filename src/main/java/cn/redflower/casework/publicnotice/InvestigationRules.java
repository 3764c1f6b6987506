package cn.redflower.casework.publicnotice;

import cn.redflower.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a finding must contain: one of two decisions, an opinion in any case, and the row if one is to be struck. */
final class InvestigationRules {

    private InvestigationRules() {}

    static List<Refusal> check(String decision, String opinion, NoticeEntry row) {
        List<Refusal> reasons = new ArrayList<>();
        if (decision == null
                || !Set.of(InvestigatingObjection.UPHOLD, InvestigatingObjection.DISMISS)
                        .contains(decision)) {
            reasons.add(Refusal.rule("publicnotice.investigation.no-decision"));
        }
        if (opinion == null || opinion.isBlank()) {
            reasons.add(Refusal.rule("publicnotice.investigation.no-opinion"));
        } else if (opinion.length() > InvestigatingObjection.OPINION_LENGTH) {
            reasons.add(Refusal.rule(
                    "publicnotice.investigation.opinion-too-long",
                    String.valueOf(InvestigatingObjection.OPINION_LENGTH)));
        }
        if (InvestigatingObjection.UPHOLD.equals(decision) && row == null) {
            reasons.add(Refusal.rule("publicnotice.investigation.no-row"));
        }
        return reasons;
    }
}

package cn.redflower.honours.revocation.process;

import cn.redflower.casework.approval.CaseTitle;
import cn.redflower.honours.award.AwardKind;
import cn.redflower.honours.award.AwardKinds;
import cn.redflower.honours.revocation.Revocation;
import cn.redflower.honours.revocation.Revocations;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The award that is to be revoked, with the school and year for which it was given; the task's own name adds the
 * certificate's number.
 */
@Component
class RevocationTitle implements CaseTitle.Source {

    private final Revocations revocations;
    private final AwardKinds kinds;

    RevocationTitle(Revocations revocations, AwardKinds kinds) {
        this.revocations = revocations;
        this.kinds = kinds;
    }

    @Override
    public String processKey() {
        return AwardRevocationProcess.KEY;
    }

    @Override
    public Map<UUID, CaseTitle> of(Collection<UUID> caseIds) {
        return revocations.find(caseIds).stream()
                .collect(Collectors.toMap(
                        Revocation::id,
                        r -> new CaseTitle(
                                kinds.find(r.awardKind())
                                        .map(AwardKind::shortName)
                                        .orElse(r.awardKind()),
                                r.schoolName(),
                                r.schoolYear())));
    }
}

package cn.redflower.honours.onestar.process;

import cn.redflower.casework.approval.CaseTitle;
import cn.redflower.honours.award.AwardKind;
import cn.redflower.honours.award.AwardKinds;
import cn.redflower.honours.onestar.Evaluation;
import cn.redflower.honours.onestar.Evaluations;
import cn.redflower.honours.onestar.OneStarProperties;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** 一星章 · school · school year. */
@Component
class OneStarTitle implements CaseTitle.Source {

    private final Evaluations evaluations;
    private final AwardKind award;

    OneStarTitle(Evaluations evaluations, AwardKinds kinds) {
        this.evaluations = evaluations;
        this.award = kinds.find(OneStarProperties.AWARD).orElseThrow();
    }

    @Override
    public String processKey() {
        return OneStarProcess.KEY;
    }

    @Override
    public Map<UUID, CaseTitle> of(Collection<UUID> caseIds) {
        return evaluations.find(caseIds).stream()
                .collect(Collectors.toMap(
                        Evaluation::id, e -> new CaseTitle(award.shortName(), e.schoolName(), e.schoolYear())));
    }
}

package cn.redflower.badge.process;

import cn.redflower.approval.CaseTitle;
import cn.redflower.award.AwardKind;
import cn.redflower.award.AwardKinds;
import cn.redflower.badge.Evaluations;
import cn.redflower.badge.OneStarProperties;
import java.util.Optional;
import java.util.UUID;
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
    public Optional<CaseTitle> of(UUID caseId) {
        return evaluations.find(caseId).map(e -> new CaseTitle(award.shortName(), e.schoolName(), e.schoolYear()));
    }
}

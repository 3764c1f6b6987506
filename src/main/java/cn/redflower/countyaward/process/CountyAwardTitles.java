package cn.redflower.countyaward.process;

import cn.redflower.approval.CaseTitle;
import cn.redflower.award.AwardKind;
import cn.redflower.award.AwardKinds;
import cn.redflower.countyaward.CountyRound;
import cn.redflower.countyaward.CountyRounds;
import cn.redflower.countyaward.SchoolNominations;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the county's rounds and the schools' parts in them are called. */
@Configuration(proxyBeanMethods = false)
class CountyAwardTitles {

    private record Titles(String processKey, Function<UUID, Optional<CaseTitle>> find) implements CaseTitle.Source {

        @Override
        public Optional<CaseTitle> of(UUID caseId) {
            return find.apply(caseId);
        }
    }

    @Bean
    CaseTitle.Source countyRoundTitle(CountyRounds rounds, AwardKinds kinds) {
        return new Titles(CountyRoundProcess.KEY, id -> rounds.find(id).map(round -> title(round, null, kinds)));
    }

    @Bean
    CaseTitle.Source schoolNominationTitle(SchoolNominations nominations, CountyRounds rounds, AwardKinds kinds) {
        return new Titles(SchoolNominationProcess.KEY, id -> nominations.find(id)
                .flatMap(part -> rounds.find(part.roundId()).map(round -> title(round, part.schoolName(), kinds))));
    }

    private static CaseTitle title(CountyRound round, String school, AwardKinds kinds) {
        return new CaseTitle(kinds.find(round.awardKind()).map(AwardKind::shortName).orElse(round.awardKind()), school, round.schoolYear());
    }
}

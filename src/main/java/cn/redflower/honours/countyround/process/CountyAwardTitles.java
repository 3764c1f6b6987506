package cn.redflower.honours.countyround.process;

import cn.redflower.casework.approval.CaseTitle;
import cn.redflower.honours.award.AwardKind;
import cn.redflower.honours.award.AwardKinds;
import cn.redflower.honours.countyround.CountyRound;
import cn.redflower.honours.countyround.CountyRounds;
import cn.redflower.honours.countyround.SchoolNomination;
import cn.redflower.honours.countyround.SchoolNominations;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the county's rounds and the schools' parts in them are called. */
@Configuration(proxyBeanMethods = false)
class CountyAwardTitles {

    private record Titles(String processKey, Function<Collection<UUID>, Map<UUID, CaseTitle>> find)
            implements CaseTitle.Source {

        @Override
        public Map<UUID, CaseTitle> of(Collection<UUID> caseIds) {
            return find.apply(caseIds);
        }
    }

    @Bean
    CaseTitle.Source countyRoundTitle(CountyRounds rounds, AwardKinds kinds) {
        return new Titles(
                CountyRoundProcess.KEY,
                ids -> rounds.find(ids).stream()
                        .collect(Collectors.toMap(CountyRound::id, round -> title(round, null, kinds))));
    }

    @Bean
    CaseTitle.Source schoolNominationTitle(SchoolNominations nominations, CountyRounds rounds, AwardKinds kinds) {
        return new Titles(SchoolNominationProcess.KEY, ids -> {
            List<SchoolNomination> parts = nominations.find(ids);
            Map<UUID, CountyRound> known =
                    rounds
                            .find(parts.stream()
                                    .map(SchoolNomination::roundId)
                                    .distinct()
                                    .toList())
                            .stream()
                            .collect(Collectors.toMap(CountyRound::id, Function.identity()));
            return parts.stream()
                    .collect(Collectors.toMap(
                            SchoolNomination::id, part -> title(known.get(part.roundId()), part.schoolName(), kinds)));
        });
    }

    private static CaseTitle title(CountyRound round, String school, AwardKinds kinds) {
        return new CaseTitle(
                kinds.find(round.awardKind()).map(AwardKind::shortName).orElse(round.awardKind()),
                school,
                round.schoolYear());
    }
}

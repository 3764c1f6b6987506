package cn.redflower.honours.countyround;

import cn.redflower.honours.award.AwardCategory;
import cn.redflower.honours.award.AwardKind;
import cn.redflower.honours.award.AwardKinds;
import cn.redflower.honours.award.Holder;
import cn.redflower.honours.countyround.Eligibility.Base;
import cn.redflower.people.organ.Schools;
import cn.redflower.people.organ.Schools.School;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What places each school gets in a round, and the county, by the rules of the award and the register as it is today.
 */
@Component
class PlacesOfSchools {

    private final Eligibility eligibility;
    private final AwardKinds kinds;
    private final Schools schools;

    PlacesOfSchools(Eligibility eligibility, AwardKinds kinds, Schools schools) {
        this.eligibility = eligibility;
        this.kinds = kinds;
        this.schools = schools;
    }

    /** A school with what its places are counted of. */
    record Line(
            String schoolId,
            String schoolName,
            int individualBase,
            int individualPlaces,
            int collectiveBase,
            int collectivePlaces) {}

    /** All schools, and the county's places by the rules; null where the award has none of the kind. */
    record Places(List<Line> schools, Integer individuals, Integer collectives) {

        int sumOfIndividuals() {
            return schools.stream().mapToInt(Line::individualPlaces).sum();
        }

        int sumOfCollectives() {
            return schools.stream().mapToInt(Line::collectivePlaces).sum();
        }
    }

    Places of(CountyRound round) {
        AwardKind kind = kinds.find(round.awardKind()).orElseThrow();
        Map<String, Base> bases = eligibility.bases(round);
        List<Line> lines = schools.all().stream()
                .map(school -> line(kind, school, bases.getOrDefault(school.id(), Base.NONE)))
                .toList();
        return new Places(
                lines,
                ofCounty(
                        kind.individuals(),
                        lines.stream().mapToInt(Line::individualBase).sum(),
                        lines.stream().mapToInt(Line::individualPlaces).sum()),
                ofCounty(
                        kind.collectives(),
                        lines.stream().mapToInt(Line::collectiveBase).sum(),
                        lines.stream().mapToInt(Line::collectivePlaces).sum()));
    }

    private static Line line(AwardKind kind, School school, Base base) {
        int individuals = kind.individuals() == null ? 0 : base.pupils();
        int collectives = kind.category(Holder.COLLECTIVE)
                .map(c -> c.places().base() == AwardCategory.Base.SQUADRONS ? base.squadrons() : base.collectives())
                .orElse(0);
        return new Line(
                school.id(),
                school.name(),
                individuals,
                ofSchool(kind.individuals(), individuals),
                collectives,
                ofSchool(kind.collectives(), collectives));
    }

    private static int ofSchool(AwardCategory category, int base) {
        return category == null ? 0 : category.places().ofSchool(base);
    }

    private static Integer ofCounty(AwardCategory category, int base, int sum) {
        return category == null ? null : category.places().ofCounty(base, sum);
    }
}

package cn.redflower.honours.revocation;

import cn.redflower.honours.award.Award;
import cn.redflower.honours.award.AwardCategory;
import cn.redflower.honours.award.AwardKind;
import cn.redflower.honours.award.AwardKinds;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Where the holder of an award is nominated for the step above it in a round that is still running. The rounds look at
 * the step again themselves.
 */
@Repository
class RunningNominations {

    private final AwardKinds kinds;
    private final JdbcClient jdbc;

    RunningNominations(AwardKinds kinds, JdbcClient jdbc) {
        this.kinds = kinds;
        this.jdbc = jdbc;
    }

    /** @param award name of the award that the round is for */
    record Running(String award, String schoolYear, int nominees) {}

    private record Found(String awardKind, String schoolYear, int nominees) {}

    List<Running> restingOn(Award award) {
        String[] above = kinds.all().stream()
                .filter(kind -> kind.category(award.holder())
                        .map(AwardCategory::ladder)
                        .filter(ladder -> ladder.kind().equals(award.kind()))
                        .isPresent())
                .map(AwardKind::id)
                .toArray(String[]::new);
        return jdbc
                .sql("""
                        select r.award_kind, r.school_year, count(*)::int as nominees from honors.county_nominee n
                            join honors.county_round r on r.id = n.round_id
                        where r.status in ('OPENING', 'NOMINATING', 'SIGNING', 'NOTICE', 'ISSUING')
                            and r.award_kind = any (:above)
                            and n.subject = coalesce('p' || :pupil, 'q' || :squadron, 's' || :school)
                                and n.struck_by is null and n.screening is distinct from 'REJECTED'
                        group by 1, 2 order by 2, 1""")
                .param("above", above)
                .param("pupil", award.pupilId() == null ? null : award.pupilId().toString(), java.sql.Types.VARCHAR)
                .param("squadron", award.squadronId(), java.sql.Types.VARCHAR)
                .param("school", award.schoolId())
                .query(Found.class)
                .list()
                .stream()
                .map(found -> new Running(
                        kinds.find(found.awardKind()).map(AwardKind::name).orElse(found.awardKind()),
                        found.schoolYear(),
                        found.nominees()))
                .toList();
    }
}

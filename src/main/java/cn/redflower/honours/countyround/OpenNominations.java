package cn.redflower.honours.countyround;

import cn.redflower.people.organ.OpenMatters;
import cn.redflower.platform.problem.Refusal;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** County rounds that have not ended and in which a school takes part. */
@Component
class OpenNominations implements OpenMatters {

    private final JdbcClient jdbc;

    OpenNominations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Refusal> at(String schoolId) {
        return jdbc.sql("""
                        select distinct r.school_year
                        from honors.school_nomination n join honors.county_round r on r.id = n.round_id
                        where n.school_id = ? and n.status not in ('WAIVED', 'CANCELLED')
                            and r.status in ('OPENING', 'NOMINATING', 'SIGNING', 'NOTICE', 'ISSUING')
                        order by 1""").param(schoolId).query(String.class).list().stream()
                .map(year -> Refusal.conflict("countyaward.still-open", year))
                .toList();
    }
}

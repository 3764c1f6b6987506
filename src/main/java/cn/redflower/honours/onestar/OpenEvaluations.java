package cn.redflower.honours.onestar;

import cn.redflower.people.organ.OpenMatters;
import cn.redflower.platform.problem.Refusal;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A school's one-star rounds that have not ended. */
@Component
class OpenEvaluations implements OpenMatters {

    private final JdbcClient jdbc;

    OpenEvaluations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Refusal> at(String schoolId) {
        return jdbc
                .sql("select school_year from honors.evaluation where school_id = ? and status not in ('AWARDED', "
                        + "'WITHOUT_AWARD') order by 1")
                .param(schoolId)
                .query(String.class)
                .list()
                .stream()
                .map(year -> Refusal.conflict("badge.still-open", year))
                .toList();
    }
}

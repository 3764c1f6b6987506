package cn.redflower.badge;

import cn.redflower.badge.Nominees.Nominee;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who holds which award under which number. */
@Repository
class Awards {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    Awards(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** An award as the school reads it. */
    record Award(String number, Nominees.Kind kind, String name, String squadronName, LocalDate awardedOn, String status) {
    }

    List<Award> of(UUID evaluationId) {
        return jdbc.sql("""
                        select a.certificate_number as number, a.holder as kind, coalesce(p.name, s.name) as name, s.name as squadron_name, a.awarded_on, a.status
                        from honors.award a join honors.squadron s on s.id = a.squadron_id left join honors.pupil p on p.id = a.pupil_id
                        where a.evaluation_id = ? order by a.certificate_number""")
                .param(evaluationId).query(Award.class).list();
    }

    /** Adds an award for each nominee, numbered in their order. */
    void add(Evaluation evaluation, List<Nominee> awarded, List<String> numbers, LocalDate day) {
        batch.batchUpdate("""
                        insert into honors.award (id, certificate_number, level, holder, pupil_id, squadron_id, school_id, school_year, awarded_by, awarded_on,
                            nominee_id, evaluation_id) values (?, ?, 'ONE_STAR', ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                IntStream.range(0, awarded.size()).mapToObj(i -> {
                    Nominee n = awarded.get(i);
                    return new Object[] {UUID.randomUUID(), numbers.get(i), n.kind().name(), n.pupilId(), n.squadronId(), evaluation.schoolId(),
                            evaluation.schoolYear(), evaluation.schoolId(), java.sql.Date.valueOf(day), n.id(), evaluation.id()};
                }).toList());
    }
}

package cn.redflower.honours.onestar;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The schools' parts in one-star rounds. */
@Repository
public class Evaluations {

    private static final String SELECT = """
            select e.id, e.round_id, e.school_id, s.name as school_name, e.school_year, e.status, r.nomination_deadline,
                r.notice_days,
                   r.individual_rate, r.collective_rate, e.notice_id, e.notice_address, e.opened_at, e.closed_at
            from honors.evaluation e join honors.one_star_round r on r.id = e.round_id
                join honors.school s on s.id = e.school_id""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Evaluations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One line of the list of evaluations, with its counts.
     *
     * @param nominees on the lists that were handed in; a draft is none
     */
    record Line(
            UUID id,
            String schoolId,
            String schoolName,
            String schoolYear,
            Evaluation.Status status,
            OffsetDateTime nominationDeadline,
            int squadrons,
            int submitted,
            int waived,
            int nominees,
            int approved) {}

    public List<Evaluation> find(Collection<UUID> ids) {
        return jdbc.sql(SELECT + " where e.id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Evaluation.class)
                .list();
    }

    public Optional<Evaluation> find(UUID id) {
        return jdbc.sql(SELECT + " where e.id = ?")
                .param(id)
                .query(Evaluation.class)
                .optional();
    }

    /** As {@link #find}, and nobody else changes its lists until the transaction ends. */
    public Optional<Evaluation> lock(UUID id) {
        jdbc.sql("select id from honors.evaluation where id = ? for update")
                .param(id)
                .query(UUID.class)
                .optional();
        return find(id);
    }

    List<UUID> notYetStarted() {
        return jdbc.sql("select id from honors.evaluation where status = 'OPENING' order by school_id")
                .query(UUID.class)
                .list();
    }

    /** The evaluations a person may see, newest first. */
    List<Line> visibleTo(Actor actor, String schoolId, int page, int size) {
        boolean everywhere = actor.mayEverywhere(Permission.SEE_PROGRESS);
        Set<String> schools = actor.schoolsWhereMay(Permission.SEE_PROGRESS);
        return jdbc.sql("""
                        with visible as (
                            select e.*, s.name as school_name, r.nomination_deadline
                            from honors.evaluation e join honors.school s on s.id = e.school_id
                                join honors.one_star_round r on r.id = e.round_id
                            where (:everywhere or e.school_id = any (:schools)) and (cast(:school as text) is null
                                or e.school_id = :school)
                            order by e.school_year desc, e.school_id limit :size offset :skip)
                        select v.id, v.school_id, v.school_name, v.school_year, v.status, v.nomination_deadline,
                               count(l.squadron_id)::int as squadrons,
                               (count(*) filter (where l.status = 'SUBMITTED'))::int as submitted,
                               (count(*) filter (where l.status = 'WAIVED'))::int as waived,
                               (select count(*) from honors.nominee n join honors.squadron_list h
                                    on h.evaluation_id = n.evaluation_id and h.squadron_id = n.squadron_id
                                        and h.status = 'SUBMITTED'
                                where n.evaluation_id = v.id)::int as nominees,
                               (select count(*) from honors.nominee n where n.evaluation_id = v.id
                                   and n.decision = 'APPROVED' and n.struck_reason is null)::int as approved
                        from visible v left join honors.squadron_list l on l.evaluation_id = v.id
                        group by v.id, v.school_id, v.school_name, v.school_year, v.status, v.nomination_deadline
                        order by v.school_year desc, v.school_id""")
                .param("everywhere", everywhere)
                .param("schools", schools.toArray(String[]::new))
                .param("school", schoolId)
                .param("size", size)
                .param("skip", page * size)
                .query(Line.class)
                .list();
    }

    void move(UUID id, Evaluation.Status status) {
        boolean closed = status == Evaluation.Status.AWARDED || status == Evaluation.Status.WITHOUT_AWARD;
        jdbc.sql("update honors.evaluation set status = :status, closed_at = case when :closed then :now else "
                        + "closed_at end where id = :id")
                .param("status", status.name())
                .param("closed", closed)
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
    }

    void noticed(UUID id, UUID noticeId, String address) {
        jdbc.sql("update honors.evaluation set notice_id = ?, notice_address = ?, status = 'NOTICE' where id = ?")
                .params(noticeId, address, id)
                .update();
    }
}

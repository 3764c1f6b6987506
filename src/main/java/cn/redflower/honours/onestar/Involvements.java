package cn.redflower.honours.onestar;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who has had a hand in a school's lists, or a relative on them. A declaration of kinship that was withdrawn after the
 * round had begun still counts in it.
 */
@Repository
class Involvements {

    private static final String KIN = """
            from honors.nominee n
            join honors.squadron_list l on l.evaluation_id = n.evaluation_id and l.squadron_id = n.squadron_id
                and l.status <> 'WAIVED'
            join honors.evaluation e on e.id = n.evaluation_id
            join honors.kinship k on k.pupil_id = n.pupil_id and (k.withdrawn_at is null
                or k.withdrawn_at > e.opened_at)
            join honors.pupil p on p.id = n.pupil_id""";

    private final JdbcClient jdbc;

    Involvements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody with the squadrons whose lists she made. */
    record Author(UUID evaluationId, String login, String squadrons) {}

    /** Somebody who has checked the lists. */
    record Checker(UUID evaluationId, String login) {}

    /** Somebody with a relative on the list. */
    record Relative(UUID evaluationId, String login, long nomineeId, String name) {}

    /**
     * Who nominated, worded a row or handed in, in each of these evaluations, read from the records that only grow: a
     * colleague's edit, a row taken off and nominated anew, or a list handed in once more by somebody else makes no
     * stranger of an author.
     */
    List<Author> authors(Collection<UUID> evaluations) {
        return jdbc.sql("""
                        with own as (
                            select l.evaluation_id, l.squadron_id, l.submitted_by as login from honors.squadron_list l
                            where l.evaluation_id = any (:ids) and l.submitted_by is not null
                            union
                            select o.case_id::uuid, o.subject, o.login from honors.opinion o
                            where o.case_id = any (:cases)
                                and o.task_key in ('Task_NominateSquadron', 'Task_CorrectNominations')
                                and o.login is not null
                            union
                            select n.evaluation_id, n.squadron_id, n.nominated_by from honors.nominee n
                                where n.evaluation_id = any (:ids)
                            union
                            select d.evaluation_id, d.squadron_id, d.login from honors.row_decision d
                            where d.evaluation_id = any (:ids) and d.action in ('NOMINATE', 'EDIT')
                                and d.login is not null)
                        select own.evaluation_id, own.login, string_agg(s.name, '、' order by s.ordinal) as squadrons
                        from own
                        join honors.squadron_list l on l.evaluation_id = own.evaluation_id
                            and l.squadron_id = own.squadron_id
                            and l.status <> 'WAIVED'
                        join honors.squadron s on s.id = own.squadron_id
                        group by own.evaluation_id, own.login""")
                .param("ids", evaluations.toArray(UUID[]::new))
                .param("cases", evaluations.stream().map(UUID::toString).toArray(String[]::new))
                .query(Author.class)
                .list();
    }

    /** Who checked the lists, whether she passed or returned them. */
    List<Checker> checkers(Collection<UUID> evaluations) {
        return jdbc.sql("""
                        select distinct case_id::uuid as evaluation_id, login from honors.opinion
                        where case_id = any (:ids) and task_key = 'Task_CheckNominations' and login is not null""")
                .param("ids", evaluations.stream().map(UUID::toString).toArray(String[]::new))
                .query(Checker.class)
                .list();
    }

    /** Who has relatives on the lists, a line a row. */
    List<Relative> relatives(Collection<UUID> evaluations) {
        return jdbc.sql("select n.evaluation_id, k.login, n.id as nominee_id, p.name " + KIN
                        + " where n.evaluation_id = any (:ids)")
                .param("ids", evaluations.toArray(UUID[]::new))
                .query(Relative.class)
                .list();
    }

    /** The rows that this person leaves to others as they are about relatives of hers. */
    Set<Long> rowsOfRelatives(UUID evaluationId, String login) {
        return jdbc.sql("select n.id " + KIN + " where n.evaluation_id = :id and k.login = :login")
                .param("id", evaluationId)
                .param("login", login)
                .query(Long.class)
                .set();
    }

    /**
     * The names on rows that were decided by a relative before she declared it; a colleague has to decide them again.
     */
    List<String> decidedByRelatives(UUID evaluationId) {
        return jdbc.sql("select distinct p.name " + KIN + " where n.evaluation_id = :id and n.decided_by = k.login")
                .param("id", evaluationId)
                .query(String.class)
                .list();
    }

    /** Who nominated or worded one row, or ever handed it in. */
    Set<String> authorsOf(long nomineeId) {
        return jdbc.sql("""
                        with row as (select id, evaluation_id, squadron_id, nominated_by from honors.nominee
                            where id = :id)
                        select nominated_by from row
                        union select d.login from row join honors.row_decision d on d.evaluation_id = row.evaluation_id
                            and d.nominee_id = row.id
                            where d.action in ('NOMINATE', 'EDIT') and d.login is not null
                        union select l.submitted_by from row join honors.squadron_list l using (evaluation_id,
                            squadron_id)
                            where l.submitted_by is not null
                        union select o.login from row join honors.opinion o on o.case_id = row.evaluation_id::text
                            and o.subject = row.squadron_id
                            where o.task_key in ('Task_NominateSquadron', 'Task_CorrectNominations')
                                and o.login is not null""").param("id", nomineeId).query(String.class).set();
    }
}

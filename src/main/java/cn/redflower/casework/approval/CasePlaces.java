package cn.redflower.casework.approval;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where a case stands in the engine, over all processes that it has called. */
@Repository
class CasePlaces {

    private static final String CASE = " — ";

    private static final String OWN_GROUPS = "(select m.group_id_ from act_id_membership m where m.user_id_ = :login)";

    private final JdbcClient jdbc;

    CasePlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A task that was finished or is open.
     *
     * @param endedAt null while it is open
     * @param completed whether a person finished it; otherwise it was taken back, by a deadline or a withdrawal
     */
    record Known(
            String id,
            String taskKey,
            String processInstance,
            String rootInstance,
            String name,
            String assignee,
            Instant endedAt,
            boolean completed) {

        Known {
            name = step(name);
        }
    }

    /**
     * The task, if this person has or had to do with it: she answered it, or it was offered to her or to an organ of
     * hers.
     */
    Optional<Known> task(String id, String login) {
        return jdbc.sql("""
                        select t.id_, t.task_def_key_, t.proc_inst_id_, coalesce(t.root_proc_inst_id_, t.proc_inst_id_),
                            t.name_, t.assignee_, t.end_time_, t.delete_reason_ = 'completed'
                        from act_hi_taskinst t
                        where t.id_ = :id and (t.assignee_ = :login and t.delete_reason_ = 'completed'
                            or exists (select 1 from act_hi_identitylink l
                            where l.task_id_ = t.id_ and l.type_ = 'candidate' and (l.user_id_ = :login
                                or l.group_id_ in\s""" + OWN_GROUPS + ")))")
                .param("id", id)
                .param("login", login)
                .query((row, i) -> new Known(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        instant(row.getTimestamp(7)),
                        row.getBoolean(8)))
                .optional();
    }

    /**
     * An open task of a case.
     *
     * @param organ group of the organ that it is meant for
     * @param own whether it is offered to this person and nobody else has claimed it
     */
    record Open(String id, String taskKey, String processInstance, String name, String organ, boolean own) {

        Open {
            name = step(name);
        }
    }

    /** The open tasks of a case, the oldest first. @param rootInstance the process instance that called all others */
    List<Open> open(String rootInstance, String login) {
        return jdbc.sql("""
                        select t.id_, t.task_def_key_, t.proc_inst_id_, t.name_,
                               array_remove(array_agg(case when l.type_ = 'organ' then l.group_id_ end), null),
                               array_remove(array_agg(case when l.type_ = 'candidate' then l.group_id_ end), null),
                               coalesce((t.assignee_ = :login or t.assignee_ is null)
                                   and bool_or(l.type_ = 'candidate' and (l.user_id_ = :login
                                       or l.group_id_ in %s)), false)
                        from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_
                            left join act_ru_identitylink l on l.task_id_ = t.id_
                        where p.root_proc_inst_id_ = :root
                        group by t.id_, t.task_def_key_, t.proc_inst_id_, t.name_, t.assignee_, t.create_time_
                        order by t.create_time_, t.id_""".formatted(OWN_GROUPS))
                .param("root", rootInstance)
                .param("login", login)
                .query((row, i) -> new Open(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        OfferLinks.meant(texts(row.getArray(5)).stream(), texts(row.getArray(6)).stream()),
                        row.getBoolean(7)))
                .list();
    }

    /**
     * A place where a case stands without a task.
     *
     * @param activity id in the model; {@code definition} is the model's
     * @param system whether a job is to go on from here
     * @param until when it goes on by itself, or null
     */
    record Waiting(String activity, String definition, boolean system, Instant until) {}

    /** Where else the case stands: at events, or before something that the system does. */
    List<Waiting> waiting(String rootInstance) {
        return jdbc.sql("""
                        select e.act_id_, e.proc_def_id_, coalesce(bool_or(j.type_ = 'message'), false), min(case
                            when j.type_ = 'timer' then j.duedate_ end)
                        from act_ru_execution p join act_ru_execution e on e.proc_inst_id_ = p.id_
                            left join act_ru_job j on j.execution_id_ = e.id_
                        where p.root_proc_inst_id_ = :root and e.act_id_ is not null
                          and not exists (select 1 from act_ru_task t where t.execution_id_ = e.id_)
                          and not exists (select 1 from act_ru_execution c
                              where c.parent_id_ = e.id_ or c.super_exec_ = e.id_)
                        group by e.id_, e.act_id_, e.proc_def_id_ order by e.id_""")
                .param("root", rootInstance)
                .query((row, i) -> new Waiting(
                        row.getString(1), row.getString(2), row.getBoolean(3), instant(row.getTimestamp(4))))
                .list();
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static Set<String> texts(java.sql.Array array) throws SQLException {
        return new TreeSet<>(List.of((String[]) array.getArray()));
    }

    /**
     * The step alone: whoever is told what comes next knows the case, by whose name tasks are called in the worklist.
     */
    private static String step(String name) {
        return name == null
                ? null
                : name.substring(name.lastIndexOf(CASE) < 0 ? 0 : name.lastIndexOf(CASE) + CASE.length());
    }
}

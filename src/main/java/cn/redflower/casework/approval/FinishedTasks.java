package cn.redflower.casework.approval;

import cn.redflower.platform.engine.TaskCommandGuard.Caller;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Tasks that are over, for whoever comes too late with an answer. To somebody who never had a task before her it is as
 * if there had been none.
 */
@Repository
class FinishedTasks {

    private final JdbcClient jdbc;

    FinishedTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How a task ended.
     *
     * @param person the name of who completed it
     * @param organ as the engine's group, or null
     * @param completed somebody answered it; else it was withdrawn, cancelled or ended by a deadline
     */
    record Finished(String person, String organ, OffsetDateTime at, boolean completed) {}

    Optional<Finished> find(String taskId, Caller caller) {
        return jdbc.sql("""
                        select coalesce(o.name, p.name, t.assignee_) as person, o.organ, coalesce(o.at,
                            t.end_time_::timestamptz) as at,
                               coalesce(t.delete_reason_ = 'completed', false) as completed
                        from act_hi_taskinst t left join honors.opinion o on o.task_id = t.id_
                             left join honors.account a on a.login = t.assignee_
                                 left join honors.person p on p.id = a.person_id
                        where t.id_ = :task and t.end_time_ is not null and (:all or t.assignee_ = :login
                            and t.delete_reason_ = 'completed' or exists (
                            select 1 from act_hi_identitylink l
                            where l.task_id_ = t.id_ and l.type_ = 'candidate' and (l.user_id_ = :login
                                or l.group_id_ = any (:groups))))
                        limit 1""")
                .param("task", taskId)
                .param("all", caller.seesAll())
                .param("login", caller.login())
                .param("groups", caller.groups().toArray(String[]::new))
                .query(Finished.class)
                .optional();
    }
}

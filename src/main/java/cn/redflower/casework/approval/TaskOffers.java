package cn.redflower.casework.approval;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Whether an open task is offered to a person, for what she does to its rows before she completes it: by one of her
 * organs, or by name where others of an organ leave it to her. That somebody assigned it to her gives her nothing, as
 * completing it doesn't either.
 */
@Repository
public class TaskOffers {

    private final JdbcClient jdbc;

    TaskOffers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param caseId business key of the process instance */
    public boolean isOffered(String caseId, String taskKey, String login) {
        return jdbc.sql("""
                        select exists (
                            select 1 from act_ru_execution e join act_ru_task t on t.proc_inst_id_ = e.proc_inst_id_
                            where e.business_key_ = :case and t.task_def_key_ = :task and exists (
                                select 1 from act_ru_identitylink l where l.task_id_ = t.id_ and l.type_ = 'candidate'
                                    and (l.user_id_ = :login
                                    or l.group_id_ in (select m.group_id_ from act_id_membership m
                                        where m.user_id_ = :login))))""")
                .param("case", caseId)
                .param("task", taskKey)
                .param("login", login)
                .query(Boolean.class)
                .single();
    }
}

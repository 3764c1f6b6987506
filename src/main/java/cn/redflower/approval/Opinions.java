package cn.redflower.approval;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record of opinions: who decided what, for which organ, when and with which words. Written once, never changed. */
@Repository
public class Opinions {

    private final JdbcClient jdbc;
    private final Clock clock;

    Opinions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One opinion.
     *
     * @param caseId business key of the case
     * @param taskKey id of the task in the model, or a verb such as {@code withdraw}
     * @param subject what of the case was decided, e.g. a squadron's id; null for the whole
     * @param login who; {@code null} if a deadline decided
     */
    public record Opinion(String caseId, String processKey, String taskKey, String subject, String login, String name, String schoolId,
                          String decision, String opinion, OffsetDateTime at) {
    }

    public void record(String caseId, String processKey, String taskKey, String subject, String login, String name, String schoolId,
                       String decision, String opinion) {
        jdbc.sql("""
                        insert into honors.opinion (case_id, process_key, task_key, subject, login, name, school_id, decision, opinion, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(java.util.Arrays.asList(caseId, processKey, taskKey, subject, login, name, schoolId, decision, opinion,
                        OffsetDateTime.now(clock)))
                .update();
    }

    /** All opinions on a case in their order. */
    public List<Opinion> of(String caseId) {
        return jdbc.sql("""
                        select case_id, process_key, task_key, subject, login, name, school_id, decision, opinion, at
                        from honors.opinion where case_id = ? order by id""")
                .param(caseId).query(Opinion.class).list();
    }
}

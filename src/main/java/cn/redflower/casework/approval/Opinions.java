package cn.redflower.casework.approval;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The record of opinions: who decided what, for which organ, when and with which words. Written once, never changed.
 */
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
    public record Opinion(
            String caseId,
            String processKey,
            String taskKey,
            String subject,
            String login,
            String name,
            String schoolId,
            String decision,
            String opinion,
            OffsetDateTime at) {}

    /** Who acted last. @param organ as the engine's group, or null */
    record Last(String name, String organ, OffsetDateTime at, boolean withdrawn) {}

    public void record(
            String caseId,
            String processKey,
            String taskKey,
            String subject,
            String login,
            String name,
            String schoolId,
            String decision,
            String opinion) {
        record(
                new Opinion(
                        caseId,
                        processKey,
                        taskKey,
                        subject,
                        login,
                        name,
                        schoolId,
                        decision,
                        opinion,
                        OffsetDateTime.now(clock)),
                null,
                null);
    }

    /** An answer to a task. @param organ the engine's group for which it was given */
    void ofTask(String taskId, String organ, Opinion given) {
        record(given, taskId, organ);
    }

    private void record(Opinion o, String taskId, String organ) {
        jdbc.sql("""
                        insert into honors.opinion (case_id, process_key, task_key, subject, login, name, school_id,
                            decision, opinion, at, task_id, organ)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(java.util.Arrays.asList(
                        o.caseId(),
                        o.processKey(),
                        o.taskKey(),
                        o.subject(),
                        o.login(),
                        o.name(),
                        o.schoolId(),
                        o.decision(),
                        o.opinion(),
                        o.at(),
                        taskId,
                        organ))
                .update();
    }

    /** Who took one of these steps last in a case; empty if nobody has, or a deadline did. */
    Optional<Last> last(String caseId, String subject, List<String> steps) {
        return jdbc.sql("""
                        select name, organ, at, coalesce(decision = 'withdraw', false) as withdrawn from honors.opinion
                        where case_id = ? and subject is not distinct from ? and task_key = any (?) order by id desc
                            limit 1""")
                .params(caseId, subject, steps.toArray(String[]::new))
                .query(Last.class)
                .optional()
                .filter(last -> last.name() != null);
    }

    /** All opinions on a case in their order. */
    public List<Opinion> of(String caseId) {
        return jdbc.sql("""
                        select case_id, process_key, task_key, subject, login, name, school_id, decision, opinion, at
                        from honors.opinion where case_id = ? order by id""").param(caseId).query(Opinion.class).list();
    }
}

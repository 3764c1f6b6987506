package cn.redflower.honours.onestar;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the process asks of a school's lists at its gateways. */
@Repository
public class OpenQuestions {

    private final JdbcClient jdbc;

    OpenQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether anybody is put forward, or may still be because a squadron corrects its list. */
    public boolean anyToCheck(UUID evaluationId) {
        return ask("""
                select exists (select 1 from honors.squadron_list l
                    where l.evaluation_id = :id and (l.status in ('OPEN', 'RETURNED', 'WITHDRAWN')
                    or l.status = 'SUBMITTED' and exists (select 1 from honors.nominee n
                        where n.evaluation_id = l.evaluation_id and n.squadron_id = l.squadron_id)))""", evaluationId);
    }

    /** Whether anybody is approved and not struck. */
    public boolean anyApproved(UUID evaluationId) {
        return ask("""
                select exists (select 1 from honors.nominee n
                    join honors.squadron_list l on l.evaluation_id = n.evaluation_id and l.squadron_id = n.squadron_id
                        and l.status <> 'WAIVED'
                    where n.evaluation_id = :id and n.decision = 'APPROVED'
                        and n.struck_reason is null)""", evaluationId);
    }

    /** Whether squadrons are at work on their lists for the first time. */
    public boolean anyFirstDraft(UUID evaluationId) {
        return ask(
                "select exists (select 1 from honors.squadron_list where evaluation_id = :id and status = 'OPEN')",
                evaluationId);
    }

    private boolean ask(String question, UUID evaluationId) {
        return jdbc.sql(question).param("id", evaluationId).query(Boolean.class).single();
    }
}

package cn.redflower.honours.onestar;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The list that each squadron hands in. */
@Repository
public class SquadronLists {

    private static final String SELECT = """
            select l.evaluation_id, l.squadron_id, s.school_id, s.name, s.grade, l.status, l.return_remark,
                l.submitted_by, l.submitted_at, l.due_at
            from honors.squadron_list l join honors.squadron s on s.id = l.squadron_id""";

    private final JdbcClient jdbc;

    SquadronLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a squadron's list stands. */
    public enum Status {
        OPEN,
        SUBMITTED,
        RETURNED,
        WITHDRAWN,
        WAIVED;

        /** The squadron counselor is at work on it. */
        public boolean editable() {
            return this == OPEN || this == RETURNED || this == WITHDRAWN;
        }
    }

    /**
     * A squadron's list.
     *
     * @param returnRemark what the brigade counselor wants changed; on a submitted list: marked to be returned
     * @param submittedBy login of the person who handed it in last
     * @param dueAt until when a list that came back has to be handed in again; null for others, which have the round's
     *     deadline
     */
    public record SquadronList(
            UUID evaluationId,
            String squadronId,
            String schoolId,
            String name,
            int grade,
            Status status,
            String returnRemark,
            String submittedBy,
            OffsetDateTime submittedAt,
            OffsetDateTime dueAt) {}

    public List<SquadronList> of(UUID evaluationId) {
        return jdbc.sql(SELECT + " where l.evaluation_id = ? order by s.ordinal")
                .param(evaluationId)
                .query(SquadronList.class)
                .list();
    }

    public Optional<SquadronList> find(UUID evaluationId, String squadronId) {
        return jdbc.sql(SELECT + " where l.evaluation_id = ? and l.squadron_id = ?")
                .params(evaluationId, squadronId)
                .query(SquadronList.class)
                .optional();
    }

    /** As {@link #find}, and nobody else changes this list until the transaction ends. */
    public Optional<SquadronList> lock(UUID evaluationId, String squadronId) {
        jdbc.sql("select squadron_id from honors.squadron_list where evaluation_id = ? and squadron_id = ? for update")
                .params(evaluationId, squadronId)
                .query(String.class)
                .optional();
        return find(evaluationId, squadronId);
    }

    void submitted(UUID evaluationId, String squadronId, String login, OffsetDateTime at) {
        jdbc.sql("""
                        update honors.squadron_list set status = 'SUBMITTED', submitted_by = ?, submitted_at = ?,
                            return_remark = null, due_at = null
                        where evaluation_id = ?
                            and squadron_id = ?""").params(login, at, evaluationId, squadronId).update();
    }

    void withdrawn(UUID evaluationId, String squadronId, OffsetDateTime dueAt) {
        jdbc.sql("update honors.squadron_list set status = 'WITHDRAWN', due_at = ? where evaluation_id = ? and "
                        + "squadron_id = ?")
                .params(dueAt, evaluationId, squadronId)
                .update();
    }

    void mark(UUID evaluationId, String squadronId, String remark) {
        jdbc.sql("update honors.squadron_list set return_remark = ? where evaluation_id = ? and squadron_id = ?")
                .params(java.util.Arrays.asList(remark, evaluationId, squadronId))
                .update();
    }

    /** Gives the marked lists back to their squadrons. */
    int returnMarked(UUID evaluationId, OffsetDateTime dueAt) {
        return jdbc.sql("""
                        update honors.squadron_list set status = 'RETURNED', due_at = ?
                        where evaluation_id = ? and status = 'SUBMITTED'
                            and return_remark is not null""").params(dueAt, evaluationId).update();
    }

    /**
     * Until when the lists that were returned, or this squadron's, have to be handed in again.
     *
     * @param squadronId null: all that were returned
     */
    public Optional<OffsetDateTime> due(UUID evaluationId, String squadronId) {
        return jdbc.sql("""
                        select due_at from honors.squadron_list where evaluation_id = :id and due_at is not null
                          and (cast(:squadron as text) is null and status = 'RETURNED' or squadron_id = :squadron
                              and status in ('RETURNED', 'WITHDRAWN')) limit 1""")
                .param("id", evaluationId)
                .param("squadron", squadronId)
                .query(OffsetDateTime.class)
                .optional();
    }

    /** What is still open is waived; gives the squadrons. A list in correction has a deadline of its own. */
    List<String> waiveOpen(UUID evaluationId) {
        return jdbc.sql("""
                        update honors.squadron_list set status = 'WAIVED'
                            where evaluation_id = ? and status in ('OPEN', 'RETURNED')
                        returning squadron_id""").param(evaluationId).query(String.class).list();
    }

    List<String> waive(UUID evaluationId, String squadronId) {
        return jdbc.sql("""
                        update honors.squadron_list set status = 'WAIVED'
                        where evaluation_id = ? and squadron_id = ? and status in ('OPEN', 'RETURNED', 'WITHDRAWN')
                            returning squadron_id""")
                .params(evaluationId, squadronId)
                .query(String.class)
                .list();
    }

    /**
     * The squadrons that have to work on their lists in a round of nominations; a withdrawn one is corrected on its
     * own.
     */
    public List<String> toNominate(UUID evaluationId) {
        return jdbc.sql("select l.squadron_id from honors.squadron_list l where l.evaluation_id = ? and l.status in "
                        + "('OPEN', 'RETURNED') order by l.squadron_id")
                .param(evaluationId)
                .query(String.class)
                .list();
    }
}

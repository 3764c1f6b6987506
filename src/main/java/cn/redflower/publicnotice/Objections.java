package cn.redflower.publicnotice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Objections, with what investigators have typed about them so far. */
@Repository
class Objections {

    private static final String COLUMNS = """
            select id, notice_id, entry_id, receipt, complainant, phone, mail, text, received_at, status, finding, investigated_by, closed_at
            from honors.objection
            """;

    private final JdbcClient jdbc;

    Objections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Objection objection, UUID submission) {
        jdbc.sql("""
                        insert into honors.objection (id, notice_id, entry_id, submission, receipt, complainant, phone, mail, text, received_at, status)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN')""")
                .params(objection.id(), objection.noticeId(), objection.entryId(), submission, objection.receipt(), objection.complainant(),
                        objection.phone(), objection.mail(), objection.text(), objection.receivedAt().atOffset(ZoneOffset.UTC)).update();
    }

    Optional<Objection> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?").param(id).query(Objections::objection).optional();
    }

    Optional<Objection> findBySubmission(UUID submission) {
        return jdbc.sql(COLUMNS + "where submission = ?").param(submission).query(Objections::objection).optional();
    }

    Optional<Objection> findByReceipt(UUID noticeId, String receipt) {
        return jdbc.sql(COLUMNS + "where notice_id = ? and receipt = ?").params(noticeId, receipt).query(Objections::objection).optional();
    }

    boolean hasOpen(UUID noticeId) {
        return jdbc.sql("select exists (select 1 from honors.objection where notice_id = ? and status = 'OPEN')")
                .param(noticeId).query(Boolean.class).single();
    }

    /** Decides an open objection. @return whether it was still open */
    boolean close(UUID id, Objection.Status status, Long entryId, String finding, String login, Instant now) {
        boolean closed = jdbc.sql("""
                        update honors.objection set status = ?, entry_id = coalesce(?::bigint, entry_id), finding = ?, investigated_by = ?, closed_at = ?
                        where id = ? and status = 'OPEN'""")
                .params(status.name(), entryId, finding, login, now.atOffset(ZoneOffset.UTC), id).update() == 1;
        jdbc.sql("delete from honors.objection_draft where objection_id = ?").param(id).update();
        return closed;
    }

    /** Notes that the investigation takes too long. @return whether it was not noted before */
    boolean markOverdue(UUID id, Instant now) {
        return jdbc.sql("update honors.objection set overdue_at = ? where id = ? and status = 'OPEN' and overdue_at is null")
                .params(now.atOffset(ZoneOffset.UTC), id).update() == 1;
    }

    /** What an investigator has typed so far. */
    record Draft(String decision, String opinion, Long entryId) {

        static final Draft EMPTY = new Draft(null, null, null);
    }

    Draft draftOf(UUID objectionId, String login) {
        return jdbc.sql("select decision, opinion, entry_id from honors.objection_draft where objection_id = ? and login = ?")
                .params(objectionId, login).query((rs, i) -> new Draft(rs.getString(1), rs.getString(2), rs.getObject(3, Long.class))).optional().orElse(Draft.EMPTY);
    }

    void saveDraft(UUID objectionId, String login, Draft draft, Instant now) {
        jdbc.sql("""
                        insert into honors.objection_draft (objection_id, login, decision, opinion, entry_id, saved_at) values (?, ?, ?, ?, ?, ?)
                        on conflict (objection_id, login) do update
                        set decision = excluded.decision, opinion = excluded.opinion, entry_id = excluded.entry_id, saved_at = excluded.saved_at""")
                .params(objectionId, login, draft.decision(), draft.opinion(), draft.entryId(), now.atOffset(ZoneOffset.UTC)).update();
    }

    private static Objection objection(ResultSet rs, int row) throws SQLException {
        return new Objection(rs.getObject("id", UUID.class), rs.getObject("notice_id", UUID.class), rs.getObject("entry_id", Long.class),
                rs.getString("receipt"), rs.getString("complainant"), rs.getString("phone"), rs.getString("mail"), rs.getString("text"),
                rs.getTimestamp("received_at").toInstant(), Objection.Status.valueOf(rs.getString("status")), rs.getString("finding"),
                rs.getString("investigated_by"), instant(rs.getTimestamp("closed_at")));
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}

package cn.redflower.casework.publicnotice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Objections, with what investigators have typed about them so far. */
@Repository
class Objections {

    private static final String COLUMNS = """
            select id, notice_id, entry_id, receipt, complainant, phone, mail, text, received_at, status, finding,
                investigated_by, closed_at
            from honors.objection
            """;

    private final JdbcClient jdbc;

    Objections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param turn whether it is investigated now, waits, or goes with another */
    void add(Objection objection, UUID submission, Turn turn) {
        OffsetDateTime received = objection.receivedAt().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        insert into honors.objection (id, notice_id, entry_id, submission, receipt, complainant, phone,
                            mail, text, received_at, status,
                                                      begun_at, joined_id)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?)""")
                .params(
                        objection.id(),
                        objection.noticeId(),
                        objection.entryId(),
                        submission,
                        objection.receipt(),
                        objection.complainant(),
                        objection.phone(),
                        objection.mail(),
                        objection.text(),
                        received,
                        turn.begins() ? received : null,
                        turn.with())
                .update();
    }

    /**
     * When an objection is investigated.
     *
     * @param with the one about the same matter that it goes with; null if there is none
     */
    record Turn(boolean begins, UUID with) {}

    int countOpen(UUID noticeId) {
        return jdbc.sql("select count(*) from honors.objection where notice_id = ? and status = 'OPEN'")
                .param(noticeId)
                .query(Integer.class)
                .single();
    }

    int countUnderInvestigation(UUID noticeId) {
        return jdbc.sql("select count(*) from honors.objection where notice_id = ? and status = 'OPEN' and begun_at is "
                        + "not null")
                .param(noticeId)
                .query(Integer.class)
                .single();
    }

    /**
     * An open objection that can be answered together with this one: about the same row or, where neither names one, in
     * the same words.
     */
    Optional<UUID> sameMatter(Objection objection) {
        return jdbc.sql("""
                        select id from honors.objection
                        where notice_id = :notice and status = 'OPEN' and joined_id is null
                          and (entry_id = :entry::bigint
                               or entry_id is null and :entry::bigint is null
                                   and regexp_replace(text, '\\s', '', 'g') = regexp_replace(:text, '\\s', '', 'g'))
                        order by begun_at nulls last, received_at, id limit 1""")
                .param("notice", objection.noticeId())
                .param("entry", objection.entryId())
                .param("text", objection.text())
                .query(UUID.class)
                .optional();
    }

    /** Those that are answered together with this one, the oldest first. */
    List<Objection> joinedTo(UUID id) {
        return jdbc.sql(COLUMNS + "where joined_id = ? order by received_at, id")
                .param(id)
                .query(Objections::objection)
                .list();
    }

    /** The one whose turn is next; begins it. */
    Optional<UUID> beginNext(UUID noticeId, Instant now) {
        return jdbc.sql("""
                        update honors.objection set begun_at = ?
                        where id = (select id from honors.objection
                            where notice_id = ? and status = 'OPEN' and begun_at is null and joined_id is null
                                    order by received_at, id limit 1)
                        returning id""")
                .params(now.atOffset(ZoneOffset.UTC), noticeId)
                .query(UUID.class)
                .optional();
    }

    boolean isWaiting(UUID id) {
        return jdbc.sql("select begun_at is null and joined_id is null from honors.objection where id = ?")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /**
     * Answers those that went with a decided one alike; where that was found to be about another row than theirs, they
     * wait for a turn of their own.
     */
    void closeJoined(UUID id, Instant now) {
        jdbc.sql("""
                        update honors.objection o
                        set status = first.status, entry_id = coalesce(o.entry_id, first.entry_id),
                            finding = first.finding,
                            investigated_by = first.investigated_by, closed_at = ?
                        from honors.objection first
                        where first.id = o.joined_id and o.joined_id = ? and o.status = 'OPEN' and (o.entry_id is null
                            or o.entry_id = first.entry_id)""").params(now.atOffset(ZoneOffset.UTC), id).update();
        jdbc.sql("update honors.objection set joined_id = null where joined_id = ? and status = 'OPEN'")
                .param(id)
                .update();
    }

    /** Notes that the investigators are told, unless they were a moment ago. @return whether they are to be told now */
    boolean tellNow(UUID noticeId, Instant now, Duration pause) {
        return jdbc.sql("""
                        update honors.notice n set objections_told_at = ?, objections_told = (select count(*)
                            from honors.objection o where o.notice_id = n.id)
                        where n.id = ? and (n.objections_told_at is null or n.objections_told_at <= ?)""")
                        .params(
                                now.atOffset(ZoneOffset.UTC),
                                noticeId,
                                now.minus(pause).atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Notices with objections of which the investigators have not been told, and may be by now. */
    List<UUID> untold(Instant now, Duration pause) {
        return jdbc.sql("""
                        select n.id from honors.notice n
                        where n.objections_told_at <= ? and n.status = 'PUBLISHED'
                          and n.objections_told < (select count(*) from honors.objection o where o.notice_id = n.id)""")
                .param(now.minus(pause).atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
    }

    Optional<Objection> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query(Objections::objection)
                .optional();
    }

    Optional<Objection> findBySubmission(UUID submission) {
        return jdbc.sql(COLUMNS + "where submission = ?")
                .param(submission)
                .query(Objections::objection)
                .optional();
    }

    Optional<Objection> findByReceipt(UUID noticeId, String receipt) {
        return jdbc.sql(COLUMNS + "where notice_id = ? and receipt = ?")
                .params(noticeId, receipt)
                .query(Objections::objection)
                .optional();
    }

    boolean hasOpen(UUID noticeId) {
        return jdbc.sql("select exists (select 1 from honors.objection where notice_id = ? and status = 'OPEN')")
                .param(noticeId)
                .query(Boolean.class)
                .single();
    }

    /** Decides an open objection. @return whether it was still open */
    boolean close(UUID id, Objection.Status status, Long entryId, String finding, String login, Instant now) {
        boolean closed = jdbc.sql("""
                        update honors.objection set status = ?, entry_id = coalesce(?::bigint, entry_id), finding = ?,
                            investigated_by = ?, closed_at = ?
                        where id = ? and status = 'OPEN'""")
                        .params(status.name(), entryId, finding, login, now.atOffset(ZoneOffset.UTC), id)
                        .update()
                == 1;
        jdbc.sql("delete from honors.objection_draft where objection_id = ?")
                .param(id)
                .update();
        return closed;
    }

    /** Notes that the investigation takes too long. @return whether it was not noted before */
    boolean markOverdue(UUID id, Instant now) {
        return jdbc.sql("update honors.objection set overdue_at = ? where id = ? and status = 'OPEN' and "
                                + "overdue_at is null")
                        .params(now.atOffset(ZoneOffset.UTC), id)
                        .update()
                == 1;
    }

    /** What an investigator has typed so far. */
    record Draft(String decision, String opinion, Long entryId) {

        static final Draft EMPTY = new Draft(null, null, null);
    }

    Draft draftOf(UUID objectionId, String login) {
        return jdbc.sql("select decision, opinion, entry_id from honors.objection_draft where objection_id = ? and "
                        + "login = ?")
                .params(objectionId, login)
                .query((rs, i) -> new Draft(rs.getString(1), rs.getString(2), rs.getObject(3, Long.class)))
                .optional()
                .orElse(Draft.EMPTY);
    }

    void saveDraft(UUID objectionId, String login, Draft draft, Instant now) {
        jdbc.sql("""
                        insert into honors.objection_draft (objection_id, login, decision, opinion, entry_id, saved_at)
                            values (?, ?, ?, ?, ?, ?)
                        on conflict (objection_id, login) do update
                        set decision = excluded.decision, opinion = excluded.opinion, entry_id = excluded.entry_id,
                            saved_at = excluded.saved_at""")
                .params(
                        objectionId,
                        login,
                        draft.decision(),
                        draft.opinion(),
                        draft.entryId(),
                        now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Objection objection(ResultSet rs, int row) throws SQLException {
        return new Objection(
                rs.getObject("id", UUID.class),
                rs.getObject("notice_id", UUID.class),
                rs.getObject("entry_id", Long.class),
                rs.getString("receipt"),
                rs.getString("complainant"),
                rs.getString("phone"),
                rs.getString("mail"),
                rs.getString("text"),
                rs.getTimestamp("received_at").toInstant(),
                Objection.Status.valueOf(rs.getString("status")),
                rs.getString("finding"),
                rs.getString("investigated_by"),
                instant(rs.getTimestamp("closed_at")));
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}

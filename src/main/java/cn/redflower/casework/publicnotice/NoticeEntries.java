package cn.redflower.casework.publicnotice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of notices. Of a person's name only what may be published ever gets here. */
@Repository
class NoticeEntries {

    private static final String COLUMNS = """
            select id, ordinal, entry_ref, kind, public_name, grade, squadron_name, school_name,
                struck_at is not null as struck from honors.notice_entry
            """;
    private static final String INSERT = """
            insert into honors.notice_entry (notice_id, ordinal, entry_ref, kind, public_name, grade, squadron_name,
                school_name)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    NoticeEntries(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Numbers the rows in their order, those without a name last: a gap in the numbers would tell who is not named. */
    void addAll(UUID noticeId, List<NoticeDraft.Row> rows, boolean masked) {
        List<NoticeDraft.Row> numbered = Stream.concat(
                        rows.stream().filter(NoticeDraft.Row::publicationConsent),
                        rows.stream().filter(row -> !row.publicationConsent()))
                .toList();
        List<Object[]> values = IntStream.range(0, numbered.size())
                .mapToObj(i -> {
                    NoticeDraft.Row row = numbered.get(i);
                    return new Object[] {
                        noticeId,
                        i + 1,
                        row.entryRef(),
                        row.kind().name(),
                        publicName(row, masked),
                        row.grade(),
                        row.squadronName(),
                        row.schoolName()
                    };
                })
                .toList();
        batches.batchUpdate(INSERT, values);
    }

    /** Puts a row at the end; it stays unseen until the list is noticed again. */
    void addLater(UUID noticeId, NoticeDraft.Row row, boolean masked, Instant now) {
        jdbc.sql("""
                        insert into honors.notice_entry (notice_id, ordinal, entry_ref, kind, public_name, grade,
                            squadron_name, school_name, added_at)
                        select ?, coalesce(max(ordinal), 0) + 1, ?, ?, ?, ?, ?, ?, ? from honors.notice_entry
                            where notice_id = ?
                        on conflict (notice_id, entry_ref) do nothing""")
                .params(
                        noticeId,
                        row.entryRef(),
                        row.kind().name(),
                        publicName(row, masked),
                        row.grade(),
                        row.squadronName(),
                        row.schoolName(),
                        now.atOffset(ZoneOffset.UTC),
                        noticeId)
                .update();
    }

    /** What is left of one round becomes the list of the next, numbered anew. */
    void carryOver(UUID from, UUID to) {
        jdbc.sql("""
                        insert into honors.notice_entry (notice_id, ordinal, entry_ref, kind, public_name, grade,
                            squadron_name, school_name)
                        select ?, row_number() over (order by ordinal), entry_ref, kind, public_name, grade,
                            squadron_name, school_name
                        from honors.notice_entry where notice_id = ?
                            and struck_at is null""").params(to, from).update();
    }

    /** What the page shows: not the rows that were struck, nor those that came later. */
    List<NoticeEntry> publishedOf(UUID noticeId) {
        return jdbc.sql(COLUMNS + "where notice_id = ? and struck_at is null and added_at is null order by ordinal")
                .param(noticeId)
                .query(NoticeEntries::entry)
                .list();
    }

    Optional<NoticeEntry> find(long id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query(NoticeEntries::entry)
                .optional();
    }

    /** The row with that number on the page, also if it has been struck since. */
    Optional<NoticeEntry> findByOrdinal(UUID noticeId, int ordinal) {
        return jdbc.sql(COLUMNS + "where notice_id = ? and ordinal = ? and added_at is null")
                .params(noticeId, ordinal)
                .query(NoticeEntries::entry)
                .optional();
    }

    /** Takes a row off the list. @return whether it still stood there */
    boolean strike(long id, String reason, Instant now) {
        return jdbc.sql("update honors.notice_entry set struck_at = ?, strike_reason = ? where id = ? and "
                                + "struck_at is null")
                        .params(now.atOffset(ZoneOffset.UTC), reason, id)
                        .update()
                == 1;
    }

    List<Strike> strikesOf(String caseId) {
        return jdbc.sql("""
                        select n.round_no, e.entry_ref, e.strike_reason, e.struck_at
                        from honors.notice n join honors.notice_entry e on e.notice_id = n.id
                        where n.case_id = ? and e.struck_at is not null order by e.struck_at, e.ordinal""")
                .param(caseId)
                .query((rs, i) -> new Strike(
                        rs.getInt(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getTimestamp(4).toInstant()))
                .list();
    }

    MaterialChange.RowCount count(UUID noticeId) {
        return jdbc.sql("""
                        select count(*) filter (where added_at is null) as listed,
                               count(*) filter (where added_at is null and struck_at is not null) as struck,
                               count(*) filter (where added_at is not null and struck_at is null) as added
                        from honors.notice_entry where notice_id = ?""")
                .param(noticeId)
                .query((rs, i) -> new MaterialChange.RowCount(rs.getInt(1), rs.getInt(2), rs.getInt(3)))
                .single();
    }

    private static String publicName(NoticeDraft.Row row, boolean masked) {
        if (!row.publicationConsent()) {
            return null;
        }
        return masked && row.kind() == NoticeDraft.Kind.INDIVIDUAL
                ? MaskedName.of(row.name()).text()
                : row.name();
    }

    private static NoticeEntry entry(ResultSet rs, int row) throws SQLException {
        return new NoticeEntry(
                rs.getLong("id"),
                rs.getInt("ordinal"),
                rs.getString("entry_ref"),
                NoticeDraft.Kind.valueOf(rs.getString("kind")),
                rs.getString("public_name"),
                rs.getObject("grade", Integer.class),
                rs.getString("squadron_name"),
                rs.getString("school_name"),
                rs.getBoolean("struck"));
    }
}

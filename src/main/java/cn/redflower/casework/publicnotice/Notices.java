package cn.redflower.casework.publicnotice;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The notices themselves, without their rows. */
@Repository
class Notices {

    private static final String COLUMNS = """
            select id, slug, case_id, round_no, school_id, issuer_id, issuer_name, title, award, basis, contact_name,
                contact_phone, contact_mail,
                   names_masked, working_days, status, published_on, ends_on, announced_end
            from honors.notice
            """;
    /** Letters and digits that are not mistaken for one another when read from paper. */
    private static final String READABLE = "23456789abcdefghjkmnpqrstuvwxyz";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;

    Notices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A code that is easily read and typed, and not guessed. */
    static String code(int length) {
        return RANDOM.ints(length, 0, READABLE.length())
                .collect(StringBuilder::new, (s, i) -> s.append(READABLE.charAt(i)), StringBuilder::append)
                .toString();
    }

    UUID add(NoticeDraft draft, Instant now) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into honors.notice (id, slug, case_id, round_no, school_id, issuer_id, issuer_name,
                            title, award, basis,
                                                   contact_name, contact_phone, contact_mail, names_masked,
                                                       working_days, status, prepared_at)
                        values (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PREPARED', ?)""")
                .params(
                        id,
                        code(10),
                        draft.caseId(),
                        draft.schoolId(),
                        draft.issuerId(),
                        draft.issuerName(),
                        draft.title(),
                        draft.award(),
                        draft.basis(),
                        draft.contact().name(),
                        draft.contact().phone(),
                        draft.contact().mail(),
                        draft.maskNames(),
                        draft.workingDays(),
                        now.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /** The next round of the same list; its rows are another matter. */
    UUID addNextRound(UUID previous, Instant now) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into honors.notice (id, slug, case_id, previous_id, round_no, school_id, issuer_id,
                            issuer_name, title, award, basis,
                                                   contact_name, contact_phone, contact_mail, names_masked,
                                                       working_days, status, prepared_at)
                        select ?, ?, case_id, id, round_no + 1, school_id, issuer_id, issuer_name, title, award, basis,
                               contact_name, contact_phone, contact_mail, names_masked, working_days, 'PREPARED', ?
                        from honors.notice where id = ?""")
                .params(id, code(10), now.atOffset(ZoneOffset.UTC), previous)
                .update();
        return id;
    }

    Optional<Notice> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query(Notices::notice)
                .optional();
    }

    Optional<Notice> findBySlug(String slug) {
        return jdbc.sql(COLUMNS + "where slug = ?")
                .param(slug)
                .query(Notices::notice)
                .optional();
    }

    Optional<Notice> nextRoundOf(UUID id) {
        return jdbc.sql(COLUMNS + "where previous_id = ?")
                .param(id)
                .query(Notices::notice)
                .optional();
    }

    /** The latest round of a case's list. */
    Optional<Notice> latestOf(String caseId) {
        return jdbc.sql(COLUMNS + "where case_id = ? order by round_no desc, prepared_at desc limit 1")
                .param(caseId)
                .query(Notices::notice)
                .optional();
    }

    /** Reads a notice and keeps others from changing it, or objecting to it, until the transaction ends. */
    Notice lock(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ? for update")
                .param(id)
                .query(Notices::notice)
                .single();
    }

    /** Published and not past their last day, the newest first. */
    List<Notice> open(LocalDate today) {
        return jdbc.sql(COLUMNS
                        + "where status = 'PUBLISHED' and ends_on >= ? order by published_on desc, school_id "
                        + "nulls first, title, slug")
                .param(today)
                .query(Notices::notice)
                .list();
    }

    /** The last parts of the addresses of those of these cases that anybody may read now, by case. */
    Map<String, String> openOf(Collection<String> caseIds, LocalDate today) {
        Map<String, String> slugs = new HashMap<>();
        jdbc.sql("select case_id, slug from honors.notice where case_id = any (:cases) and status = 'PUBLISHED' "
                        + "and ends_on >= :today order by round_no")
                .param("cases", caseIds.toArray(String[]::new))
                .param("today", today)
                .query(rs -> {
                    slugs.put(rs.getString(1), rs.getString(2));
                });
        return slugs;
    }

    void publish(UUID id, NoticePeriod period) {
        jdbc.sql("update honors.notice set status = 'PUBLISHED', published_on = ?, ends_on = ? where id = ?")
                .params(period.firstDay(), period.lastDay(), id)
                .update();
    }

    /** The notices that are on their pages, each kept from changing until the transaction ends. */
    List<Notice> lockPublished() {
        return jdbc.sql(COLUMNS + "where status = 'PUBLISHED' order by id for update")
                .query(Notices::notice)
                .list();
    }

    /** Keeps the day that was published first. */
    void extend(UUID id, LocalDate lastDay) {
        jdbc.sql("update honors.notice set announced_end = coalesce(announced_end, ends_on), ends_on = ? where id = ?")
                .params(lastDay, id)
                .update();
    }

    /** On which day a notice was taken down; none if it is still up. */
    Optional<LocalDate> endedOn(UUID id, ZoneId zone) {
        return jdbc.sql("select ended_at from honors.notice where id = ? and ended_at is not null")
                .param(id)
                .query(OffsetDateTime.class)
                .optional()
                .map(at -> at.atZoneSameInstant(zone).toLocalDate());
    }

    void end(UUID id, Instant now) {
        jdbc.sql("update honors.notice set status = 'ENDED', ended_at = ? where id = ? and status <> 'ENDED'")
                .params(now.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    void endAllOf(String caseId, Instant now) {
        jdbc.sql("update honors.notice set status = 'ENDED', ended_at = ? where case_id = ? and status <> 'ENDED'")
                .params(now.atOffset(ZoneOffset.UTC), caseId)
                .update();
    }

    private static Notice notice(ResultSet rs, int row) throws SQLException {
        LocalDate publishedOn = rs.getObject("published_on", LocalDate.class);
        return new Notice(
                rs.getObject("id", UUID.class),
                rs.getString("slug"),
                rs.getString("case_id"),
                rs.getInt("round_no"),
                rs.getString("school_id"),
                rs.getString("issuer_id"),
                rs.getString("issuer_name"),
                rs.getString("title"),
                rs.getString("award"),
                rs.getString("basis"),
                new NoticeDraft.Contact(
                        rs.getString("contact_name"), rs.getString("contact_phone"), rs.getString("contact_mail")),
                rs.getBoolean("names_masked"),
                rs.getInt("working_days"),
                Notice.Status.valueOf(rs.getString("status")),
                publishedOn == null ? null : new NoticePeriod(publishedOn, rs.getObject("ends_on", LocalDate.class)),
                rs.getObject("announced_end", LocalDate.class));
    }
}

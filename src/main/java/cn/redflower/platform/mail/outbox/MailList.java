package cn.redflower.platform.mail.outbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the administrator sees of the outbox: never the content of a mail. */
@Repository
class MailList {

    private static final long NEWEST = Long.MAX_VALUE;

    private final JdbcClient jdbc;
    private final Clock clock;

    MailList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Waiting to be sent, sent, or refused for good. */
    enum Status {
        PENDING,
        SENT,
        FAILED
    }

    /** A mail in the list. */
    record Listed(
            long id,
            String what,
            String recipient,
            String template,
            Status status,
            int attempts,
            String lastError,
            OffsetDateTime createdAt,
            OffsetDateTime sentAt) {}

    /** How many there are; of those sent only today's, so that counting does not grow with the years. */
    record Counts(long pending, long failed, long sentToday) {}

    /**
     * The newest first.
     *
     * @param status null for any
     * @param before an id; null to begin with the newest
     */
    List<Listed> page(Status status, Long before, int size) {
        return jdbc.sql("""
                        select m.id, b.what, m.recipient, m.template, m.status, m.attempts,
                               coalesce(m.last_error, case when m.status = 'PENDING' then b.last_error end) as
                                   last_error, b.created_at, m.sent_at
                        from honors.mail m join honors.mail_batch b on b.id = m.batch_id
                        where m.id < :before %s
                        order by m.id desc limit :size
                        """.formatted(status == null ? "" : "and m.status = '" + status + "'"))
                .param("before", before == null ? NEWEST : before)
                .param("size", size)
                .query(Listed.class)
                .list();
    }

    Counts counts() {
        return jdbc.sql("""
                        select (select count(*) from honors.mail where status = 'PENDING') as pending,
                               (select count(*) from honors.mail where status = 'FAILED') as failed,
                               (select count(*) from honors.mail where status = 'SENT'
                                   and sent_at >= ?) as sent_today""")
                .param(LocalDate.now(clock).atStartOfDay(clock.getZone()).toOffsetDateTime())
                .query(Counts.class)
                .single();
    }

    /** Makes refused mails of these (null: of all) pending again. */
    void reopen(Collection<Long> ids) {
        // one at a time: who asks beside somebody else finds the jobs as that one has left them
        jdbc.sql("select pg_advisory_xact_lock(hashtext('honors.mail reopen'))")
                .query()
                .singleRow();
        jdbc.sql("update honors.mail set status = 'PENDING' where status = 'FAILED' and (?::bigint[] is null or "
                        + "id = any (?::bigint[]))")
                .params(array(ids), array(ids))
                .update();
    }

    /** The batches of these mails (null: of all) that have something to send. */
    List<UUID> pendingBatches(Collection<Long> ids) {
        return jdbc.sql("""
                        select distinct batch_id from honors.mail
                        where status = 'PENDING' and (?::bigint[] is null
                            or id = any (?::bigint[]))""").params(array(ids), array(ids)).query(UUID.class).list();
    }

    private static Long[] array(Collection<Long> ids) {
        return ids == null ? null : ids.toArray(Long[]::new);
    }
}

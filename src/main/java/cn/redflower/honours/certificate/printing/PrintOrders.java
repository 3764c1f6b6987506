package cn.redflower.honours.certificate.printing;

import cn.redflower.honours.certificate.printing.PrintState.Status;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The print orders. Of a case and school one stands at most; others are stale. */
@Repository
class PrintOrders {

    private static final String STATES = """
            select distinct on (p.school_id) p.school_id, p.status, p.done, p.total, p.waiting,
                   (select count(*) from honors.certificate c
                       where c.case_id = p.case_id and c.school_id = p.school_id and c.revoked_on is null
                       and c.unprintable is not null and c.blank_at is not null)::int as by_hand,
                   exists (select 1 from honors.certificate_print o
                       where o.case_id = p.case_id and o.school_id = p.school_id and o.id <> p.id) as again,
                   f.size as pdf_size, z.size as zip_size
            from honors.certificate_print p left join honors.document f on f.id = p.pdf_id
                left join honors.document z on z.id = p.zip_id
            where p.case_id = :case and (cast(:school as text) is null or p.school_id = :school)
            order by p.school_id, p.status = 'STALE', p.ordered_at desc""";

    private final JdbcClient jdbc;
    private final Clock clock;

    PrintOrders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An order whose printing began. */
    record Begun(String caseId, String schoolId, String schoolName, String award) {}

    private record Standing(UUID id, Status status, UUID pdfId, UUID zipId) {}

    /** Its two files. */
    record Files(UUID pdfId, UUID zipId) {}

    /** Orders what has valid certificates and no standing order: of this case, of this school; null means all. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> place(String caseId, String schoolId) {
        return jdbc.sql("""
                        insert into honors.certificate_print (id, case_id, school_id, status, total, ordered_at)
                        select gen_random_uuid(), c.case_id, c.school_id, 'QUEUED', count(*), :now
                            from honors.certificate c
                        where c.revoked_on is null and not c.on_paper and (cast(:case as text) is null
                            or c.case_id = :case) and (cast(:school as text) is null or c.school_id = :school)
                            and not exists (select 1 from honors.certificate_print p
                                where p.case_id = c.case_id and p.school_id = c.school_id and p.status <> 'STALE')
                        group by c.case_id, c.school_id order by c.school_id
                        on conflict (case_id, school_id) where status <> 'STALE' do nothing returning id""")
                .param("now", OffsetDateTime.now(clock))
                .param("case", caseId)
                .param("school", schoolId)
                .query(UUID.class)
                .list();
    }

    /**
     * Something has changed, a certificate less or a decision: what is printed or being printed becomes stale; an order
     * that has not begun finds out when it does, unless nothing is left of it.
     *
     * @return files that nobody may have any more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> outdate(String caseId, String schoolId) {
        Optional<Standing> standing = jdbc.sql(
                        "select id, status, pdf_id, zip_id from honors.certificate_print where case_id = ? and "
                                + "school_id = ? and status <> 'STALE' for update")
                .params(caseId, schoolId)
                .query(Standing.class)
                .optional();
        if (standing.isEmpty()) {
            return List.of();
        }
        Standing order = standing.get();
        int left = jdbc.sql(
                        "select count(*) from honors.certificate where case_id = ? and school_id = ? and revoked_on is "
                                + "null")
                .params(caseId, schoolId)
                .query(Integer.class)
                .single();
        if (left > 0 && (order.status() == Status.QUEUED || order.status() == Status.FAILED)) {
            jdbc.sql("update honors.certificate_print set total = ? where id = ?")
                    .params(left, order.id())
                    .update();
            return List.of();
        }
        jdbc.sql("update honors.certificate_print set status = 'STALE', pdf_id = null, zip_id = null, ended_at = "
                        + "?, done = 0, total = ? where id = ?")
                .params(OffsetDateTime.now(clock), left, order.id())
                .update();
        return Stream.of(order.pdfId(), order.zipId()).filter(Objects::nonNull).toList();
    }

    /**
     * Begins an order, or begins it again; not one that is done or stale. Committed at once: what is revoked from here
     * on makes it stale.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Begun> begin(UUID order) {
        return jdbc.sql("""
                        update honors.certificate_print p set status = 'PRINTING', done = 0, failure = null,
                            total = c.total
                        from (select p.id, count(*) as total, min(c.school_name) as school_name, min(c.award) as award
                              from honors.certificate_print p join honors.certificate c on c.case_id = p.case_id
                                  and c.school_id = p.school_id
                              where p.id = :order and c.revoked_on is null group by p.id) c
                        where p.id = c.id and p.status in ('QUEUED', 'PRINTING', 'FAILED')
                            returning p.case_id, p.school_id, c.school_name,
                            c.award""").param("order", order).query(Begun.class).optional();
    }

    /** Says how far it is, for everybody to see. @return false if it has become stale */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean progress(UUID order, int done) {
        return jdbc.sql("update honors.certificate_print set done = ? where id = ? and status = 'PRINTING'")
                        .params(done, order)
                        .update()
                == 1;
    }

    /**
     * It is done, in the transaction that has the files.
     *
     * @param waiting certificates that are in none of them
     * @param pdf null, like {@code zip}, if all wait
     * @return false if it has become stale
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean ended(UUID order, int done, int waiting, UUID pdf, UUID zip) {
        return jdbc.sql("""
                        update honors.certificate_print set status = :status, done = :done, total = :done + :waiting,
                            waiting = :waiting, pdf_id = :pdf, zip_id = :zip, ended_at = :at
                        where id = :order and status = 'PRINTING'""")
                        .param("status", pdf == null ? "WAITING" : "READY")
                        .param("done", done)
                        .param("waiting", waiting)
                        .param("pdf", pdf, Types.OTHER)
                        .param("zip", zip, Types.OTHER)
                        .param("at", OffsetDateTime.now(clock))
                        .param("order", order)
                        .update()
                == 1;
    }

    /** It failed, whatever becomes of the caller's transaction. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void failed(UUID order, String failure) {
        jdbc.sql("update honors.certificate_print set status = 'FAILED', failure = ? where id = ? and status = "
                        + "'PRINTING'")
                .params(failure, order)
                .update();
    }

    /** Whether there is something to print still. */
    boolean isWaiting(UUID order) {
        return jdbc.sql("select exists (select 1 from honors.certificate_print where id = ? and status in ('QUEUED', "
                        + "'PRINTING', 'FAILED'))")
                .param(order)
                .query(Boolean.class)
                .single();
    }

    /** How far the schools of a case are, in their order. @param schoolId of one school; null: all */
    List<PrintState> states(String caseId, String schoolId) {
        return jdbc.sql(STATES)
                .param("case", caseId)
                .param("school", schoolId, Types.VARCHAR)
                .query(PrintState.class)
                .list();
    }

    /** The files of a school's order that is done. */
    Optional<Files> files(String caseId, String schoolId) {
        return jdbc.sql("select pdf_id, zip_id from honors.certificate_print where case_id = ? and school_id = ? and "
                        + "status = 'READY'")
                .params(caseId, schoolId)
                .query(Files.class)
                .optional();
    }
}

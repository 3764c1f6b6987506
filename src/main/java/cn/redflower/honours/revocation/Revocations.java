package cn.redflower.honours.revocation;

import cn.redflower.honours.revocation.Revocation.Heard;
import cn.redflower.honours.revocation.Revocation.Status;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The proposals to revoke awards. */
@Repository
public class Revocations {

    private static final String SELECT = """
            select r.id, r.award_id, a.certificate_number as number, a.kind as award_kind, a.school_year, r.school_id,
                s.name as school_name, r.awarded_by, r.origin_id, r.status,
                   r.reason, r.proposed_by, p.name as proposer_name, r.proposed_at, r.due_on, r.heard, r.question,
                       r.public_reason, r.decided_by, r.decided_at
            from honors.revocation r join honors.award a on a.id = r.award_id join honors.school s on s.id = r.school_id
            left join honors.account c on c.login = r.proposed_by left join honors.person p on p.id = c.person_id""";
    private static final String SEEN = """
            where (:all or r.school_id = any (:schools)) and (not :open
                or r.status in ('HEARING', 'DECIDING', 'REVIEWING'))
                and (cast(:number as text) is null or a.certificate_number = :number)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Revocations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Which cases a list shows.
     *
     * @param schools whose cases; null: every school's
     * @param number of a certificate, or null
     */
    record Seen(Collection<String> schools, boolean openOnly, String number) {}

    public List<Revocation> find(Collection<UUID> ids) {
        return jdbc.sql(SELECT + " where r.id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Revocation.class)
                .list();
    }

    public Optional<Revocation> find(UUID id) {
        return jdbc.sql(SELECT + " where r.id = ?")
                .param(id)
                .query(Revocation.class)
                .optional();
    }

    /** As {@link #find}, and nobody else changes it until the transaction ends. */
    Optional<Revocation> lock(UUID id) {
        jdbc.sql("select id from honors.revocation where id = ? for update")
                .param(id)
                .query(UUID.class)
                .optional();
        return find(id);
    }

    /** The case over an award that nobody has decided yet. */
    Optional<UUID> undecidedOf(UUID awardId) {
        return jdbc.sql("select id from honors.revocation where award_id = ? and status in ('HEARING', 'DECIDING')")
                .param(awardId)
                .query(UUID.class)
                .optional();
    }

    /** The newest first. */
    List<Revocation> page(Seen seen, int page, int size) {
        return parameters(SELECT + " " + SEEN + " order by r.proposed_at desc, r.id limit :size offset :from", seen)
                .param("size", size)
                .param("from", (long) page * size)
                .query(Revocation.class)
                .list();
    }

    int count(Seen seen) {
        return parameters(
                        "select count(*)::int from honors.revocation r join honors.award a on a.id = r.award_id "
                                + SEEN,
                        seen)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec parameters(String sql, Seen seen) {
        return jdbc.sql(sql)
                .param("all", seen.schools() == null)
                .param(
                        "schools",
                        seen.schools() == null ? new String[0] : seen.schools().toArray(String[]::new))
                .param("open", seen.openOnly())
                .param("number", seen.number());
    }

    /** @return whether it was added; not if the award has a case that nobody has decided yet */
    boolean add(
            UUID id,
            UUID awardId,
            String schoolId,
            String awardedBy,
            UUID originId,
            String reason,
            String login,
            StepDeadline due) {
        return jdbc.sql("""
                        insert into honors.revocation (id, award_id, school_id, awarded_by, origin_id, status, reason,
                            proposed_by, proposed_at, due_on,
                            due_from, due_days)
                        values (?, ?, ?, ?, ?, 'HEARING', ?, ?, ?, ?, ?, ?) on conflict (award_id)
                            where status in ('HEARING', 'DECIDING') do nothing""")
                        .params(Arrays.asList(
                                id,
                                awardId,
                                schoolId,
                                awardedBy,
                                originId,
                                reason,
                                login,
                                OffsetDateTime.now(clock),
                                due.on(),
                                due.from(),
                                due.workingDays()))
                        .update()
                == 1;
    }

    /** The hearing is over. */
    void heard(UUID id, Heard heard, StepDeadline decideBy) {
        jdbc.sql("update honors.revocation set status = 'DECIDING', heard = ? where id = ?")
                .params(heard.name(), id)
                .update();
        due(id, decideBy);
    }

    /** The school is asked once more. */
    void askAgain(UUID id, String question, StepDeadline hearBy) {
        jdbc.sql("update honors.revocation set status = 'HEARING', heard = null, question = ? where id = ?")
                .params(question, id)
                .update();
        due(id, hearBy);
    }

    void choosePublicReason(UUID id, String key) {
        jdbc.sql("update honors.revocation set public_reason = ? where id = ?")
                .params(Arrays.asList(key, id))
                .update();
    }

    void decided(UUID id, Status status, String login) {
        jdbc.sql("update honors.revocation set status = ?, decided_by = ?, decided_at = ?, due_on = null where id = ?")
                .params(status.name(), login, OffsetDateTime.now(clock), id)
                .update();
    }

    /** The awards that rest on it are looked at. */
    void review(UUID id, StepDeadline due) {
        jdbc.sql("update honors.revocation set status = 'REVIEWING' where id = ?")
                .param(id)
                .update();
        due(id, due);
    }

    /** Until when the present step should be done. */
    void due(UUID id, StepDeadline due) {
        jdbc.sql("update honors.revocation set due_on = ?, due_from = ?, due_days = ? where id = ?")
                .params(due.on(), due.from(), due.workingDays(), id)
                .update();
    }

    /** The deadline of the present step; none where how it was counted is not known. */
    Optional<StepDeadline> deadlineOf(UUID id) {
        return jdbc.sql("select due_from as \"from\", due_days as working_days, due_on as \"on\" from "
                        + "honors.revocation "
                        + "where id = ? and due_from is not null and due_on is not null")
                .param(id)
                .query(StepDeadline.class)
                .optional();
    }

    /** The cases with a deadline that can be counted anew, each kept from changing until the transaction ends. */
    List<UUID> lockCounted() {
        return jdbc.sql("""
                        select id from honors.revocation where status in ('HEARING', 'DECIDING', 'REVIEWING')
                            and due_from is not null and due_on is not null
                        order by id for update""").query(UUID.class).list();
    }

    void end(UUID id, Status status) {
        jdbc.sql("update honors.revocation set status = ?, due_on = null where id = ?")
                .params(status.name(), id)
                .update();
    }
}

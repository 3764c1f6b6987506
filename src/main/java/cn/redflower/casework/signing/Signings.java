package cn.redflower.casework.signing;

import cn.redflower.casework.signing.Signature.Word;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lists laid before organs, their words and the settlements. */
@Repository
class Signings {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    Signings(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /** An organ's dissent from a row. */
    record Dissent(String ref, String organId, String reason, String login) {}

    /**
     * A row that somebody settled for the joint meeting.
     *
     * @param place school and squadron
     * @param person the name of who settled it
     */
    record Settled(String ref, String place, String login, String person) {}

    /** The joint meeting; attendees in the order of the organs. */
    record Minutes(LocalDate heldOn, String place, String chair, List<String> attendees, String resolution) {}

    Optional<Signing> find(UUID id) {
        return jdbc.sql("select * from honors.signing where id = ?")
                .param(id)
                .query(Signing::read)
                .optional();
    }

    Optional<Signing> lock(UUID id) {
        return jdbc.sql("select * from honors.signing where id = ? for update")
                .param(id)
                .query(Signing::read)
                .optional();
    }

    /** The latest signing of a case that was returned, if that is how its latest ended. */
    Optional<Signing> returned(String caseId) {
        return jdbc.sql("select * from honors.signing where case_id = ? order by prepared_at desc limit 1")
                .param(caseId)
                .query(Signing::read)
                .optional()
                .filter(s -> s.status() == Signing.Status.RETURNED);
    }

    void add(Signing s, int workingDays) {
        jdbc.sql("""
                        insert into honors.signing (id, case_id, previous_id, list_kind, list_id, title, rule, organs,
                            convener_id, status, row_count, digest, prepared_at, due_on,
                            working_days)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'SIGNING', ?, ?, ?, ?, ?)""")
                .params(java.util.Arrays.asList(
                        s.id(),
                        s.caseId(),
                        s.previousId(),
                        s.listKind(),
                        s.listId(),
                        s.title(),
                        s.rule().name(),
                        s.organs().toArray(String[]::new),
                        s.convenerId(),
                        s.rowCount(),
                        s.digest(),
                        s.preparedAt(),
                        s.dueOn(),
                        workingDays))
                .update();
    }

    /** A signing whose deadline can be counted anew. */
    record Counted(UUID id, OffsetDateTime preparedAt, int workingDays) {}

    /** Those that wait for organs, each kept from changing until the transaction ends. */
    List<Counted> lockCounted() {
        return jdbc.sql("select id, prepared_at, working_days from honors.signing where status = 'SIGNING' and "
                        + "working_days is not null order by id for update")
                .query(Counted.class)
                .list();
    }

    void dueOn(UUID id, LocalDate day) {
        jdbc.sql("update honors.signing set due_on = ? where id = ?")
                .params(day, id)
                .update();
    }

    void counted(UUID id, int rows, String digest) {
        jdbc.sql("update honors.signing set row_count = ?, digest = ? where id = ?")
                .params(rows, digest, id)
                .update();
    }

    void addRows(UUID id, int first, List<SignedRow> rows) {
        int[] ordinal = {first};
        batch.batchUpdate(
                """
                        insert into honors.signing_row (signing_id, ref, ordinal, version, fresh, collective, name,
                            school_id, school_name, squadron_name, grade, text)
                        values (?, ?, ?, ?, true, ?, ?, ?, ?, ?, ?, ?)""",
                rows.stream()
                        .map(r -> new Object[] {
                            id,
                            r.ref(),
                            ordinal[0]++,
                            r.version(),
                            r.collective(),
                            r.name(),
                            r.schoolId(),
                            r.schoolName(),
                            r.squadronName(),
                            r.grade(),
                            r.text()
                        })
                        .toList());
    }

    /**
     * Rows that the organs have seen as they are in the signing before are not fresh, and the dissent from them stays.
     */
    void carryOver(UUID id, UUID previous) {
        jdbc.sql("""
                        update honors.signing_row n set fresh = false from honors.signing_row o
                        where n.signing_id = :id and o.signing_id = :previous and o.ref = n.ref
                            and o.version = n.version""").param("id", id).param("previous", previous).update();
        jdbc.sql("""
                        insert into honors.signing_dissent (signing_id, ref, organ_id, reason, login, at)
                        select :id, d.ref, d.organ_id, d.reason, d.login, d.at from honors.signing_dissent d
                        join honors.signing_row n on n.signing_id = :id and n.ref = d.ref and not n.fresh
                            where d.signing_id = :previous""").param("id", id).param("previous", previous).update();
    }

    int fresh(UUID id) {
        return jdbc.sql("select count(*)::int from honors.signing_row where signing_id = ? and fresh")
                .param(id)
                .query(Integer.class)
                .single();
    }

    void move(UUID id, Signing.Status status) {
        jdbc.sql("update honors.signing set status = :status, ended_at = case when :over then :now else ended_at "
                        + "end where id = :id")
                .param("status", status.name())
                .param("over", status != Signing.Status.SIGNING && status != Signing.Status.SETTLING)
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
    }

    void returned(UUID id, String organ, String reason) {
        jdbc.sql("update honors.signing set status = 'RETURNED', returned_by = ?, return_reason = ?, ended_at = "
                        + "? where id = ?")
                .params(organ, reason, OffsetDateTime.now(clock), id)
                .update();
    }

    void cancelAllOf(String caseId) {
        jdbc.sql("update honors.signing set status = 'CANCELLED', ended_at = ? where case_id = ? and status in "
                        + "('SIGNING', 'SETTLING')")
                .params(OffsetDateTime.now(clock), caseId)
                .update();
    }

    void sign(Signature s) {
        jdbc.sql("""
                        insert into honors.signature (signing_id, organ_id, login, name, mandate, word, opinion,
                            dissents, digest, carried_from, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(java.util.Arrays.asList(
                        s.signingId(),
                        s.organId(),
                        s.login(),
                        s.name(),
                        s.mandate(),
                        s.word().name(),
                        s.opinion(),
                        s.dissents(),
                        s.digest(),
                        s.carriedFrom(),
                        s.at()))
                .update();
    }

    List<Signature> signatures(UUID id) {
        return jdbc.sql("select * from honors.signature where signing_id = ? order by at, organ_id")
                .param(id)
                .query(Signature.class)
                .list();
    }

    /** For which other organs this person has given a word in the case, signed or returned, in any of its signings. */
    Set<String> otherOrgansSpokenFor(String caseId, String login, String organ) {
        return jdbc.sql("""
                        select distinct s.organ_id from honors.signature s join honors.signing g on g.id = s.signing_id
                        where g.case_id = ? and s.login = ?
                            and s.organ_id <> ?""").params(caseId, login, organ).query(String.class).set();
    }

    boolean hasRow(UUID id, String ref) {
        return jdbc.sql("select exists (select 1 from honors.signing_row where signing_id = ? and ref = ?)")
                .params(id, ref)
                .query(Boolean.class)
                .single();
    }

    void dissent(UUID id, String ref, String organ, String reason, String login) {
        jdbc.sql("""
                        insert into honors.signing_dissent (signing_id, ref, organ_id, reason, login, at)
                            values (?, ?, ?, ?, ?, ?)
                        on conflict (signing_id, ref, organ_id) do update
                            set reason = excluded.reason, login = excluded.login, at = excluded.at""")
                .params(id, ref, organ, reason, login, OffsetDateTime.now(clock))
                .update();
    }

    void agree(UUID id, String ref, String organ) {
        jdbc.sql("delete from honors.signing_dissent where signing_id = ? and ref = ? and organ_id = ?")
                .params(id, ref, organ)
                .update();
    }

    int dissents(UUID id, String organ) {
        return jdbc.sql("select count(*)::int from honors.signing_dissent where signing_id = ? and organ_id = ?")
                .params(id, organ)
                .query(Integer.class)
                .single();
    }

    List<Dissent> dissents(UUID id) {
        return jdbc.sql("select ref, organ_id, reason, login from honors.signing_dissent where signing_id = ? order by "
                        + "ref, organ_id")
                .param(id)
                .query(Dissent.class)
                .list();
    }

    void outcome(UUID id, String ref, SigningRule.Outcome outcome, String reason, String login) {
        jdbc.sql("update honors.signing_row set outcome = ?, settled_reason = ?, settled_by = ? where signing_id "
                        + "= ? and ref = ?")
                .params(outcome.name(), reason, login, id, ref)
                .update();
    }

    /**
     * A row's settlement as it stands.
     *
     * @param login who settled it; null if nobody has
     * @param person that person's name
     * @param version how often it has been changed
     */
    record Settlement(SigningRule.Outcome outcome, String login, String person, int version) {}

    Settlement settlement(UUID id, String ref) {
        return jdbc.sql("""
                        select r.outcome, r.settled_by as login, coalesce(i.name, r.settled_by) as person,
                            r.settled_version as version
                        from honors.signing_row r left join honors.account a on a.login = r.settled_by
                            left join honors.person i on i.id = a.person_id
                        where r.signing_id = ? and r.ref = ?""").params(id, ref).query(Settlement.class).single();
    }

    /**
     * Writes what the meeting says of a row now; the same once more is no change.
     *
     * @param login null while it is not settled
     */
    void settle(UUID id, String ref, SigningRule.Outcome outcome, String reason, String login) {
        jdbc.sql("""
                        update honors.signing_row set outcome = :outcome, settled_reason = :reason, settled_by = :login,
                            settled_version = settled_version + 1
                        where signing_id = :id and ref = :ref
                            and (outcome, settled_reason, settled_by) is distinct from
                                (:outcome, :reason::text, :login::text)""")
                .param("outcome", outcome.name())
                .param("reason", reason)
                .param("login", login)
                .param("id", id)
                .param("ref", ref)
                .update();
    }

    /** Everything that nobody dissents from is kept. */
    void keepTheRest(UUID id) {
        jdbc.sql("update honors.signing_row set outcome = 'KEPT' where signing_id = ? and outcome is null")
                .param(id)
                .update();
    }

    /**
     * Whether the joint meeting has a say in a row: the rule has left it open, or the meeting has settled it and may
     * think again.
     */
    boolean beforeMeeting(UUID id, String ref) {
        return jdbc.sql("select exists (select 1 from honors.signing_row where signing_id = ? and ref = ? and (outcome "
                        + "= 'DISPUTED' or settled_by is not null))")
                .params(id, ref)
                .query(Boolean.class)
                .single();
    }

    /** What the joint meeting has settled so far. */
    List<Settled> settled(UUID id) {
        return jdbc.sql("""
                        select r.ref, concat(r.school_name, r.squadron_name) as place, r.settled_by as login,
                            coalesce(i.name, r.settled_by) as person
                        from honors.signing_row r left join honors.account a on a.login = r.settled_by
                            left join honors.person i on i.id = a.person_id
                        where r.signing_id = ? and r.settled_by is not null
                            order by r.ordinal""").param(id).query(Settled.class).list();
    }

    int inDispute(UUID id) {
        return jdbc.sql("select count(*)::int from honors.signing_row where signing_id = ? and outcome = 'DISPUTED'")
                .param(id)
                .query(Integer.class)
                .single();
    }

    List<SigningResult.Struck> struck(UUID id) {
        return jdbc.sql("select ref, settled_reason as reason from honors.signing_row where signing_id = ? and outcome "
                        + "= 'STRUCK' order by ordinal")
                .param(id)
                .query(SigningResult.Struck.class)
                .list();
    }

    Optional<Minutes> minutes(UUID id) {
        return jdbc.sql("select * from honors.signing_minutes where signing_id = ?")
                .param(id)
                .query((rs, i) -> new Minutes(
                        rs.getObject("held_on", LocalDate.class),
                        rs.getString("place"),
                        rs.getString("chair"),
                        List.of((String[]) rs.getArray("attendees").getArray()),
                        rs.getString("resolution")))
                .optional();
    }

    void minutes(UUID id, Minutes m, String login) {
        jdbc.sql("""
                        insert into honors.signing_minutes (signing_id, held_on, place, chair, attendees, resolution,
                            recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (signing_id) do update set held_on = excluded.held_on, place = excluded.place,
                            chair = excluded.chair,
                            attendees = excluded.attendees, resolution = excluded.resolution,
                                recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at""")
                .params(java.util.Arrays.asList(
                        id,
                        m.heldOn(),
                        m.place(),
                        m.chair(),
                        m.attendees().toArray(String[]::new),
                        m.resolution(),
                        login,
                        OffsetDateTime.now(clock)))
                .update();
    }

    void signatures(List<Signature> carried) {
        carried.forEach(this::sign);
    }

    static boolean signed(List<Signature> signatures, String organ) {
        return signatures.stream().anyMatch(s -> s.organId().equals(organ) && s.word() == Word.SIGNED);
    }
}

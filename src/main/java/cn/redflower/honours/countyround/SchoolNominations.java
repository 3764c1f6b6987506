package cn.redflower.honours.countyround;

import cn.redflower.honours.countyround.SchoolNomination.Status;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The schools' parts in the county's rounds. */
@Repository
public class SchoolNominations {

    private static final String SELECT = """
            select n.id, n.round_id, n.school_id, s.name as school_name, n.status, n.individual_base,
                n.individual_places, n.collective_base,
                   n.collective_places, n.places_reason, n.closes_at, case
                       when not n.extension_shared then n.extension_reason end as extension_reason, n.submitted_by,
                       n.submitted_at, n.submissions, n.return_remark,
                   n.seal_id
            from honors.school_nomination n join honors.school s on s.id = n.school_id""";

    private final JdbcClient jdbc;

    SchoolNominations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<SchoolNomination> find(Collection<UUID> ids) {
        return jdbc.sql(SELECT + " where n.id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(SchoolNomination.class)
                .list();
    }

    public Optional<SchoolNomination> find(UUID id) {
        return jdbc.sql(SELECT + " where n.id = ?")
                .param(id)
                .query(SchoolNomination.class)
                .optional();
    }

    /**
     * As {@link #find}, and nobody else changes it until the transaction ends. Lock the round first where both are
     * needed.
     */
    public Optional<SchoolNomination> lock(UUID id) {
        jdbc.sql("select id from honors.school_nomination where id = ? for no key update")
                .param(id)
                .query(UUID.class)
                .optional();
        return find(id);
    }

    /** Those of a round, by school. */
    public List<SchoolNomination> of(UUID roundId) {
        return jdbc.sql(SELECT + " where n.round_id = ? order by n.school_id")
                .param(roundId)
                .query(SchoolNomination.class)
                .list();
    }

    public Optional<SchoolNomination> of(UUID roundId, String schoolId) {
        return jdbc.sql(SELECT + " where n.round_id = ? and n.school_id = ?")
                .params(roundId, schoolId)
                .query(SchoolNomination.class)
                .optional();
    }

    public List<UUID> waiting(UUID roundId) {
        return jdbc.sql("select id from honors.school_nomination where round_id = ? and status = 'WAITING' order by "
                        + "school_id")
                .param(roundId)
                .query(UUID.class)
                .list();
    }

    /** Whether any school has handed in to the round. */
    public boolean anyHandedIn(UUID roundId) {
        return jdbc.sql("select exists (select 1 from honors.school_nomination where round_id = ? and submissions > 0)")
                .param(roundId)
                .query(Boolean.class)
                .single();
    }

    /**
     * Whether no list of the round is before the county or within its school's window any more, and every row has the
     * county's word.
     */
    public boolean allScreened(UUID roundId, Instant now) {
        return jdbc.sql("""
                        select not exists (select 1 from honors.school_nomination
                            where round_id = :round and (status = 'SUBMITTED'
                                or status in ('WAITING', 'PREPARING', 'DECIDING', 'RETURNED') and closes_at > :now))
                           and not exists (select 1 from honors.county_nominee
                               where round_id = :round and reserved and screening is null)""")
                .param("round", roundId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** When the last school's window ends; empty before there are any. */
    public Optional<OffsetDateTime> lastEnd(UUID roundId) {
        return jdbc.sql("select max(closes_at) from honors.school_nomination where round_id = ?")
                .param(roundId)
                .query(OffsetDateTime.class)
                .optional();
    }

    public void move(UUID id, Status status) {
        jdbc.sql("update honors.school_nomination set status = ? where id = ?")
                .params(status.name(), id)
                .update();
    }

    /** The county has, or the committee has, given the list back. */
    public void returned(UUID id, Status status, String remark) {
        jdbc.sql("update honors.school_nomination set status = ?, return_remark = ? where id = ?")
                .params(status.name(), remark, id)
                .update();
    }

    public void submitted(UUID id, String login, OffsetDateTime at) {
        jdbc.sql("""
                        update honors.school_nomination set status = 'SUBMITTED', submitted_by = ?, submitted_at = ?,
                            submissions = submissions + 1,
                            return_remark = null where id = ?""").params(login, at, id).update();
    }

    /** The school's window ends at another time. */
    public void closesAt(UUID id, OffsetDateTime closesAt) {
        jdbc.sql("update honors.school_nomination set closes_at = ? where id = ?")
                .params(closesAt, id)
                .update();
    }

    public void seal(UUID id, UUID documentId) {
        jdbc.sql("update honors.school_nomination set seal_id = ? where id = ?")
                .params(documentId, id)
                .update();
    }

    /**
     * @param shared whether other schools were given more time for the same reason, so that it is not this one's to
     *     read
     */
    void extend(UUID id, OffsetDateTime closesAt, String reason, boolean shared) {
        jdbc.sql("update honors.school_nomination set closes_at = ?, extension_reason = ?, extension_shared = ? "
                        + "where id = ?")
                .params(closesAt, reason, shared, id)
                .update();
    }

    void places(UUID id, int individuals, int collectives, String reason) {
        jdbc.sql("update honors.school_nomination set individual_places = ?, collective_places = ?, "
                        + "places_reason = ? where id = ?")
                .params(individuals, collectives, reason, id)
                .update();
    }
}

package cn.redflower.honours.countyround;

import cn.redflower.honours.award.Holder;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the county's rounds, and the record of every decision over each. */
@Repository
public class CountyNominees {

    /** Everything of a row, its names looked up. */
    static final String SELECT = """
            select n.id, n.round_id, n.nomination_id, n.school_id, c.name as school_name, n.kind, n.pupil_id,
                n.squadron_id, s.name as squadron_name,
                   s.grade, coalesce(p.name, s.name, c.name) as name, p.number, n.reason, n.nominated_by, n.version,
                       n.school_decision,
                   n.school_decision_reason, n.reserved, n.screening, n.screening_remark, n.struck_reason,
                       n.not_awarded_reason,
                   coalesce(p.publication_consent, true) as publication_consent
            from honors.county_nominee n join honors.school c on c.id = n.school_id
            left join honors.squadron s on s.id = n.squadron_id left join honors.pupil p on p.id = n.pupil_id""";
    /** Passed by the county and still on the list. */
    static final String STANDING =
            "n.screening = 'PASSED' and n.struck_reason is null and n.not_awarded_reason is null and n.reserved";

    private static final String ORDER = " order by n.kind desc, n.school_id, s.ordinal nulls first, n.id";
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    CountyNominees(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /** A line of the record of row decisions. */
    public record Event(UUID roundId, UUID nominationId, long nomineeId, String action, String reason) {

        public static Event of(CountyNominee row, String action, String reason) {
            return new Event(row.roundId(), row.nominationId(), row.id(), action, reason);
        }
    }

    /**
     * A line of the record as it is read.
     *
     * @param name of whoever has the login; both null where a rule or a deadline did it
     */
    public record Recorded(String action, String reason, String login, String name, OffsetDateTime at) {}

    public Optional<CountyNominee> find(long id) {
        return jdbc.sql(SELECT + " where n.id = ?")
                .param(id)
                .query(CountyNominee.class)
                .optional();
    }

    public List<CountyNominee> find(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + " where n.id = any (:ids)" + ORDER)
                        .param("ids", ids.toArray(Long[]::new))
                        .query(CountyNominee.class)
                        .list();
    }

    /** The rows of one school. */
    public List<CountyNominee> of(UUID nominationId) {
        return jdbc.sql(SELECT + " where n.nomination_id = ?" + ORDER)
                .param(nominationId)
                .query(CountyNominee.class)
                .list();
    }

    /** The rows that the county has passed and that still stand, a batch at a time in the order of the list. */
    public void standing(UUID roundId, Consumer<List<CountyNominee>> batches) {
        for (int skip = 0; ; skip += BATCH) {
            List<CountyNominee> rows = jdbc.sql(
                            SELECT + " where n.round_id = :round and " + STANDING + ORDER + " limit :size offset :skip")
                    .param("round", roundId)
                    .param("size", BATCH)
                    .param("skip", skip)
                    .query(CountyNominee.class)
                    .list();
            if (!rows.isEmpty()) {
                batches.accept(rows);
            }
            if (rows.size() < BATCH) {
                return;
            }
        }
    }

    /** How many of each kind stand. */
    public Map<Holder, Integer> countStanding(UUID roundId) {
        return counts(
                "select n.kind, count(*)::int as rows from honors.county_nominee n where n.round_id = ? and " + STANDING
                        + " group by 1",
                roundId);
    }

    /** How many places of the county are taken. */
    public Map<Holder, Integer> taken(UUID roundId) {
        return counts(
                "select n.kind, count(*)::int as rows from honors.county_nominee n where n.round_id = ? and n.reserved "
                        + "group by 1",
                roundId);
    }

    private Map<Holder, Integer> counts(String sql, UUID roundId) {
        Map<Holder, Integer> counts = new java.util.EnumMap<>(Map.of(Holder.INDIVIDUAL, 0, Holder.COLLECTIVE, 0));
        jdbc.sql(sql).param(roundId).query(rs -> {
            counts.put(Holder.valueOf(rs.getString("kind")), rs.getInt("rows"));
        });
        return counts;
    }

    /** Strikes a row that was passed: it stands no longer and frees its place. */
    public void strike(long id, String by, String reason) {
        jdbc.sql("update honors.county_nominee set struck_by = ?, struck_reason = ?, reserved = false where id = "
                        + "? and struck_reason is null")
                .params(by, reason, id)
                .update();
    }

    void notAwarded(long id, String reason) {
        jdbc.sql("update honors.county_nominee set not_awarded_reason = ?, reserved = false where id = ?")
                .params(reason, id)
                .update();
    }

    /** Writes to the record what was done with rows; login is null where a rule or a deadline did it. */
    public void record(List<Event> events, String login) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        batch.batchUpdate(
                "insert into honors.county_row_event (round_id, nomination_id, nominee_id, action, reason, login, at) "
                        + "values (?, ?, ?, ?, ?, ?, ?)",
                events.stream()
                        .map(e -> Arrays.<Object>asList(
                                        e.roundId(),
                                        e.nominationId(),
                                        e.nomineeId(),
                                        e.action(),
                                        e.reason(),
                                        login,
                                        now)
                                .toArray())
                        .toList());
    }

    /** The record of a row, the earliest first. */
    public List<Recorded> recordOf(long nomineeId) {
        return jdbc.sql("""
                        select e.action, e.reason, e.login, p.name, e.at from honors.county_row_event e
                        left join honors.account a on a.login = e.login left join honors.person p on p.id = a.person_id
                        where e.nominee_id = ? order by e.id""").param(nomineeId).query(Recorded.class).list();
    }

    /** A file that supports a row. */
    record Evidence(long rowId, UUID nominationId, UUID documentId, String filename) {}

    /** What was handed in for these rows, the oldest file first. */
    List<Evidence> evidence(Collection<Long> rowIds) {
        return jdbc.sql("""
                        select n.id as row_id, n.nomination_id, d.id as document_id, d.filename
                        from honors.county_evidence e join honors.county_nominee n on n.id = e.nominee_id
                            join honors.document d on d.id = e.document_id
                        where n.id = any (?) order by d.stored_at, d.id""")
                .param(rowIds.toArray(Long[]::new))
                .query(Evidence.class)
                .list();
    }
}

package cn.redflower.honours.onestar;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of a school's list, and the record of every decision over each. Only rows of lists that are not waived
 * count.
 */
@Repository
public class Nominees {

    private static final String SELECT = """
            select n.id, n.evaluation_id, n.kind, n.squadron_id, s.name as squadron_name, s.grade, n.pupil_id,
                coalesce(p.name, s.name) as name, p.number,
                   n.reason, n.nominated_by, n.decision, n.decision_reason, n.struck_reason, n.not_awarded_reason,
                       a.certificate_number as award_number,
                   coalesce(p.publication_consent, true) as publication_consent
            from honors.nominee n
            join honors.squadron_list l on l.evaluation_id = n.evaluation_id and l.squadron_id = n.squadron_id
                and l.status <> 'WAIVED'
            join honors.squadron s on s.id = n.squadron_id
            left join honors.pupil p on p.id = n.pupil_id
            left join honors.award a on a.case_id = cast(n.evaluation_id as text) and a.row_ref = cast(n.id as text)""";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batch;
    private final Clock clock;

    Nominees(JdbcClient jdbc, NamedParameterJdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /** What a row is about. */
    public enum Kind {
        INDIVIDUAL,
        COLLECTIVE
    }

    /** The committee's word on a row. */
    public enum Decision {
        APPROVED,
        REFUSED
    }

    /** A row: a pupil, or the squadron itself. */
    public record Nominee(
            long id,
            UUID evaluationId,
            Kind kind,
            String squadronId,
            String squadronName,
            int grade,
            Long pupilId,
            String name,
            String number,
            String reason,
            String nominatedBy,
            Decision decision,
            String decisionReason,
            String struckReason,
            String notAwardedReason,
            String awardNumber,
            boolean publicationConsent) {

        public boolean approved() {
            return decision == Decision.APPROVED && struckReason == null;
        }
    }

    /** How many rows of a kind there are, and how many of them are approved. */
    record Count(int nominated, int approved) {}

    /** A decision over a row. */
    record RowDecision(long nomineeId, Decision decision, String reason) {}

    public List<Nominee> of(UUID evaluationId, Kind kind) {
        return jdbc.sql(SELECT
                        + " where n.evaluation_id = :id and (cast(:kind as text) is null or n.kind = :kind) "
                        + "order by n.kind desc, s.ordinal, p.number")
                .param("id", evaluationId)
                .param("kind", kind == null ? null : kind.name())
                .query(Nominee.class)
                .list();
    }

    List<Nominee> of(UUID evaluationId, String squadronId) {
        return jdbc.sql(SELECT + " where n.evaluation_id = ? and n.squadron_id = ? order by p.number")
                .params(evaluationId, squadronId)
                .query(Nominee.class)
                .list();
    }

    List<Nominee> waivedOrNot(UUID evaluationId, String squadronId) {
        return jdbc.sql(SELECT.replace(" and l.status <> 'WAIVED'", "")
                        + " where n.evaluation_id = ? and n.squadron_id = ? order by p.number")
                .params(evaluationId, squadronId)
                .query(Nominee.class)
                .list();
    }

    public Optional<Nominee> find(long id) {
        return jdbc.sql(SELECT + " where n.id = ?")
                .param(id)
                .query(Nominee.class)
                .optional();
    }

    Count count(UUID evaluationId, Kind kind) {
        return jdbc.sql("""
                        select count(*)::int as nominated, (count(*) filter (where n.decision = 'APPROVED'
                            and n.struck_reason is null))::int as approved
                        from honors.nominee n
                        join honors.squadron_list l on l.evaluation_id = n.evaluation_id
                            and l.squadron_id = n.squadron_id and l.status <> 'WAIVED'
                        where n.evaluation_id = ? and n.kind = ?""")
                .params(evaluationId, kind.name())
                .query(Count.class)
                .single();
    }

    int undecided(UUID evaluationId) {
        return jdbc.sql("""
                        select count(*)::int from honors.nominee n
                        join honors.squadron_list l on l.evaluation_id = n.evaluation_id
                            and l.squadron_id = n.squadron_id and l.status <> 'WAIVED'
                        where n.evaluation_id = ?
                            and n.decision is null""").param(evaluationId).query(Integer.class).single();
    }

    /** Nominates a pupil, or changes the reason of one who is nominated; who nominated first stays named on the row. */
    long nominate(UUID evaluationId, String squadronId, long pupilId, String reason, String login) {
        return jdbc.sql("""
                        insert into honors.nominee (evaluation_id, squadron_id, kind, pupil_id, reason, nominated_by)
                            values (?, ?, 'INDIVIDUAL', ?, ?, ?)
                        on conflict (evaluation_id, pupil_id) where pupil_id is not null
                        do update set reason = excluded.reason returning id""")
                .params(evaluationId, squadronId, pupilId, reason, login)
                .query(Long.class)
                .single();
    }

    long nominateCollective(UUID evaluationId, String squadronId, String reason, String login) {
        return jdbc.sql("""
                        insert into honors.nominee (evaluation_id, squadron_id, kind, reason, nominated_by)
                            values (?, ?, 'COLLECTIVE', ?, ?)
                        on conflict (evaluation_id, squadron_id) where kind = 'COLLECTIVE'
                        do update set reason = excluded.reason returning id""")
                .params(evaluationId, squadronId, reason, login)
                .query(Long.class)
                .single();
    }

    /** Takes a row off a list that is being worked on; its decisions stay in the record. */
    void remove(long id) {
        jdbc.sql("delete from honors.nominee where id = ?").param(id).update();
    }

    /** A list that is handed in again is decided anew. */
    void undecide(UUID evaluationId, String squadronId) {
        jdbc.sql("update honors.nominee set decision = null, decision_reason = null, decided_by = null where "
                        + "evaluation_id = ? and squadron_id = ?")
                .params(evaluationId, squadronId)
                .update();
    }

    void decide(UUID evaluationId, List<RowDecision> decisions, String login) {
        batch.batchUpdate(
                """
                        update honors.nominee set decision = :decision, decision_reason = :reason, decided_by = :login
                        where id = :id and evaluation_id = :evaluation""",
                decisions.stream()
                        .map(d -> new MapSqlParameterSource(
                                        Map.of("id", d.nomineeId(), "evaluation", evaluationId, "login", login))
                                .addValue(
                                        "decision",
                                        d.decision() == null
                                                ? null
                                                : d.decision().name())
                                .addValue("reason", d.reason()))
                        .toArray(SqlParameterSource[]::new));
    }

    void strike(long id, String reason) {
        jdbc.sql("update honors.nominee set struck_reason = ? where id = ?")
                .params(reason, id)
                .update();
    }

    void notAwarded(long id, String reason) {
        jdbc.sql("update honors.nominee set not_awarded_reason = ? where id = ?")
                .params(reason, id)
                .update();
    }

    /** Writes to the record what was done with rows. */
    void log(UUID evaluationId, List<LogLine> lines, String login) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        batch.getJdbcTemplate()
                .batchUpdate(
                        """
                        insert into honors.row_decision (evaluation_id, nominee_id, squadron_id, action, reason, login,
                            at) values (?, ?, ?, ?, ?, ?, ?)""",
                        lines.stream()
                                .map(l -> Arrays.<Object>asList(
                                                evaluationId,
                                                l.nomineeId(),
                                                l.squadronId(),
                                                l.action(),
                                                l.reason(),
                                                login,
                                                now)
                                        .toArray())
                                .toList());
    }

    /** Writes once that this person changed the words of a row, however often she saves while typing. */
    void logEdit(UUID evaluationId, long id, String squadronId, String login) {
        jdbc.sql("""
                        insert into honors.row_decision (evaluation_id, nominee_id, squadron_id, action, login, at)
                        select :evaluation, :id, :squadron, 'EDIT', :login, :at
                        where not exists (select 1 from honors.row_decision d
                            where d.evaluation_id = :evaluation and d.nominee_id = :id
                            and d.login = :login and d.action in ('NOMINATE', 'EDIT'))""")
                .param("evaluation", evaluationId)
                .param("id", id)
                .param("squadron", squadronId)
                .param("login", login)
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    /** A line of the record of row decisions. */
    record LogLine(long nomineeId, String squadronId, String action, String reason) {}
}

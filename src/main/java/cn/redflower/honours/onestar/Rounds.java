package cn.redflower.honours.onestar;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One-star rounds: what was asked of which schools, with the caps and days that were in force. */
@Repository
class Rounds {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    Rounds(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** A round. */
    record Round(
            UUID id,
            String schoolYear,
            OffsetDateTime nominationDeadline,
            OffsetDateTime reminderAt,
            int noticeDays,
            BigDecimal individualRate,
            BigDecimal collectiveRate,
            String openedBy,
            OffsetDateTime openedAt) {}

    List<Round> latest(int count) {
        return jdbc.sql("""
                        select id, school_year, nomination_deadline, reminder_at, notice_days, individual_rate,
                            collective_rate, opened_by, opened_at
                        from honors.one_star_round order by opened_at desc
                            limit ?""").param(count).query(Round.class).list();
    }

    OffsetDateTime reminderOf(UUID roundId) {
        return jdbc.sql("select reminder_at from honors.one_star_round where id = ?")
                .param(roundId)
                .query(OffsetDateTime.class)
                .single();
    }

    /** The schools that have their round of the year; until the transaction ends nobody else opens one. */
    Set<String> schoolsWith(String schoolYear) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext(?))")
                .param("one-star " + schoolYear)
                .query(row -> {});
        return Set.copyOf(jdbc.sql("select school_id from honors.evaluation where school_year = ?")
                .param(schoolYear)
                .query(String.class)
                .list());
    }

    void add(Round round) {
        jdbc.sql("""
                        insert into honors.one_star_round (id, school_year, nomination_deadline, reminder_at,
                            notice_days, individual_rate, collective_rate,
                            opened_by, opened_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        round.id(),
                        round.schoolYear(),
                        round.nominationDeadline(),
                        round.reminderAt(),
                        round.noticeDays(),
                        round.individualRate(),
                        round.collectiveRate(),
                        round.openedBy(),
                        round.openedAt())
                .update();
    }

    /** Adds the cases and, for each, an open list for every squadron of the school. */
    void addEvaluations(Round round, Map<String, UUID> bySchool) {
        batch.batchUpdate(
                """
                        insert into honors.evaluation (id, round_id, school_id, school_year, status, opened_at)
                            values (?, ?, ?, ?, 'OPENING', ?)""",
                bySchool.entrySet().stream()
                        .map(e ->
                                new Object[] {e.getValue(), round.id(), e.getKey(), round.schoolYear(), round.openedAt()
                                })
                        .toList());
        jdbc.sql("""
                        insert into honors.squadron_list (evaluation_id, squadron_id, status)
                        select e.id, s.id, 'OPEN' from honors.evaluation e
                            join honors.squadron s on s.school_id = e.school_id
                            where e.round_id = ?""").param(round.id()).update();
    }
}

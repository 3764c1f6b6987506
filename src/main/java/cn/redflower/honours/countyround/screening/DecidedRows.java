package cn.redflower.honours.countyround.screening;

import cn.redflower.honours.countyround.CountyNominee.Screening;
import cn.redflower.honours.countyround.CountyRound;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The county's word over rows, as it is written; and which words and lists stand against ending the screening. */
@Repository
class DecidedRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    DecidedRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The schools of these rows neither take their lists back nor change them until the transaction ends. */
    void lock(Collection<Long> ids) {
        jdbc.sql("""
                        select id from honors.school_nomination where id in (select nomination_id
                            from honors.county_nominee where id = any (?))
                        order by id for update""").param(ids.toArray(Long[]::new)).query(UUID.class).list();
    }

    /** As {@link #lock}, all schools of the round. */
    void lockAll(UUID roundId) {
        jdbc.sql("select id from honors.school_nomination where round_id = ? order by id for update")
                .param(roundId)
                .query(UUID.class)
                .list();
    }

    void write(List<Long> ids, Screening screening, String remark, String login) {
        jdbc.sql("""
                        update honors.county_nominee set screening = :screening, screening_remark = :remark,
                            screened_by = case when :screening::text is null then null else :login end,
                            screened_at = case when :screening::text is null then null else :now end
                                where id = any (:ids)""")
                .param("screening", screening == null ? null : screening.name())
                .param("remark", remark)
                .param("login", login)
                .param("now", OffsetDateTime.now(clock))
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    /** Rows of a school that are marked to be returned and not given back yet. */
    List<Long> marked(UUID nominationId) {
        return jdbc.sql("select id from honors.county_nominee where nomination_id = ? and screening = 'RETURNED' and "
                        + "reserved order by id")
                .param(nominationId)
                .query(Long.class)
                .list();
    }

    /** How many rows hold a place and have no word, or are marked to be returned and not given back. */
    record Open(int unscreened, int marked) {}

    Open open(UUID roundId) {
        return jdbc.sql("""
                        select (count(*) filter (where screening is null))::int as unscreened,
                            (count(*) filter (where screening = 'RETURNED'))::int as marked
                        from honors.county_nominee where round_id = ? and reserved
                            and struck_reason is null""").param(roundId).query(Open.class).single();
    }

    /** A row with somebody's word on it who is related to the pupil, or had a hand in the nomination. */
    record Biased(String schoolName, String officer) {}

    /**
     * Rows over which somebody decided before she declared that she is related to the pupil; a colleague has to decide
     * them anew.
     */
    List<Biased> biased(CountyRound round) {
        return jdbc.sql("""
                        select c.name as school_name, i.name as officer from honors.county_nominee n
                        join honors.kinship k on k.pupil_id = n.pupil_id and k.login = n.screened_by
                            and (k.withdrawn_at is null or k.withdrawn_at > :since::timestamptz)
                        join honors.school c on c.id = n.school_id
                        join honors.account a on a.login = n.screened_by join honors.person i on i.id = a.person_id
                        where n.round_id = :round and n.screening is not null and n.struck_reason is null order by n.id
                            limit 10""")
                .param("round", round.id())
                .param("since", round.openedAt())
                .query(Biased.class)
                .list();
    }
}

package cn.redflower.honours.countyround;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who leaves a row of a county round to others ({@code design.md} §2): whoever had a hand in it at the school, though
 * colleagues changed, decided or handed in the row since, and whoever declared to be related to the pupil before the
 * round was opened or since.
 */
@Component
class RowDuties {

    private final JdbcClient jdbc;

    RowDuties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param related to the pupil; else she had a hand in the row */
    record Barred(long rowId, String login, boolean related) {}

    /** Everybody who leaves one of these rows of a round to others. */
    List<Barred> of(UUID roundId, Collection<Long> rowIds) {
        return jdbc.sql("""
                        with rows as (
                            select n.id, n.round_id, n.nomination_id, n.pupil_id, n.nominated_by, n.school_decided_by,
                                s.submitted_by
                            from honors.county_nominee n join honors.school_nomination s on s.id = n.nomination_id
                            where n.round_id = :round and n.id = any (:ids)
                        )
                        select x.id as row_id, p.login, false as related from rows x
                            cross join lateral unnest(array[x.nominated_by, x.school_decided_by,
                                x.submitted_by]) p (login) where p.login is not null
                        union select x.id, h.login, false from rows x
                            join honors.nomination_hand_in h on h.nomination_id = x.nomination_id
                        union select x.id, e.login, false from rows x
                            join honors.county_row_event e on e.nominee_id = x.id
                            where e.action in ('NOMINATE', 'EDIT', 'APPROVE', 'REFUSE', 'SUBMIT')
                                and e.login is not null
                        union select x.id, k.login, true from rows x join honors.county_round r on r.id = x.round_id
                            join honors.kinship k on k.pupil_id = x.pupil_id and (k.withdrawn_at is null
                                or k.withdrawn_at > r.opened_at)""")
                .param("round", roundId)
                .param("ids", rowIds.toArray(Long[]::new))
                .query(Barred.class)
                .list();
    }
}

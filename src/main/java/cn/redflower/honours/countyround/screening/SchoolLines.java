package cn.redflower.honours.countyround.screening;

import cn.redflower.honours.countyround.SchoolNomination;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the screening has come, a line a school; one statement for the whole round. */
@Repository
class SchoolLines {

    private final JdbcClient jdbc;

    SchoolLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param rows on the county's list
     * @param marked to be returned and not given back yet; {@code returned} have been given back
     */
    record Line(
            String schoolId,
            String schoolName,
            String townId,
            String townName,
            SchoolNomination.Status status,
            OffsetDateTime closesAt,
            String returnRemark,
            int individualPlaces,
            int collectivePlaces,
            int individuals,
            int collectives,
            int rows,
            int unscreened,
            int passed,
            int marked,
            int returned,
            int rejected,
            int struck) {}

    /** Lines of these schools, null: of all, in the order of the list. */
    List<Line> of(UUID roundId, Collection<String> schools) {
        return jdbc.sql("""
                        select s.school_id, c.name as school_name, c.town_id, t.name as town_name, s.status,
                            s.closes_at, s.return_remark, s.individual_places,
                               s.collective_places,
                               (count(*) filter (where n.reserved and n.kind = 'INDIVIDUAL'))::int as individuals,
                               (count(*) filter (where n.reserved and n.kind = 'COLLECTIVE'))::int as collectives,
                               count(n.id)::int as rows,
                               (count(*) filter (where n.struck_reason is null and n.screening is null
                                   and n.id is not null))::int as unscreened,
                               (count(*) filter (where n.struck_reason is null
                                   and n.screening = 'PASSED'))::int as passed,
                               (count(*) filter (where n.struck_reason is null and n.screening = 'RETURNED'
                                   and n.reserved))::int as marked,
                               (count(*) filter (where n.struck_reason is null and n.screening = 'RETURNED'
                                   and not n.reserved))::int as returned,
                               (count(*) filter (where n.struck_reason is null
                                   and n.screening = 'REJECTED'))::int as rejected,
                               (count(*) filter (where n.struck_reason is not null))::int as struck
                        from honors.school_nomination s join honors.school c on c.id = s.school_id
                            join honors.organ t on t.id = c.town_id
                        left join honors.county_nominee n on n.nomination_id = s.id and s.submissions > 0
                            and (n.reserved or n.screening is not null or n.struck_reason is not null)
                        where s.round_id = :round and (:all or s.school_id = any (:schools))
                        group by s.id, c.id, t.id order by s.school_id""")
                .param("round", roundId)
                .param("all", schools == null)
                .param("schools", schools == null ? new String[0] : schools.toArray(String[]::new))
                .query(Line.class)
                .list();
    }
}

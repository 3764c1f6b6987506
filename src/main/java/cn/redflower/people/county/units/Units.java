package cn.redflower.people.county.units;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The county's towns, communities and schools as an administrator looks at them. */
@Repository
class Units {

    private static final String SELECT = """
            select o.id, o.kind, coalesce(s.name, o.name) as name, o.parent_id, t.name as parent, o.closed_on,
                (select count(*) from honors.squadron q where q.school_id = o.id) as squadrons,
                (select count(distinct po.person_id) from honors.post po
                    where po.organ_id = o.id and po.until is null) as people,
                (select count(*) from honors.pupil p where p.school_id = o.id and p.left_on is null) as pupils
            from honors.organ o left join honors.school s on s.id = o.id left join honors.organ t on t.id = o.parent_id
            """;

    private final JdbcClient jdbc;

    Units(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param parent the name of the organ it comes under @param closedOn null as long as it goes on */
    record Unit(
            String id,
            String kind,
            String name,
            String parentId,
            String parent,
            LocalDate closedOn,
            int squadrons,
            int people,
            int pupils) {}

    /** An organ that others come under. */
    record Parent(String id, String name) {}

    /** Towns with what comes under them, by their numbers; the county's own three are not among them. */
    List<Unit> all() {
        return jdbc.sql(SELECT + """
                        where o.kind in ('TOWN_COMMITTEE', 'COMMUNITY_COMMITTEE', 'SCHOOL_COMMITTEE')
                        order by case when o.kind = 'TOWN_COMMITTEE' then o.id else o.parent_id end,
                            case o.kind when 'TOWN_COMMITTEE' then 0 when 'COMMUNITY_COMMITTEE' then 1 else 2 end,
                            length(o.id), o.id""").query(Unit.class).list();
    }

    Optional<Unit> find(String id) {
        return jdbc.sql(SELECT + "where o.id = ? and o.kind in ('TOWN_COMMITTEE', 'COMMUNITY_COMMITTEE', "
                        + "'SCHOOL_COMMITTEE')")
                .param(id)
                .query(Unit.class)
                .optional();
    }

    /** Towns, and for schools the county itself. */
    List<Parent> parents() {
        return jdbc.sql("""
                        select id, name from honors.organ
                        where kind = 'TOWN_COMMITTEE' and closed_on is null or id = 'county'
                        order by id = 'county', id""").query(Parent.class).list();
    }
}

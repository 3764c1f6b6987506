package cn.redflower.people.organ;

import cn.redflower.platform.problem.Problems;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people call the organs that tasks are offered to ({@link OrganGroup}). */
@Repository
public class OrganNames {

    private final JdbcClient jdbc;
    private final Problems texts;

    OrganNames(JdbcClient jdbc, Problems texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    /**
     * The organ itself, where it has decided: 测试一小大队, and not who works for it.
     *
     * @param group an engine group, or null; empty if there is no such organ
     */
    public Optional<String> ofGroup(String group) {
        if (group == null) {
            return Optional.empty();
        }
        OrganGroup organ = OrganGroup.of(group);
        return switch (organ.kind()) {
            case ORGAN, COMMITTEE -> name("select name from honors.organ where id = ?", organ.unit());
            case BRIGADE ->
                name("select name from honors.school where id = ?", organ.unit())
                        .map(name -> texts.text("organization.organ.brigade", name));
            case SQUADRON ->
                name(
                        "select s.name || q.name from honors.squadron q join honors.school s on s.id = q.school_id "
                                + "where q.id = ?",
                        organ.unit());
        };
    }

    private Optional<String> name(String sql, String id) {
        return jdbc.sql(sql).param(id).query(String.class).optional();
    }

    /** Who works for each of these groups, e.g. 测试一小大队辅导员; a group that is none of an organ has none. */
    public Map<String, String> names(Collection<String> groups) {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("""
                        select o.id as group_id, null as kind, o.name as organ, null as squadron from honors.organ o
                            where o.id = any (:groups)
                        union all select id || 'SchoolCommittee', 'committee', name, null from honors.school
                            where id || 'SchoolCommittee' = any (:groups)
                        union all select id || 'BrigadeCounselors', 'brigade', name, null from honors.school
                            where id || 'BrigadeCounselors' = any (:groups)
                        union all select q.id || 'Counselors', 'squadron', s.name, q.name from honors.squadron q
                            join honors.school s on s.id = q.school_id
                            where q.id = any (select regexp_replace(g, 'Counselors$', '')
                                from unnest(cast(:groups as text[])) g)
                        """).param("groups", groups.toArray(String[]::new)).query(row -> {
            String kind = row.getString("kind");
            names.put(
                    row.getString("group_id"),
                    kind == null
                            ? row.getString("organ")
                            : texts.text(
                                    "organization.group." + kind, row.getString("organ"), row.getString("squadron")));
        });
        return names;
    }
}

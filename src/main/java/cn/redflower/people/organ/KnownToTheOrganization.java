package cn.redflower.people.organ;

import cn.redflower.platform.audit.Identified;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has a login, and what organs and squadrons are called. */
@Repository
class KnownToTheOrganization implements Identified {

    private final JdbcClient jdbc;

    KnownToTheOrganization(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, String> names(Collection<String> identifiers) {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("""
                        select a.login as id, p.name || '（' || a.login || '）' as name from honors.account a
                            join honors.person p on p.id = a.person_id
                        where a.login = any (:ids)
                        union all select id, name from honors.organ where id = any (:ids)
                        union all select q.id, s.name || ' ' || q.name from honors.squadron q
                            join honors.school s on s.id = q.school_id
                        where q.id = any (:ids) and not exists (select 1 from honors.account a
                            where a.login = q.id)""").param("ids", identifiers.toArray(String[]::new)).query(rs -> {
            names.put(rs.getString("id"), rs.getString("name"));
        });
        return names;
    }
}

package cn.redflower.casework.approval;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who belongs to the organs that tasks are offered to. */
@Repository
class OrganMembers {

    private final JdbcClient jdbc;

    OrganMembers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The logins of each of these engine groups; a group without people is not in it. */
    Map<String, Set<String>> of(Collection<String> groups) {
        Map<String, Set<String>> members = new HashMap<>();
        jdbc.sql("select group_id_, user_id_ from act_id_membership where group_id_ = any (?)")
                .param(groups.toArray(String[]::new))
                .query(row -> {
                    members.computeIfAbsent(row.getString(1), group -> new TreeSet<>())
                            .add(row.getString(2));
                });
        return members;
    }
}

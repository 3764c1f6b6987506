package cn.redflower.people.organ;

import cn.redflower.platform.problem.Problems;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people call the organs that tasks are offered to ({@link EngineIdentities}). */
@Repository
public class OrganNames {

    private static final Pattern OF_SCHOOL = Pattern.compile("(.+?)(SchoolCommittee|BrigadeCounselors|Counselors)");

    private final JdbcClient jdbc;
    private final Problems texts;

    OrganNames(JdbcClient jdbc, Problems texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    /** @param group an engine group, or null; empty if there is no such organ */
    public Optional<String> ofGroup(String group) {
        Matcher school = OF_SCHOOL.matcher(group == null ? "" : group);
        if (!school.matches()) {
            return group == null ? Optional.empty() : organ(group);
        }
        return switch (school.group(2)) {
            case "SchoolCommittee" -> organ(school.group(1));
            case "BrigadeCounselors" ->
                name("select name from honors.school where id = ?", school.group(1))
                        .map(name -> texts.text("organization.organ.brigade", name));
            default ->
                name(
                        "select s.name || q.name from honors.squadron q join honors.school s on s.id = q.school_id "
                                + "where q.id = ?",
                        school.group(1));
        };
    }

    private Optional<String> organ(String id) {
        return name("select name from honors.organ where id = ?", id);
    }

    private Optional<String> name(String sql, String id) {
        return jdbc.sql(sql).param(id).query(String.class).optional();
    }
}

package cn.redflower.people.organ;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The county's schools (brigades) with their squadrons. */
@Repository
public class Schools {

    private final JdbcClient jdbc;

    Schools(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A school; its id is also its committee's organ id and its tenant in the engine. */
    public record School(String id, String name, String townId) {}

    /** A class of a school. */
    public record Squadron(String id, String schoolId, int ordinal, String name, int grade) {}

    /** Those that go on, by their numbers. */
    public List<School> all() {
        return jdbc.sql("""
                        select s.id, s.name, s.town_id from honors.school s join honors.organ o on o.id = s.id
                        where o.closed_on is null order by length(s.id), s.id""").query(School.class).list();
    }

    public Optional<School> find(String id) {
        return jdbc.sql("select id, name, town_id from honors.school where id = ?")
                .param(id)
                .query(School.class)
                .optional();
    }

    /** The squadrons of a school in their order. */
    public List<Squadron> squadronsOf(String schoolId) {
        return jdbc.sql("select id, school_id, ordinal, name, grade from honors.squadron where school_id = ? order by "
                        + "ordinal")
                .param(schoolId)
                .query(Squadron.class)
                .list();
    }

    public Optional<Squadron> squadron(String id) {
        return jdbc.sql("select id, school_id, ordinal, name, grade from honors.squadron where id = ?")
                .param(id)
                .query(Squadron.class)
                .optional();
    }
}

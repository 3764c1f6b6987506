package cn.redflower.people.pupil.kinship;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The declarations of kinship. */
@Repository
class Kinships {

    private static final String SELECT = """
            select k.id, p.school_id, s.name as school_name, p.number as pupil_number, k.relation, k.declared_at,
                k.withdrawn_at
            from honors.kinship k join honors.pupil p on p.id = k.pupil_id
                join honors.school s on s.id = p.school_id""";

    private final JdbcClient jdbc;

    Kinships(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody's own declarations, those in force first, the newest before the older. */
    List<Kinship> of(String login) {
        return jdbc.sql(SELECT + " where k.login = ? order by k.withdrawn_at is not null, k.declared_at desc")
                .param(login)
                .query(Kinship.class)
                .list();
    }

    Optional<Kinship> find(UUID id, String login) {
        return jdbc.sql(SELECT + " where k.id = ? and k.login = ?")
                .params(id, login)
                .query(Kinship.class)
                .optional();
    }

    int inForce(String login) {
        return jdbc.sql("select count(*)::int from honors.kinship where login = ? and withdrawn_at is null")
                .param(login)
                .query(Integer.class)
                .single();
    }

    Optional<Long> pupil(String schoolId, String number) {
        return jdbc.sql("select id from honors.pupil where school_id = ? and number = ? and left_on is null")
                .params(schoolId, number)
                .query(Long.class)
                .optional();
    }

    /**
     * The declaration in force, new or, if she has declared the pupil before, as it was with the relation given now.
     */
    UUID declare(String login, long pupilId, Kinship.Relation relation, OffsetDateTime at) {
        return jdbc.sql("""
                        insert into honors.kinship (id, login, pupil_id, relation, declared_at)
                            values (gen_random_uuid(), ?, ?, ?, ?)
                        on conflict (login, pupil_id) where withdrawn_at is null do update
                            set relation = excluded.relation returning id""")
                .params(login, pupilId, relation.name(), at)
                .query(UUID.class)
                .single();
    }

    void withdraw(UUID id, OffsetDateTime at) {
        jdbc.sql("update honors.kinship set withdrawn_at = ? where id = ? and withdrawn_at is null")
                .params(at, id)
                .update();
    }
}

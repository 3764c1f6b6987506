package cn.redflower.people.organ;

import cn.redflower.platform.names.PersonName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who can log in, and as whom. */
@Repository
public class Accounts {

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a login needs. */
    public record Credentials(String login, String passwordHash, boolean enabled, boolean mustChangePassword) {}

    public Optional<Credentials> credentialsOf(String login) {
        return jdbc.sql("select login, password_hash, enabled, must_change_password from honors.account where login = "
                        + "?")
                .param(login)
                .query(Credentials.class)
                .optional();
    }

    /** The person behind a login with her present posts. */
    public Optional<Actor> actor(String login) {
        return jdbc.sql("select p.name from honors.account a join honors.person p on p.id = a.person_id "
                        + "where a.login = "
                        + "? and a.enabled")
                .param(login)
                .query(String.class)
                .optional()
                .map(name -> new Actor(login, name, postsOf(login), townSchoolsOf(login)));
    }

    /** The name of the person behind a login. */
    public Optional<String> nameOf(String login) {
        return jdbc.sql("select p.name from honors.account a join honors.person p on p.id = a.person_id "
                        + "where a.login = "
                        + "?")
                .param(login)
                .query(String.class)
                .optional();
    }

    private List<Post> postsOf(String login) {
        return jdbc.sql("""
                        select po.kind, po.organ_id, po.squadron_id
                        from honors.account a join honors.post po on po.person_id = a.person_id
                        where a.login = ? and po.until is null
                        order by po.id""")
                .param(login)
                .query((rs, i) -> new Post(PostKind.valueOf(rs.getString(1)), rs.getString(2), rs.getString(3)))
                .list();
    }

    private Set<String> townSchoolsOf(String login) {
        return new HashSet<>(jdbc.sql("""
                        select s.id
                        from honors.account a join honors.post po on po.person_id = a.person_id
                            join honors.school s on s.town_id = po.organ_id
                        where a.login = ? and po.until is null
                            and po.kind = 'TOWN_OFFICER'""").param(login).query(String.class).list());
    }

    /** The logins of everybody of this name, in whatever form it is written. */
    public List<String> named(String name) {
        return jdbc.sql("""
                        select a.login from honors.account a join honors.person p on p.id = a.person_id
                        where lower(regexp_replace(p.name, '[·\\s.''-]', '', 'g')) = ?""")
                .param(PersonName.of(name).key())
                .query(String.class)
                .list();
    }

    /** Whether there is an administrator who can log in. */
    public boolean hasAdministrator() {
        return jdbc.sql("""
                        select exists (select 1 from honors.account a join honors.post po on po.person_id = a.person_id
                                       where po.kind = 'ADMINISTRATOR' and po.until is null
                                           and a.enabled)""").query(Boolean.class).single();
    }
}

package cn.redflower.platform.audit;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who did something, as the trail has it: for rules that ask, and for nothing that people read. */
@Repository
public class Deeds {

    private final JdbcClient jdbc;

    Deeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The logins that have done one of these actions to one of these subjects since then. */
    public Set<String> of(Collection<String> actions, Collection<String> subjects, OffsetDateTime since) {
        return jdbc
                .sql("""
                        select distinct login from honors.audit_entry
                        where action in (:actions) and at >= :since and subject in (:subjects)
                            and outcome = 'DONE' and login is not null""")
                .param("actions", actions)
                .param("subjects", subjects)
                .param("since", since)
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }
}

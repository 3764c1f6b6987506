package cn.redflower.people.account.administration;

import cn.redflower.platform.problem.Refusal;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** There is always an administrator who can log in: without one nobody could make another. */
@Component
class LastAdministrator {

    /** Any number that nobody else locks; the same on every node. */
    private static final long LOCK = 0x52464c41444dL;

    private final JdbcClient jdbc;

    LastAdministrator(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A reason if, without this person, none would be left. Two who remove each other at the same moment come one after
     * the other.
     */
    Optional<Refusal> without(long person) {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query(row -> {});
        return isAny("= ?", person) && !isAny("<> ?", person)
                ? Optional.of(Refusal.conflict("account.last-administrator"))
                : Optional.empty();
    }

    private boolean isAny(String whose, long person) {
        return jdbc.sql("""
                        select exists (select 1 from honors.post po
                            join honors.account a on a.person_id = po.person_id and a.enabled
                                       where po.kind = 'ADMINISTRATOR' and po.until is null
                                           and po.person_id %s)
                        """.formatted(whose)).param(person).query(Boolean.class).single();
    }
}

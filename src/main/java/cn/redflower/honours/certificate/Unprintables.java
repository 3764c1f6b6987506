package cn.redflower.honours.certificate;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Certificates with a character that no font has: they wait, or are printed with its place blank where somebody has
 * decided so.
 */
@Repository
public class Unprintables {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    Unprintables(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param characters that cannot be printed, with their numbers
     * @param blank whether it is printed with their place left blank
     * @param decidedBy the name of who decided so; null while it waits
     */
    public record Unprintable(
            String number,
            String name,
            List<String> characters,
            boolean blank,
            String decidedBy,
            OffsetDateTime decidedAt) {

        /** Not the name. */
        @Override
        public String toString() {
            return "Unprintable[" + number + "]";
        }
    }

    /** Those of a case and school that are valid, in the order of their numbers. */
    @Transactional(readOnly = true)
    public List<Unprintable> of(String caseId, String schoolId) {
        return jdbc.sql("""
                        select c.number, c.holder_name, c.unprintable, c.blank_at is not null as blank, coalesce(p.name,
                            c.blank_by) as decided_by, c.blank_at
                        from honors.certificate c left join honors.account a on a.login = c.blank_by
                            left join honors.person p on p.id = a.person_id
                        where c.case_id = ? and c.school_id = ? and c.unprintable is not null and c.revoked_on is null
                            order by c.number""")
                .params(caseId, schoolId)
                .query((rs, i) -> new Unprintable(
                        rs.getString(1),
                        rs.getString(2),
                        List.of((String[]) rs.getArray(3).getArray()),
                        rs.getBoolean(4),
                        rs.getString(5),
                        rs.getObject(6, OffsetDateTime.class)))
                .list();
    }

    /** The numbers of those that are printed with a blank place. */
    public Set<String> decidedBlank(String caseId, String schoolId) {
        return Set.copyOf(jdbc.sql(
                        "select number from honors.certificate where case_id = ? and school_id = ? and blank_at is not "
                                + "null")
                .params(caseId, schoolId)
                .query(String.class)
                .list());
    }

    /**
     * Notes what a printing found: of each certificate by its number the characters; of all others of the case and
     * school none.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void found(String caseId, String schoolId, Map<String, List<String>> characters) {
        jdbc.sql("update honors.certificate set unprintable = null, blank_by = null, blank_at = null where "
                        + "case_id = ? and school_id = ? and unprintable is not null and number <> all (?)")
                .params(caseId, schoolId, characters.keySet().toArray(String[]::new))
                .update();
        batch.batchUpdate(
                "update honors.certificate set unprintable = ? where number = ?",
                characters.entrySet().stream()
                        .map(each -> new Object[] {each.getValue().toArray(String[]::new), each.getKey()})
                        .toList());
    }

    /** Decides, or takes the decision back. @return false if there is no such certificate, or nothing changes */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean leaveBlank(String caseId, String schoolId, String number, boolean blank, String login) {
        return jdbc.sql("""
                        update honors.certificate set blank_by = :login, blank_at = :at
                        where number = :number and case_id = :case and school_id = :school and unprintable is not null
                            and revoked_on is null and (blank_at is not null) <> :blank""")
                        .param("login", blank ? login : null, java.sql.Types.VARCHAR)
                        .param("at", blank ? OffsetDateTime.now(clock) : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("number", number)
                        .param("case", caseId)
                        .param("school", schoolId)
                        .param("blank", blank)
                        .update()
                == 1;
    }
}

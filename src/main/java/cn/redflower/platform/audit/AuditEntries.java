package cn.redflower.platform.audit;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Reads the trail newest first. A page is continued behind its last entry, not at an offset, so that the millionth page
 * costs what the first one does.
 */
@Repository
class AuditEntries {

    private final JdbcTemplate jdbc;

    AuditEntries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An entry as people read it.
     *
     * @param name of the person who has the login, or null
     * @param organName null where no organ or school has this id
     */
    record Listed(
            long number,
            OffsetDateTime at,
            String login,
            String name,
            String address,
            String action,
            String organ,
            String organName,
            String subject,
            AuditEvent.Outcome outcome,
            String detail,
            String hash) {}

    /** The end of the trail. */
    record Last(long number, OffsetDateTime at, String hash) {}

    /** How the trail was last checked. @param result INTACT, or the fault and the entry's number */
    record Check(OffsetDateTime at, String name, String result) {

        public boolean intact() {
            return "INTACT".equals(result);
        }

        /** Nothing contradicts anything, but there was nothing to hold its end against. */
        public boolean unanchored() {
            return "UNANCHORED".equals(result);
        }
    }

    record Organ(String id, String name) {}

    /** The hash of an entry, if it is there. */
    Optional<String> hash(long number) {
        return jdbc
                .query(
                        "select hash from honors.audit_entry where number = ?",
                        (row, i) -> ChainCheck.hex(row.getBytes(1)),
                        number)
                .stream()
                .findFirst();
    }

    /** @param before the number of an entry; null to begin with the newest */
    Outcome<List<Listed>> page(AuditFilter filter, Long before, int size) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        if (before != null) {
            List<OffsetDateTime> at = jdbc.query(
                    "select at from honors.audit_entry where number = ?",
                    (row, i) -> row.getObject(1, OffsetDateTime.class),
                    before);
            if (at.isEmpty()) {
                return Outcome.refused(Refusal.malformed("problem.malformed", "before"));
            }
            restrict(conditions, values, "(e.at, e.number) < (?, ?)", at.get(0), before);
        }
        if (filter.from() != null) {
            restrict(conditions, values, "e.at >= ?", filter.from());
        }
        if (filter.until() != null) {
            restrict(conditions, values, "e.at < ?", filter.until());
        }
        if (filter.login() != null) {
            restrict(conditions, values, "e.login = ?", filter.login());
        }
        if (filter.action() != null) {
            restrict(conditions, values, "e.action = ?", filter.action());
        }
        if (filter.organ() != null) {
            restrict(conditions, values, "e.organ = ?", filter.organ());
        }
        if (filter.outcome() != null) {
            conditions.add("e.outcome = '" + filter.outcome() + "'");
        }
        values.add(size);
        return Outcome.done(jdbc.query(
                """
                select e.number, e.at, e.login, p.name, e.address, e.action, e.organ, o.name, e.subject, e.outcome,
                    e.detail, e.hash
                from honors.audit_entry e left join honors.organ o on o.id = e.organ
                left join honors.account a on a.login = e.login left join honors.person p on p.id = a.person_id %s
                order by e.at desc, e.number desc limit ?
                """.formatted(conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions)),
                (row, i) -> new Listed(
                        row.getLong(1),
                        row.getObject(2, OffsetDateTime.class),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        AuditEvent.Outcome.valueOf(row.getString(10)),
                        row.getString(11),
                        ChainCheck.hex(row.getBytes(12))),
                values.toArray()));
    }

    private static void restrict(List<String> conditions, List<Object> values, String condition, Object... with) {
        conditions.add(condition);
        values.addAll(List.of(with));
    }

    Optional<Last> last() {
        return jdbc
                .query(
                        "select number, at, hash from honors.audit_entry order by number desc limit 1",
                        (row, i) -> new Last(
                                row.getLong(1),
                                row.getObject(2, OffsetDateTime.class),
                                ChainCheck.hex(row.getBytes(3))))
                .stream()
                .findFirst();
    }

    Optional<Check> lastCheck() {
        return jdbc
                .query(
                        """
                select e.at, coalesce(p.name, e.login), e.detail from honors.audit_entry e
                left join honors.account a on a.login = e.login left join honors.person p on p.id = a.person_id
                where e.action = 'audit.checked' order by e.at desc, e.number desc limit 1""",
                        (row, i) ->
                                new Check(row.getObject(1, OffsetDateTime.class), row.getString(2), row.getString(3)))
                .stream()
                .findFirst();
    }

    /** Whose matters there can be entries about. */
    List<Organ> organs() {
        return jdbc.query(
                "select id, name from honors.organ order by kind, id",
                (row, i) -> new Organ(row.getString(1), row.getString(2)));
    }
}

package cn.redflower.people.pupil.register;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The history of pupils: who changed what, when, from what to what. Nothing of it is changed or removed. */
@Repository
public class PupilChanges {

    private final JdbcClient jdbc;
    private final Clock clock;

    PupilChanges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A change.
     *
     * @param who the person's name, or her login where it is not known any more
     * @param byRoster whether a roster brought it
     * @param field a column's key in {@code sheets/roster.properties}, or {@code added}, {@code left}, {@code school},
     *     {@code transfer}, {@code badges}
     */
    public record Change(OffsetDateTime at, String who, boolean byRoster, String field, String before, String after) {}

    /** Records one change made by hand. */
    public void record(long pupilId, String login, String field, String before, String after) {
        jdbc.sql("insert into honors.pupil_change (pupil_id, at, login, field, before, after) "
                        + "values (?, ?, ?, ?, ?, ?)")
                .params(java.util.Arrays.asList(pupilId, OffsetDateTime.now(clock), login, field, before, after))
                .update();
    }

    /** Records what differs. @return the fields */
    List<String> record(long pupilId, String login, Map<String, String> before, Map<String, String> after) {
        List<String> fields = after.keySet().stream()
                .filter(field -> !Objects.equals(before.get(field), after.get(field)))
                .toList();
        fields.forEach(field -> record(pupilId, login, field, before.get(field), after.get(field)));
        return fields;
    }

    /** A pupil's history, the latest first. */
    List<Change> of(long pupilId) {
        return jdbc.sql("""
                        select c.at, coalesce(p.name, c.login) as who, c.import_id is not null as by_roster, c.field,
                            c.before, c.after
                        from honors.pupil_change c left join honors.account a on a.login = c.login
                            left join honors.person p on p.id = a.person_id
                        where c.pupil_id = ? order by c.id desc limit 500""").param(pupilId).query(Change.class).list();
    }
}

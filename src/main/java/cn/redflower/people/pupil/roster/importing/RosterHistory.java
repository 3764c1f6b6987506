package cn.redflower.people.pupil.roster.importing;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts on record what a roster does to each pupil, set by set. */
final class RosterHistory {

    /** Takes pupil, day, login, import, field, before and after. */
    static final String RECORD =
            "insert into honors.pupil_change (pupil_id, at, login, import_id, field, before, after) ";

    private final JdbcClient jdbc;
    private final UUID id;
    private final String login;
    private final OffsetDateTime at;

    RosterHistory(JdbcClient jdbc, UUID id, String login, OffsetDateTime at) {
        this.jdbc = jdbc;
        this.id = id;
        this.login = login;
        this.at = at;
    }

    /** Those who count as left from now on; before it is written. */
    void missing(LocalDate today) {
        jdbc.sql(RECORD + """
                        select pupil_id, ?, ?, import_id, 'left', null, ?
                        from honors.roster_import_missing
                        where import_id = ?""").params(at, login, today.toString(), id).update();
    }

    /** What changes of those who are known; before it is written. */
    void changed() {
        jdbc.sql(RECORD + """
                        select c.pupil_id, ?, ?, c.import_id, v.field, v.before, v.after
                        from honors.roster_import_change c join honors.squadron n on n.id = c.squadron_id
                            left join honors.squadron o on o.id = c.old_squadron_id,
                        lateral (values ('squadron', o.name, n.name), ('squad', c.old_squad, c.squad),
                            ('name', c.old_name, c.name), ('sex', c.old_sex, c.sex),
                            ('birth', to_char(c.old_birth_month, 'YYYY-MM'), to_char(c.birth_month, 'YYYY-MM')),
                            ('joined', to_char(c.old_joined_month, 'YYYY-MM'), to_char(c.joined_month, 'YYYY-MM')),
                            ('guardian', c.old_guardian_consent::text, c.guardian_consent::text),
                            ('publication', c.old_publication_consent::text, c.publication_consent::text),
                            ('badges', array_to_string(c.old_basic_badges, ' '),
                                array_to_string(c.basic_badges, ' ')),
                            ('left', c.old_left_on::text, null)) v (field, before, after)
                        where c.import_id = ? and c.kind = 'CHANGED'
                          and v.before is distinct from v.after""").params(at, login, id).update();
    }
}

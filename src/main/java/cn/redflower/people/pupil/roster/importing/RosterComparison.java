package cn.redflower.people.pupil.roster.importing;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Compares a staged roster with the register and merges it, set by set; see the views of
 * {@code V11__roster_import.sql}.
 */
@Repository
class RosterComparison {

    private static final String NEW_SQUADS = """
            select r.squadron_id, r.squad, min(r.sheet_row) as first_row
            from honors.roster_import_row r
            where r.import_id = ? and not r.has_error and r.squad is not null
              and not exists (select 1 from honors.squad q where q.squadron_id = r.squadron_id and q.name = r.squad)
            group by 1, 2""";

    private final JdbcClient jdbc;

    RosterComparison(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the registers of the schools in the sheet as they are, for everybody else, until the transaction ends. */
    void lockSchools(UUID id) {
        jdbc.sql("""
                        select s.id from honors.school s
                        where s.id in (select school_id from honors.roster_import_row where import_id = ?)
                            order by s.id for no key update""").param(id).query(String.class).list();
    }

    /** A fingerprint of all pupils and squads of the schools in the sheet: any change of any of them makes another. */
    String version(UUID id) {
        return jdbc.sql("""
                        with school as (select distinct school_id from honors.roster_import_row
                            where import_id = :id and school_id is not null)
                        select (select count(*) || ':' || coalesce(sum(hashtextextended(p::text, 0)), 0)
                            from honors.pupil p join school using (school_id))
                            || '/' || (select count(*) || ':' || coalesce(sum(hashtextextended(q::text, 0)), 0)
                                       from honors.squad q join honors.squadron s on s.id = q.squadron_id
                                           join school using (school_id))
                        """).param("id", id).query(String.class).single();
    }

    CheckCounts.Difference difference(UUID id) {
        Map<String, Integer> kinds = jdbc
                .sql("select kind, count(*)::int from honors.roster_import_change where import_id = ? group by 1")
                .param(id)
                .query((rs, i) -> Map.entry(rs.getString(1), rs.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        int missing = jdbc.sql("select count(*)::int from honors.roster_import_missing where import_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
        int newSquads = jdbc.sql("select count(*)::int from (" + NEW_SQUADS + ") as squad")
                .param(id)
                .query(Integer.class)
                .single();
        List<CheckCounts.Covered> squadrons =
                jdbc.sql("""
                        select c.name as school, s.name, r.pupils as rows
                        from (select squadron_id, count(*)::int as pupils from honors.roster_import_row
                            where import_id = ? and not has_error group by 1) r
                             join honors.squadron s on s.id = r.squadron_id join honors.school c on c.id = s.school_id
                        order by s.school_id, s.ordinal""").param(id).query(CheckCounts.Covered.class).list();
        return new CheckCounts.Difference(
                kinds.getOrDefault("ADDED", 0),
                kinds.getOrDefault("CHANGED", 0),
                kinds.getOrDefault("UNCHANGED", 0),
                missing,
                newSquads,
                squadrons);
    }

    /** Writes the roster into the register, every change on record; the schools must be locked. */
    MergeResult merge(
            UUID id, boolean markMissingAsLeft, String login, OffsetDateTime now, LocalDate today, CheckCounts counts) {
        RosterHistory history = new RosterHistory(jdbc, id, login, now);
        if (markMissingAsLeft) {
            history.missing(today);
        }
        history.changed();
        int left = !markMissingAsLeft ? 0 : jdbc.sql("""
                        update honors.pupil set left_on = ?, left_reason = null where id in (select pupil_id
                            from honors.roster_import_missing where import_id = ?)""").params(today, id).update();
        int squads = jdbc.sql("""
                        insert into honors.squad (id, squadron_id, ordinal, name)
                        select n.squadron_id || 'x' || n.ordinal, n.squadron_id, n.ordinal, n.squad
                        from (select w.squadron_id, w.squad, (coalesce((select max(q.ordinal) from honors.squad q
                            where q.squadron_id = w.squadron_id), 0)
                                     + row_number() over (partition by w.squadron_id
                                         order by w.first_row))::int as ordinal
                              from (%s) w) n""".formatted(NEW_SQUADS)).param(id).update();
        int changed = jdbc.sql("""
                        update honors.pupil p
                        set squadron_id = c.squadron_id, squad_id = q.id, name = c.name, sex = c.sex,
                            birth_month = c.birth_month, joined_month = c.joined_month,
                            guardian_consent = c.guardian_consent, publication_consent = c.publication_consent,
                                basic_badges = c.basic_badges, left_on = null, left_reason = null
                        from honors.roster_import_change c left join honors.squad q on q.squadron_id = c.squadron_id
                            and q.name = c.squad
                        where c.import_id = ? and c.kind = 'CHANGED' and p.id = c.pupil_id""").param(id).update();
        int added = jdbc.sql(
                        """
                        with fresh as (
                        insert into honors.pupil (school_id, squadron_id, squad_id, number, name, sex, birth_month,
                            joined_month, guardian_consent,
                            publication_consent, basic_badges)
                        select c.school_id, c.squadron_id, q.id, c.number, c.name, c.sex, c.birth_month, c.joined_month,
                            c.guardian_consent,
                               c.publication_consent, c.basic_badges
                        from honors.roster_import_change c left join honors.squad q on q.squadron_id = c.squadron_id
                            and q.name = c.squad
                        where c.import_id = ? and c.kind = 'ADDED' order by c.sheet_row returning id, number)
                        """ + RosterHistory.RECORD + "select id, ?, ?, ?, 'added', null, number from fresh order by id")
                .params(id, now, login, id)
                .update();
        return new MergeResult(added, changed, counts.unchanged(), left, squads);
    }
}

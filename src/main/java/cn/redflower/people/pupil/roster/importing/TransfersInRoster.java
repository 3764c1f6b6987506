package cn.redflower.people.pupil.roster.importing;

import cn.redflower.people.pupil.roster.RosterSummary;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Looks in the staged sheet for pupils on the way from one school to another. At the school that has handed one over
 * her row is kept out, or it would bring her back; at the one that is to take her in a row of that name and birth month
 * is shown, or she would be made a second time without her awards.
 */
final class TransfersInRoster {

    private static final String HANDED_OVER = """
            with gone as (
                update honors.roster_import_row r set has_error = true, waits = false
                from (select p.school_id, p.number, w.name as school
                      from honors.pupil_transfer t join honors.pupil p on p.id = t.pupil_id
                          join honors.school w on w.id = t.to_school
                      where t.status = 'WAITING') t,
                     honors.roster_import_row was
                where r.import_id = ? and (not r.has_error or r.waits)
                  and t.school_id = r.school_id and t.number = r.number
                  and was.import_id = r.import_id and was.sheet_row = r.sheet_row
                returning r.sheet_row, t.school, was.waits
            ), told as (
                insert into honors.roster_import_finding
                    (import_id, ordinal, sheet_row, column_text, field, kind, level, args)
                select ?, ? + row_number() over (order by sheet_row), sheet_row, ?, ?, 'handed-over', 'ERROR',
                       jsonb_build_array(school)
                from gone)
            select waits from gone""";
    private static final String WAITING = """
            insert into honors.roster_import_finding
                (import_id, ordinal, sheet_row, column_text, field, kind, level, args)
            select ?, ? + row_number() over (order by r.sheet_row), r.sheet_row, ?, ?, 'transfer-waiting', 'WARNING',
                   jsonb_build_array(f.name, p.number)
            from honors.roster_import_row r
                join honors.pupil_transfer t on t.to_school = r.school_id and t.status = 'WAITING'
                join honors.pupil p on p.id = t.pupil_id and p.birth_month = r.birth_month
                    and replace(p.name, '·', '') = replace(r.name, '·', '')
                join honors.school f on f.id = t.from_school
            where r.import_id = ? and (not r.has_error or r.waits)
              and not exists (select 1 from honors.pupil q where q.school_id = r.school_id and q.number = r.number)
            returning false""";

    private final JdbcTemplate jdbc;

    TransfersInRoster(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds what it finds to the staged findings. @param told how many there are @return the summary with them */
    RosterSummary find(UUID id, RosterSummary summary, int told) {
        String header = summary.numberHeader();
        String field = summary.numberField();
        List<Boolean> waited = jdbc.queryForList(HANDED_OVER, Boolean.class, id, id, told, header, field);
        int then = told + waited.size();
        List<Boolean> waiting = jdbc.queryForList(WAITING, Boolean.class, id, then, header, field, id);
        int rows = (int) waited.stream().filter(before -> !before).count();
        return summary.withMore(waited.size(), rows, waiting.size());
    }
}

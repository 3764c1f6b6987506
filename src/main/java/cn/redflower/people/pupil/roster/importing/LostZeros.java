package cn.redflower.people.pupil.roster.importing;

import cn.redflower.people.pupil.roster.RosterSummary;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Looks in the register for pupils whose numbers begin with noughts that the staged sheet has lost. Taken as they are,
 * such rows would make every pupil a second time and leave the first one missing; where the name agrees too, the row is
 * kept out.
 */
final class LostZeros {

    private static final String KNOWN = """
            with lost as (
                select distinct on (r.sheet_row) r.sheet_row, r.number, p.number as known, p.name = r.name as same,
                    r.waits
                from honors.roster_import_row r
                     join honors.pupil p on p.school_id = r.school_id and ltrim(p.number, '0') = r.number
                                        and p.number <> r.number
                where r.import_id = ? and (not r.has_error or r.waits) and r.number ~ '^[1-9][0-9]*$'
                  and not exists (select 1 from honors.pupil q where q.school_id = r.school_id and q.number = r.number)
                order by r.sheet_row, p.name = r.name desc, p.number
            ), kept_out as (
                update honors.roster_import_row r set has_error = true, waits = false, number = l.known
                from lost l where r.import_id = ? and r.sheet_row = l.sheet_row and l.same
            ), told as (
            insert into honors.roster_import_finding
                (import_id, ordinal, sheet_row, column_text, field, kind, level, args)
            select ?, ? + row_number() over (order by sheet_row), sheet_row, ?, ?,
                   case when same then 'zeros-lost' else 'zeros-lost-maybe' end,
                   case when same then 'ERROR' else 'WARNING' end, jsonb_build_array(?::text, number, known)
            from lost)
            select same, waits from lost""";
    private static final String SHORTER = """
            with register as (
                select p.school_id, mode() within group (order by length(p.number)) as digits
                from honors.pupil p
                where p.number ~ '^[0-9]+$'
                  and p.school_id in (select school_id from honors.roster_import_row where import_id = ?)
                group by p.school_id
            ), sheet as (
                select r.school_id, count(*) as shorter, min(r.sheet_row) as first_row,
                       max(length(r.number)) as longest,
                       (array_agg(length(r.number) order by r.sheet_row))[1] as first_digits
                from honors.roster_import_row r
                where r.import_id = ? and (not r.has_error or r.waits) and r.number ~ '^[1-9][0-9]*$'
                  and not exists (select 1 from honors.pupil q where q.school_id = r.school_id and q.number = r.number)
                group by r.school_id
            )
            insert into honors.roster_import_finding
                (import_id, ordinal, sheet_row, column_text, field, kind, level, args)
            select ?, ? + row_number() over (order by s.first_row), s.first_row, ?, ?,
                   'numbers-shorter-than-register', 'WARNING',
                   jsonb_build_array(?::text, s.shorter::text, g.digits::text, s.first_row::text, s.first_digits::text)
            from sheet s join register g using (school_id) where s.longest < g.digits returning false""";

    private final JdbcTemplate jdbc;

    LostZeros(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds what it finds to the staged findings. @param told how many there are @return the summary with them */
    RosterSummary find(UUID id, RosterSummary summary, int told) {
        String header = summary.numberHeader();
        String field = summary.numberField();
        List<Known> known = jdbc.query(
                KNOWN,
                (rs, i) -> new Known(rs.getBoolean(1), rs.getBoolean(2)),
                id,
                id,
                id,
                told,
                header,
                field,
                header);
        int then = told + known.size();
        List<Boolean> shorter = jdbc.queryForList(SHORTER, Boolean.class, id, id, id, then, header, field, header);
        int errors = (int) known.stream().filter(Known::same).count();
        int rows = (int) known.stream().filter(row -> row.same && !row.waited).count();
        return summary.withMore(errors, rows, known.size() - errors + shorter.size());
    }

    /**
     * A row whose number is a known one without its noughts.
     *
     * @param same whether the name agrees too
     * @param waited whether it was kept out for its squadron already
     */
    private record Known(boolean same, boolean waited) {}
}

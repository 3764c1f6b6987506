package cn.redflower.people.pupil.roster.importing;

import cn.redflower.people.pupil.roster.RosterSink;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The squadrons that a staged roster names and that are not registered, and what becomes of their rows once they are.
 */
@Repository
class UnregisteredSquadrons {

    private static final String NO_ERRORS = """
            delete from honors.roster_import_finding f
            using honors.roster_import_row r, unnest(?::text[], ?::text[]) w (school, name)
            where f.import_id = ? and f.kind = ? and r.import_id = f.import_id and r.sheet_row = f.sheet_row
              and r.school_id = w.school and r.unregistered = w.name""";

    private final JdbcClient jdbc;

    UnregisteredSquadrons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A squadron that could be registered. @param rows how many rows name it */
    record Named(String schoolId, String school, String name, int grade, int rows) {}

    /** Rows that stand now, and errors that are gone: one a row that names the squadron. */
    record Resolved(int rows, int errors) {}

    List<Named> of(UUID id) {
        return jdbc.sql("""
                        select r.school_id, s.name as school, r.unregistered as name, r.unregistered_grade as grade,
                               count(*)::int as rows
                        from honors.roster_import_row r join honors.school s on s.id = r.school_id
                        where r.import_id = ? and r.unregistered is not null
                        group by 1, 2, 3, 4
                        order by 1, 4, length(r.unregistered), 3""").param(id).query(Named.class).list();
    }

    /** Lets the rows that name squadrons stand in those that are registered now. @param ids of each, in its order */
    Resolved resolve(UUID id, List<Named> named, List<String> ids) {
        String[] schools = named.stream().map(Named::schoolId).toArray(String[]::new);
        String[] names = named.stream().map(Named::name).toArray(String[]::new);
        jdbc.sql(NO_ERRORS)
                .params(schools, names, id, RosterSink.UNKNOWN_SQUADRON)
                .update();
        List<Boolean> standing = jdbc.sql("""
                        with named as (
                            select r.sheet_row, r.waits, w.squadron
                            from honors.roster_import_row r, unnest(?::text[], ?::text[], ?::text[])
                                w (school, name, squadron)
                            where r.import_id = ? and r.school_id = w.school and r.unregistered = w.name)
                        update honors.roster_import_row r
                        set squadron_id = n.squadron, unregistered = null, unregistered_grade = null, waits = false,
                            has_error = r.has_error and not r.waits
                        from named n where r.import_id = ? and r.sheet_row = n.sheet_row returning n.waits""")
                .params(schools, names, ids.toArray(String[]::new), id, id)
                .query(Boolean.class)
                .list();
        int rows = (int) standing.stream().filter(waited -> waited).count();
        return new Resolved(rows, standing.size());
    }
}

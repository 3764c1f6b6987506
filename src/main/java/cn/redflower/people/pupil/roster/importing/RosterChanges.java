package cn.redflower.people.pupil.roster.importing;

import cn.redflower.people.pupil.roster.RosterColumns;
import cn.redflower.people.pupil.roster.Sex;
import cn.redflower.platform.problem.Problems;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a staged roster would change, pupil by pupil, as people read it. */
@Repository
class RosterChanges {

    /** Which list. */
    enum Kind {
        ADDED,
        CHANGED,
        MISSING
    }

    private final JdbcClient jdbc;
    private final Problems texts;

    RosterChanges(JdbcClient jdbc, Problems texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    /**
     * A pupil who is added, changed or missing.
     *
     * @param sheetRow null for one who is missing
     * @param fields what changes, empty unless she is changed
     */
    record Change(
            Integer sheetRow,
            String school,
            String squadron,
            String squad,
            String number,
            String name,
            List<Field> fields) {}

    /** A value that changes. @param field the column's name in the template */
    record Field(String field, String before, String after) {}

    List<Change> page(UUID id, Kind kind, int page, int size) {
        return kind == Kind.MISSING
                ? missing(id, page, size)
                : jdbc.sql("""
                        select c.*, s.name as school, n.name as squadron, o.name as old_squadron
                        from honors.roster_import_change c join honors.school s on s.id = c.school_id
                            join honors.squadron n on n.id = c.squadron_id
                             left join honors.squadron o on o.id = c.old_squadron_id
                        where c.import_id = ? and c.kind = ? order by c.sheet_row limit ? offset ?""")
                        .params(id, kind.name(), size, (long) page * size)
                        .query((rs, i) -> change(rs, kind))
                        .list();
    }

    private List<Change> missing(UUID id, int page, int size) {
        return jdbc.sql("""
                        select s.name as school, n.name as squadron, q.name as squad, m.number, m.name
                        from honors.roster_import_missing m join honors.school s on s.id = m.school_id
                            join honors.squadron n on n.id = m.squadron_id
                             left join honors.squad q on q.id = m.squad_id
                        where m.import_id = ? order by m.school_id, n.ordinal, m.number limit ? offset ?""")
                .params(id, size, (long) page * size)
                .query((rs, i) -> new Change(
                        null,
                        rs.getString("school"),
                        rs.getString("squadron"),
                        rs.getString("squad"),
                        rs.getString("number"),
                        rs.getString("name"),
                        List.of()))
                .list();
    }

    private Change change(ResultSet rs, Kind kind) throws SQLException {
        return new Change(
                rs.getInt("sheet_row"),
                rs.getString("school"),
                rs.getString("squadron"),
                rs.getString("squad"),
                rs.getString("number"),
                rs.getString("name"),
                kind == Kind.CHANGED ? fields(rs) : List.of());
    }

    private List<Field> fields(ResultSet rs) throws SQLException {
        List<Field> fields = new ArrayList<>();
        for (String column : List.of("squadron", "squad", "name")) {
            add(fields, column, rs.getString("old_" + column), rs.getString(column));
        }
        add(fields, "sex", sex(rs.getString("old_sex")), sex(rs.getString("sex")));
        add(fields, "birth", month(rs.getDate("old_birth_month")), month(rs.getDate("birth_month")));
        add(fields, "joined", month(rs.getDate("old_joined_month")), month(rs.getDate("joined_month")));
        Short[] before = (Short[]) rs.getArray("old_basic_badges").getArray();
        Short[] after = (Short[]) rs.getArray("basic_badges").getArray();
        for (int i = 0; i < after.length; i++) {
            add(fields, RosterColumns.badges().get(i), String.valueOf(before[i]), String.valueOf(after[i]));
        }
        add(fields, "guardian", answer(rs.getObject("old_guardian_consent")), answer(rs.getObject("guardian_consent")));
        add(
                fields,
                "publication",
                answer(rs.getObject("old_publication_consent")),
                answer(rs.getObject("publication_consent")));
        if (rs.getDate("old_left_on") != null) {
            fields.add(new Field(
                    texts.text("roster.import.membership"),
                    texts.text("roster.import.left"),
                    texts.text("roster.import.back")));
        }
        return fields;
    }

    private static void add(List<Field> fields, String column, String before, String after) {
        if (!Objects.equals(before, after)) {
            fields.add(new Field(RosterColumns.name(column), before, after));
        }
    }

    private static String sex(String code) {
        return code == null ? null : Sex.valueOf(code).chineseName();
    }

    private static String month(Date day) {
        return day == null ? null : YearMonth.from(day.toLocalDate()).toString();
    }

    private String answer(Object consent) {
        return consent == null ? null : texts.text((Boolean) consent ? "roster.yes" : "roster.no");
    }
}

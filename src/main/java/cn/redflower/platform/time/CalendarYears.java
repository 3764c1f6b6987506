package cn.redflower.platform.time;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The years that have been entered, and single days of others that came with them. */
@Repository
class CalendarYears {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    CalendarYears(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** A year in the list of years. */
    record Listed(int year, boolean confirmed, int daysOff, int makeUpDays) {}

    Optional<CalendarYear> find(int year) {
        // the days afterwards: asked for while the row is read they would take a second connection
        return jdbc.sql("select confirmed, version from honors.calendar_year where year = ?")
                .param(year)
                .query((rs, i) -> new CalendarYear(year, rs.getBoolean(1), rs.getInt(2), List.of()))
                .optional()
                .map(known -> new CalendarYear(year, known.confirmed(), known.version(), daysOf(year)));
    }

    /**
     * The days known of a year, also of one that has not been entered: a neighbour's announcement may have named some.
     */
    List<SpecialDay> daysOf(int year) {
        return days("", year);
    }

    /** Those of its days that came with another year's announcement. */
    List<SpecialDay> broughtToBy(int year) {
        return days("and year <> ?", year);
    }

    private List<SpecialDay> days(String condition, int year) {
        JdbcClient.StatementSpec asked = jdbc.sql(
                        "select day, kind, label from honors.calendar_day where day between ? and ? " + condition
                                + " order by day")
                .param(LocalDate.of(year, 1, 1))
                .param(LocalDate.of(year, 12, 31));
        return (condition.isEmpty() ? asked : asked.param(year))
                .query((rs, i) -> new SpecialDay(
                        rs.getObject(1, LocalDate.class), SpecialDay.Kind.valueOf(rs.getString(2)), rs.getString(3)))
                .list();
    }

    boolean has(int year) {
        return jdbc.sql("select exists (select 1 from honors.calendar_year where year = ?)")
                .param(year)
                .query(Boolean.class)
                .single();
    }

    List<Listed> all() {
        return jdbc.sql("""
                        select y.year, y.confirmed,
                               count(*) filter (where d.kind = 'OFF') as days_off,
                                   count(*) filter (where d.kind = 'WORK') as make_up_days
                        from honors.calendar_year y left join honors.calendar_day d
                            on d.day between make_date(y.year, 1, 1) and make_date(y.year, 12, 31)
                        group by y.year order by y.year""").query(Listed.class).list();
    }

    /** Enters a new year; false if somebody else has done so. */
    boolean insert(CalendarYear year, String by) {
        int inserted = jdbc.sql("""
                        insert into honors.calendar_year (year, confirmed, version, changed_by) values (?, ?, 1, ?)
                        on conflict (year) do nothing""").params(year.year(), year.confirmed(), by).update();
        if (inserted == 1) {
            keepDays(year);
        }
        return inserted == 1;
    }

    /** Replaces the year; false if it is no longer at the version that was edited. */
    boolean replace(CalendarYear year, String by) {
        int updated = jdbc.sql("""
                        update honors.calendar_year set confirmed = ?, changed_by = ?, version = version + 1
                        where year = ? and version = ?""")
                .params(year.confirmed(), by, year.year(), year.version())
                .update();
        if (updated == 1) {
            keepDays(year);
        }
        return updated == 1;
    }

    /** A day that is as it was keeps the announcement that it came with. */
    private void keepDays(CalendarYear year) {
        jdbc.sql("delete from honors.calendar_day where day between ? and ? and not day = any (?)")
                .params(
                        LocalDate.of(year.year(), 1, 1),
                        LocalDate.of(year.year(), 12, 31),
                        year.days().stream()
                                .map(day -> java.sql.Date.valueOf(day.date()))
                                .toArray(java.sql.Date[]::new))
                .update();
        bring(year.year(), year.days());
    }

    /** Other days of the year were changed than by replacing it. */
    void touch(int year, String by) {
        jdbc.sql("update honors.calendar_year set changed_by = ?, version = version + 1 where year = ?")
                .params(by, year)
                .update();
    }

    /** Adds days that came with a year; what was said of them before is replaced. */
    void bring(int with, List<SpecialDay> days) {
        batches.batchUpdate(
                """
                        insert into honors.calendar_day as d (day, year, kind, label) values (?, ?, ?, ?)
                        on conflict (day) do update set year = excluded.year, kind = excluded.kind,
                            label = excluded.label
                        where (d.kind, d.label) is distinct from (excluded.kind, excluded.label)""",
                days.stream()
                        .map(d -> new Object[] {d.date(), with, d.kind().name(), d.label()})
                        .toList());
    }
}

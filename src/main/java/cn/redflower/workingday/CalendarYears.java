package cn.redflower.workingday;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The years that have been entered. */
@Repository
class CalendarYears {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    CalendarYears(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** A year in the list of years. */
    record Listed(int year, boolean confirmed, int daysOff, int makeUpDays) {
    }

    Optional<CalendarYear> find(int year) {
        return jdbc.sql("select year, confirmed, version from honors.calendar_year where year = ?").param(year)
                .query((rs, i) -> new CalendarYear(rs.getInt(1), rs.getBoolean(2), rs.getInt(3), daysOf(year))).optional();
    }

    private List<SpecialDay> daysOf(int year) {
        return jdbc.sql("select day, kind, label from honors.calendar_day where year = ? order by day").param(year)
                .query((rs, i) -> new SpecialDay(rs.getObject(1, LocalDate.class), SpecialDay.Kind.valueOf(rs.getString(2)), rs.getString(3)))
                .list();
    }

    List<Listed> all() {
        return jdbc.sql("""
                        select y.year, y.confirmed,
                               count(*) filter (where d.kind = 'OFF') as days_off, count(*) filter (where d.kind = 'WORK') as make_up_days
                        from honors.calendar_year y left join honors.calendar_day d using (year)
                        group by y.year order by y.year""")
                .query(Listed.class).list();
    }

    /** Enters a new year; false if somebody else has done so. */
    boolean insert(CalendarYear year, String by) {
        int inserted = jdbc.sql("""
                        insert into honors.calendar_year (year, confirmed, version, changed_by) values (?, ?, 1, ?)
                        on conflict (year) do nothing""")
                .params(year.year(), year.confirmed(), by).update();
        if (inserted == 1) {
            insertDays(year);
        }
        return inserted == 1;
    }

    /** Replaces the year; false if it is no longer at the version that was edited. */
    boolean replace(CalendarYear year, String by) {
        int updated = jdbc.sql("""
                        update honors.calendar_year set confirmed = ?, changed_by = ?, version = version + 1
                        where year = ? and version = ?""")
                .params(year.confirmed(), by, year.year(), year.version()).update();
        if (updated == 1) {
            jdbc.sql("delete from honors.calendar_day where year = ?").param(year.year()).update();
            insertDays(year);
        }
        return updated == 1;
    }

    private void insertDays(CalendarYear year) {
        batches.batchUpdate("insert into honors.calendar_day (day, year, kind, label) values (?, ?, ?, ?)",
                year.days().stream().map(d -> new Object[] {d.date(), year.year(), d.kind().name(), d.label()}).toList());
    }
}

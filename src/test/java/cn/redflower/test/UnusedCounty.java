package cn.redflower.test;

import cn.redflower.platform.time.AdjustableClock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database as the first test class of a context found it, with {@link SmallCounty} settled: given to every other
 * class, so that none meets the people, cases, letters, calendars and records of those that ran before, in whatever
 * order. Only the engine's history grows from class to class.
 */
@TestComponent
class UnusedCounty {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final RuntimeService cases;
    private final AdjustableClock clock;
    private final SmallCounty county;

    UnusedCounty(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            RuntimeService cases,
            AdjustableClock clock,
            SmallCounty county) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.cases = cases;
        this.clock = clock;
        this.county = county;
    }

    void begin() {
        clock.reset();
        if (jdbc.queryForObject("select to_regnamespace('unused') is null", Boolean.class)) {
            // the demo has a county of its own
            if (jdbc.queryForObject("select not exists (select 1 from honors.school)", Boolean.class)) {
                county.settle();
                calendarOfToday();
                keep();
            }
        } else {
            cases.createProcessInstanceQuery()
                    .rootProcessInstances()
                    .list()
                    .forEach(instance -> cases.deleteProcessInstance(instance.getId(), "test"));
            transaction.executeWithoutResult(tx -> restore());
            county.synchronize();
        }
    }

    /** The working calendar has this year and the next, for tests that leave the clock alone, whenever they run. */
    private void calendarOfToday() {
        for (int year = LocalDate.now().getYear(), last = year + 1; year <= last; year++) {
            jdbc.update(
                    "insert into honors.calendar_year (year, confirmed, version) values (?, false, 1) on conflict do "
                            + "nothing",
                    year);
        }
    }

    private void keep() {
        jdbc.execute("create schema unused");
        tables().stream()
                .filter(table ->
                        jdbc.queryForObject("select exists (select 1 from honors.%s)".formatted(table), Boolean.class))
                .forEach(table -> jdbc.execute("create table unused.%1$s as table honors.%1$s".formatted(table)));
    }

    private void restore() {
        // neither triggers nor foreign keys are asked
        jdbc.execute("set local session_replication_role = replica");
        jdbc.execute("truncate " + tables().stream().map("honors."::concat).collect(Collectors.joining(", ")));
        jdbc.queryForList(
                        "select table_name from information_schema.tables where table_schema = 'unused'", String.class)
                .forEach(this::fill);
    }

    private void fill(String table) {
        String columns = jdbc.queryForObject(
                "select string_agg(column_name, ', ') from information_schema.columns where table_schema = "
                        + "'honors' and "
                        + "table_name = ? and is_generated = 'NEVER'",
                String.class,
                table);
        jdbc.execute("insert into honors.%1$s (%2$s) overriding system value select %2$s from unused.%1$s"
                .formatted(table, columns));
    }

    private List<String> tables() {
        return jdbc.queryForList(
                "select table_name from information_schema.tables where table_schema = 'honors' and table_type = 'BASE "
                        + "TABLE' and table_name <> 'flyway_schema_history'",
                String.class);
    }
}

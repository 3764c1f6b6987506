package cn.redflower.platform.audit;

import cn.redflower.test.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** An audit trail on a database of its own, without the rest of the application; its server can be made to fail. */
final class AuditDatabase extends AbstractDataSource {

    final String url = TestPostgres.newDatabase();
    final JdbcTemplate jdbc = new JdbcTemplate(this);
    final AuditTrail trail;
    volatile boolean down;
    /** Who asks a server that is down gets no answer before this opens. */
    volatile CountDownLatch answers = new CountDownLatch(0);
    /** Opens when somebody has asked it. */
    volatile CountDownLatch asked = new CountDownLatch(1);

    private final DataSource server = new DriverManagerDataSource(url, "postgres", "postgres");
    private final TransactionTemplate transaction;

    AuditDatabase() {
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(this);
        transaction = new TransactionTemplate(transactions);
        try {
            trail = new AuditTrail(jdbc, new ConnectionsApart(this), Clock.systemUTC());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** So many entries, in few transactions. */
    AuditDatabase with(int entries) {
        for (int done = 0; done < entries; done += 5000) {
            int first = done;
            transaction.executeWithoutResult(status -> IntStream.range(first, Math.min(entries, first + 5000))
                    .forEach(i -> trail.record(
                            "s901chair",
                            AuditEvent.done(
                                    "task.completed",
                                    i % 7 == 0 ? null : "s901",
                                    "0b0f5d3e-case-" + i + " Task_DecideOneStar",
                                    i % 3 == 0 ? null : "同意 " + i))));
        }
        return this;
    }

    /** Does what only the owner of the server can: changes the trail with its triggers off. */
    void tamper(String... statements) {
        jdbc.execute("alter table honors.audit_entry disable trigger all");
        for (String statement : statements) {
            jdbc.update(statement);
        }
        jdbc.execute("alter table honors.audit_entry enable trigger all");
    }

    int count(String condition) {
        return jdbc.queryForObject("select count(*) from honors.audit_entry where " + condition, Integer.class);
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (down) {
            asked.countDown();
            try {
                answers.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new SQLException("the server is down");
        }
        return server.getConnection();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }
}

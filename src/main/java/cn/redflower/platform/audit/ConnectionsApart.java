package cn.redflower.platform.audit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.annotation.PreDestroy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The connections on which is written what must stay on record although everything else is rolled back. They are not
 * the application's: whoever is refused holds one of those already, and where many are refused at once each would wait
 * for a second that nobody gives back.
 */
@Component
class ConnectionsApart {

    private static final int CONNECTIONS = 2;
    private static final Duration KEPT_UNUSED = Duration.ofMinutes(1);

    private final DataSource connections;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    /** @param database whose address, login and patience these connections have as well */
    ConnectionsApart(DataSource database) throws SQLException {
        this.connections =
                database.isWrapperFor(HikariDataSource.class) ? few(database.unwrap(HikariDataSource.class)) : database;
        this.jdbc = new JdbcTemplate(connections);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(connections));
    }

    private static HikariDataSource few(HikariDataSource database) {
        HikariConfig same = new HikariConfig();
        database.copyStateTo(same);
        same.setPoolName("audit");
        same.setMaximumPoolSize(CONNECTIONS);
        same.setMinimumIdle(0);
        same.setIdleTimeout(KEPT_UNUSED.toMillis());
        same.setInitializationFailTimeout(-1);
        return new HikariDataSource(same);
    }

    /** Commits what is written here, whatever becomes of the caller's own transaction. */
    void inTransaction(Consumer<JdbcTemplate> writing) {
        transaction.executeWithoutResult(status -> writing.accept(jdbc));
    }

    @PreDestroy
    void close() {
        if (connections instanceof HikariDataSource pool) {
            pool.close();
        }
    }
}

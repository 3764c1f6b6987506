package cn.redflower.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Properties;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The pool, which lends nothing while the database is gone: whoever asks is told at once. A pool that is busy is waited
 * for, in short pieces, so that somebody who waits notices when the database goes meanwhile.
 */
class WatchedDataSource extends DelegatingDataSource {

    private final HikariDataSource pool;
    private final Duration patience;
    private final LentConnections lent = new LentConnections();
    private volatile boolean gone;

    /** @param patience how long to wait for a connection of a busy pool */
    WatchedDataSource(HikariDataSource pool, Duration patience) {
        super(pool);
        this.pool = pool;
        this.patience = patience;
    }

    @Override
    public Connection getConnection() throws SQLException {
        long asked = System.nanoTime();
        while (true) {
            if (gone) {
                throw new DatabaseGone();
            }
            try {
                return lent.note(pool.getConnection());
            } catch (SQLTransientConnectionException none) {
                if (!gone && System.nanoTime() - asked > patience.toNanos()) {
                    throw none;
                }
            }
        }
    }

    boolean isGone() {
        return gone;
    }

    /** The database is gone: who waits for it now is told. */
    void close() {
        gone = true;
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        if (connections != null) {
            connections.softEvictConnections();
        }
        lent.end(false);
    }

    /** What works in the background has been left in peace for long enough. */
    void endBackground() {
        lent.end(true);
    }

    /** Lends again, once the pool itself has a connection that works. @throws SQLException if it has none yet */
    void open() throws SQLException {
        pool.getConnection().close();
        gone = false;
    }

    /** A connection beside the pool, made within this time. */
    Connection beside(Duration within) throws SQLException {
        Properties how = new Properties();
        how.putAll(pool.getDataSourceProperties());
        if (pool.getUsername() != null) {
            how.put("user", pool.getUsername());
        }
        if (pool.getPassword() != null) {
            how.put("password", pool.getPassword());
        }
        how.put("loginTimeout", String.valueOf(within.toMillis() / 1000.0));
        // an attempt that nobody waits for any more ends by itself
        how.put("connectTimeout", "2");
        how.put("socketTimeout", "2");
        how.put("ApplicationName", "little-red-flower watch");
        return DriverManager.getConnection(pool.getJdbcUrl(), how);
    }
}

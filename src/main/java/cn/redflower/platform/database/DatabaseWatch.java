package cn.redflower.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Asks the database again and again whether it is there, over a connection of its own. It is gone when neither that nor
 * a new one brings an answer in time; from then on whoever wants it is told at once, and whoever was waiting for it
 * waits no longer. A statement may take as long as it needs while the database answers here. Both, the end and the
 * return, are said once.
 */
@Component
public class DatabaseWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);

    private final WatchedDataSource database;
    private final DatabaseProperties properties;
    private volatile Thread thread;
    private Connection connection;
    private long goneSince;
    private boolean backgroundEnded;

    DatabaseWatch(DataSource database, DatabaseProperties properties) {
        this.database = (WatchedDataSource) database;
        this.properties = properties;
    }

    /** Whether the database does not answer at present. */
    public boolean isGone() {
        return database.isGone();
    }

    @Override
    public void start() {
        thread = new Thread(this::watch, "database-watch");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        Thread watching = thread;
        thread = null;
        if (watching != null) {
            LockSupport.unpark(watching);
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void watch() {
        while (thread == Thread.currentThread()) {
            try {
                look(answers());
            } catch (RuntimeException unexpected) {
                LOG.error("the database's watch stumbled", unexpected);
            }
            LockSupport.parkNanos(properties.askedEvery().toNanos());
        }
        hangUp();
    }

    private void look(boolean answers) {
        if (answers && database.isGone()) {
            comeBack();
        } else if (!answers && thread != null) {
            stayAway();
        }
    }

    private void comeBack() {
        try {
            database.open();
            LOG.warn(
                    "the database answers again after {} s",
                    Duration.ofNanos(System.nanoTime() - goneSince).toSeconds());
        } catch (SQLException poolHasNoneYet) {
            LOG.debug("the pool has no connection yet: {}", poolHasNoneYet.getSQLState());
        }
    }

    private void stayAway() {
        if (!database.isGone()) {
            goneSince = System.nanoTime();
            backgroundEnded = false;
            database.close();
            LOG.error("the database does not answer; requests are refused until it does");
        } else if (!backgroundEnded
                && System.nanoTime() - goneSince > properties.backgroundWithin().toNanos()) {
            backgroundEnded = true;
            database.endBackground();
        }
    }

    private boolean answers() {
        return connection != null && isAlive() || connect() && isAlive();
    }

    private boolean isAlive() {
        try (Statement question = connection.createStatement()) {
            connection.setNetworkTimeout(
                    Runnable::run, (int) properties.answersWithin().toMillis());
            // not isValid(): that counts in whole seconds
            question.execute("select 1");
            return true;
        } catch (SQLException noAnswer) {
            hangUp();
            return false;
        }
    }

    private boolean connect() {
        try {
            connection = database.beside(properties.answersWithin());
            return true;
        } catch (SQLException noAnswer) {
            LOG.debug("no connection: {}", noAnswer.getSQLState());
            return false;
        }
    }

    private void hangUp() {
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException closedAlready) {
                LOG.debug("closed already: {}", closedAlready.getSQLState());
            }
            connection = null;
        }
    }
}

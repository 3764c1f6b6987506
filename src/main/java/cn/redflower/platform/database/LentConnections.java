package cn.redflower.platform.database;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The connections of the pool and for whom each was lent last: somebody who waits for an answer, or work in the
 * background.
 */
class LentConnections {

    private static final Logger LOG = LoggerFactory.getLogger(LentConnections.class);

    private final Cache<Connection, Boolean> waitedFor =
            Caffeine.newBuilder().weakKeys().build();

    /** Notes for whom it is. @param connection the pool's */
    Connection note(Connection connection) throws SQLException {
        waitedFor.put(connection.unwrap(Connection.class), RequestContextHolder.getRequestAttributes() != null);
        return connection;
    }

    /**
     * Ends them, whatever they are waiting for; the pool makes others in their place.
     *
     * @param background also those that nobody waits for
     */
    void end(boolean background) {
        List<Connection> ended = waitedFor.asMap().entrySet().stream()
                .filter(lent -> background || lent.getValue())
                .map(lent -> lent.getKey())
                .toList();
        for (Connection connection : ended) {
            waitedFor.invalidate(connection);
            try {
                connection.abort(Runnable::run);
            } catch (SQLException closedAlready) {
                LOG.debug("a connection could not be ended: {}", closedAlready.getSQLState());
            }
        }
    }
}

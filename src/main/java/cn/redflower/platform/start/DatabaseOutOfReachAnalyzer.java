package cn.redflower.platform.start;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says in both languages that the database does not answer or does not let us in, and leaves every other failure of it
 * alone.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseOutOfReachAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    /**
     * Classes of SQL states: connection exception, invalid authorization; and the state of a database that does not
     * exist.
     */
    private static final String NOT_CONNECTED = "08|28";

    private static final String NO_SUCH_DATABASE = "3D000";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SQLException failure) {
        SQLException innermost = innermost(failure);
        String state = innermost.getSQLState();
        if (state == null
                || !state.equals(NO_SUCH_DATABASE)
                        && !state.substring(0, Math.min(2, state.length())).matches(NOT_CONNECTED)) {
            return null;
        }
        return new FailureAnalysis(
                BothLanguages.say("start.database-out-of-reach", innermost.getMessage()),
                BothLanguages.say("start.database-out-of-reach.action"),
                rootFailure);
    }

    private static SQLException innermost(SQLException failure) {
        SQLException found = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                found = sql;
            }
        }
        return found;
    }
}

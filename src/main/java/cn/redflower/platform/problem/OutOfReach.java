package cn.redflower.platform.problem;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** The database that cannot be reached, or goes away in the middle. Neither the request nor our code is at fault. */
public final class OutOfReach {

    /** SQL's class of connection exceptions, and PostgreSQL's states of a server that shuts down or is not up yet. */
    private static final String CONNECTION_EXCEPTION = "08";

    private static final Set<String> SHUTTING_DOWN = Set.of("57P01", "57P02", "57P03");
    /** No connection was to be had: nothing has been done. */
    private static final String NOT_CONNECTED = "08001";

    private static final int DEEPEST = 20;

    private OutOfReach() {}

    /** Whether a failure comes down to that. */
    public static boolean causes(Throwable failure) {
        return in(failure) != null;
    }

    /**
     * What the person is told: that nothing was saved, or, where the database went away in the middle, that it has to
     * be looked at.
     *
     * @param failure null where nothing was tried
     */
    public static Refusal refusal(Throwable failure) {
        SQLException met = in(failure);
        boolean notBegun = met == null
                || met instanceof SQLTransientConnectionException
                || NOT_CONNECTED.equals(met.getSQLState());
        return new Refusal(
                Refusal.Kind.UNAVAILABLE,
                notBegun ? "problem.unavailable" : "problem.interrupted",
                java.util.List.of());
    }

    private static SQLException in(Throwable failure) {
        int depth = 0;
        for (Throwable at = failure; at != null && depth < DEEPEST; at = at.getCause(), depth++) {
            if (at instanceof SQLException sql && isOutOfReach(sql)) {
                return sql;
            }
        }
        return null;
    }

    private static boolean isOutOfReach(SQLException sql) {
        String state = sql.getSQLState();
        return sql instanceof SQLTransientConnectionException
                || sql instanceof SQLNonTransientConnectionException
                || sql instanceof SQLRecoverableException
                || state != null && (state.startsWith(CONNECTION_EXCEPTION) || SHUTTING_DOWN.contains(state));
    }
}

package cn.redflower.web;

import java.sql.SQLException;
import java.util.Set;

/** Two at once: the key is somebody else's by now (23505), or what is referred to is gone (23503). */
final class TakenMeanwhile {

    private static final Set<String> STATES = Set.of("23505", "23503");
    private static final Set<String> NO_STATEMENT = Set.of("42601");
    private static final int DEEPEST = 20;

    private TakenMeanwhile() {}

    static boolean causes(Throwable failure) {
        return any(failure, STATES);
    }

    /** A list of values that came empty makes a statement of the engine that no database understands (42601). */
    static boolean isNoStatement(Throwable failure) {
        return any(failure, NO_STATEMENT);
    }

    private static boolean any(Throwable failure, Set<String> states) {
        int depth = 0;
        for (Throwable at = failure; at != null && depth < DEEPEST; at = at.getCause(), depth++) {
            if (at instanceof SQLException sql && states.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}

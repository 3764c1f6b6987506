package cn.redflower.platform.problem;

import java.sql.SQLException;

/**
 * Text or numbers that no database column can hold: U+0000, half a pair of surrogates, a number out of range. People's
 * input is the only place where they come from, so the request is at fault and not the server.
 */
public final class UnstorableText {

    /** SQL's class of data exceptions: 22021 character not in repertoire, 22003 numeric value out of range, 22P05 … */
    private static final String DATA_EXCEPTION = "22";

    private UnstorableText() {}

    /** Whether a failure comes down to such a value. */
    public static boolean causes(Throwable failure) {
        int depth = 0;
        for (Throwable at = failure; at != null && depth < 20; at = at.getCause(), depth++) {
            if (at instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith(DATA_EXCEPTION)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a text can be kept as it is: what the database's driver cannot write it would store as a question mark.
     */
    public static boolean isStorable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    /** What the person is told. */
    public static Refusal refusal() {
        return Refusal.malformed("problem.unstorable");
    }
}

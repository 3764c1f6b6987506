package cn.redflower.platform.spreadsheet;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;

/** The refusal of a file that cannot be read to its end. */
final class Broken {

    private static final String CODE = "spreadsheet.broken";

    private Broken() {}

    static RefusedException file() {
        return new RefusedException(Refusal.rule(CODE));
    }

    static boolean is(RefusedException refusal) {
        return CODE.equals(refusal.reasons().get(0).code());
    }
}

package cn.redflower.honours.countyround.screening;

import cn.redflower.honours.countyround.CountyNominee.Screening;

/** What an officer does with a row; named as in the record of row decisions. */
enum RowDecision {
    PASS(Screening.PASSED),
    RETURN(Screening.RETURNED),
    REJECT(Screening.REJECTED),
    /** Takes the word back. */
    UNSCREEN(null);

    private final Screening becomes;

    RowDecision(Screening becomes) {
        this.becomes = becomes;
    }

    Screening becomes() {
        return becomes;
    }

    /** Whether the school has to be told why. */
    boolean needsRemark() {
        return this == RETURN || this == REJECT;
    }
}

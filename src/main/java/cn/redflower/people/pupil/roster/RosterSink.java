package cn.redflower.people.pupil.roster;

import cn.redflower.platform.spreadsheet.Finding;

/**
 * Takes what the check of a roster gives, as it goes: a row of a roster is not held once it has been handed over. A
 * later row may show that an earlier one is wrong: its finding then comes after it, and only the end of the check says
 * which rows stand.
 */
public interface RosterSink {

    /** Kind of the finding that goes once the row's squadron is registered. */
    String UNKNOWN_SQUADRON = "unknown-squadron";

    /** What becomes of a row, as far as is known when it is read. */
    enum State {
        /** Stands, unless a later finding of level error names it. */
        ACCEPTED,
        /** Would stand if its squadron were registered, whose name is of the usual pattern. */
        WAITING,
        /** Says the same as an earlier row and counts once. */
        DUPLICATE,
        /** Has an error. */
        REFUSED
    }

    void row(RosterRow row, State state);

    void finding(Finding finding);
}

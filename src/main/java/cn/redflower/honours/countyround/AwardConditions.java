package cn.redflower.honours.countyround;

import java.util.List;

/** Judges who can be nominated, by the decision table that the kind of award names; a county can read and change it. */
public interface AwardConditions {

    /**
     * Why nobody with these facts can be nominated, as the table names the reasons; empty if they can.
     *
     * @param table id of a decision
     * @throws IllegalArgumentException if there is no such table
     */
    List<String> against(String table, AwardFacts facts);
}

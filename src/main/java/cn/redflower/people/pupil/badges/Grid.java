package cn.redflower.people.pupil.badges;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * A squadron's basic badges of one term.
 *
 * @param term as {@link Term} is written
 * @param terms the present one and those with entries, the newest first
 * @param readOnly the term is over
 * @param version changes whenever any cell or count does
 */
record Grid(String squadronId, String term, List<Choice> terms, boolean readOnly, List<Row> rows, String version) {

    /** A term to choose. */
    record Choice(String id, String title) {}

    /**
     * A pupil; lists are in the order of {@link cn.redflower.people.pupil.BasicBadge}.
     *
     * @param held won in this term
     * @param seen the last entry of this term, 0 for none; sent back with a change
     * @param counts how often each is held altogether, as eligibility reads it
     * @param missing Chinese names of the families that one star still asks for
     */
    record Row(
            long id,
            String number,
            String name,
            List<Boolean> held,
            List<Long> seen,
            List<Integer> counts,
            List<String> missing) {}

    /** A change somebody wants. @param seen the last entry that she saw */
    record Cell(Long pupilId, String badge, Boolean held, Long seen) {}

    /** A change that was not made, as somebody else had changed the cell; how it stands now. */
    record Conflict(long pupilId, String badge, boolean held, String by, OffsetDateTime at) {}

    /** What became of changes. */
    record Saved(Grid grid, List<Conflict> conflicts) {}

    /** An entry of a pupil's history. */
    record Past(String badge, String term, int delta, String by, OffsetDateTime at) {}
}

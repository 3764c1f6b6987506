package cn.redflower.casework.publicnotice;

/**
 * When a list has changed so much during its notice that it must be noticed again ({@code domain.md} §5: "if the list
 * changes materially"). What is material is written nowhere: more than a tenth of the rows struck, or a row added, is a
 * default to be confirmed by 团县委.
 *
 * @param struckShare the share of struck rows above which a change is material, between 0 and 1
 */
public record MaterialChange(double struckShare) {

    /** Whether the list must be noticed again; never if nobody is left on it. */
    public boolean in(RowCount rows) {
        return rows.remaining() > 0 && (rows.added() > 0 || rows.struck() > struckShare * rows.listed());
    }

    /**
     * What happened to the rows of one round.
     *
     * @param listed rows that were published
     * @param struck those of them that were struck
     * @param added rows that came in during the notice, and stayed
     */
    public record RowCount(int listed, int struck, int added) {

        int remaining() {
            return listed - struck + added;
        }

        boolean changed() {
            return struck > 0 || added > 0;
        }
    }
}

package cn.redflower.casework.signing;

/**
 * One row of a list as it is laid before the organs.
 *
 * @param ref the flow's id of the row
 * @param version changes when what is signed changes
 * @param name the person's or the collective's
 * @param squadronName the class, or null
 * @param text the recommendation
 */
public record SignedRow(
        String ref,
        String version,
        boolean collective,
        String name,
        String schoolId,
        String schoolName,
        String squadronName,
        Integer grade,
        String text) {

    /** Not the name. */
    @Override
    public String toString() {
        return "SignedRow[" + ref + "]";
    }
}

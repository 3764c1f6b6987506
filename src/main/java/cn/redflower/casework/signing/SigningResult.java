package cn.redflower.casework.signing;

import java.util.List;

/**
 * What came of a signing.
 *
 * @param returned whether the list was given back; then by which organ and why
 * @param struck the rows that were taken off, each with the reason
 */
public record SigningResult(boolean returned, String returnedBy, String returnReason, List<Struck> struck) {

    /** A row that was taken off the list. */
    public record Struck(String ref, String reason) {}
}

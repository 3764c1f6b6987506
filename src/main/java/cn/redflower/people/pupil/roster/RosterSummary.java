package cn.redflower.people.pupil.roster;

import cn.redflower.platform.spreadsheet.TableHead;
import cn.redflower.platform.spreadsheet.TableSummary.SkippedRow;
import java.util.List;

/**
 * What the check of a roster came to.
 *
 * @param rowsWithErrors rows that are kept out
 * @param duplicateRows rows that repeat an earlier one
 * @param acceptedRows the others
 * @param refusedLater rows that were handed over as accepted before a later row showed that they cannot stand
 */
public record RosterSummary(
        TableHead head,
        int dataRows,
        int rowsWithErrors,
        int duplicateRows,
        int acceptedRows,
        int errors,
        int warnings,
        List<Integer> refusedLater,
        List<SkippedRow> skipped) {

    /**
     * The same with rows that the register speaks against, one error each, and with warnings.
     *
     * @param moreRows how many of those rows would have stood without the error
     */
    public RosterSummary withMore(int moreErrors, int moreRows, int moreWarnings) {
        return new RosterSummary(
                head,
                dataRows,
                rowsWithErrors + moreRows,
                duplicateRows,
                acceptedRows - moreRows,
                errors + moreErrors,
                warnings + moreWarnings,
                refusedLater,
                skipped);
    }

    /** The header's text over the pupils' numbers. */
    public String numberHeader() {
        return head.text(RosterCheck.LAYOUT.column("number"));
    }

    /** Our own name of that column. */
    public String numberField() {
        return RosterCheck.LAYOUT.column("number").field();
    }
}

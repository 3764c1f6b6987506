package cn.redflower.people.pupil.roster.importing;

import cn.redflower.platform.spreadsheet.TableSummary.SkippedRow;
import java.util.List;

/**
 * What the dry run of a roster came to; kept as JSON with the import, without any pupil.
 *
 * @param rowsWithErrors rows that are kept out
 * @param missing active pupils of the squadrons covered who do not stand in the sheet
 * @param newSquads squads that the sheet names and the register lacks
 * @param skippedRows titles, notes, sums and the like
 */
record CheckCounts(
        String sheet,
        int headerRow,
        int dataRows,
        int acceptedRows,
        int rowsWithErrors,
        int duplicateRows,
        int errors,
        int warnings,
        int added,
        int changed,
        int unchanged,
        int missing,
        int newSquads,
        List<Covered> squadrons,
        List<SkippedRow> skippedRows,
        List<String> ignoredColumns) {

    /** A squadron and how many of its pupils stand in the sheet. */
    record Covered(String school, String name, int rows) {}

    /** The comparison alone, which is made again when the register has changed. */
    record Difference(int added, int changed, int unchanged, int missing, int newSquads, List<Covered> squadrons) {}

    /** The same once rows stand that were kept out. @param gone errors that are none any more */
    CheckCounts withStanding(int rows, int gone) {
        return new CheckCounts(
                sheet,
                headerRow,
                dataRows,
                acceptedRows + rows,
                rowsWithErrors - rows,
                duplicateRows,
                errors - gone,
                warnings,
                added,
                changed,
                unchanged,
                missing,
                newSquads,
                squadrons,
                skippedRows,
                ignoredColumns);
    }

    CheckCounts with(Difference now) {
        return new CheckCounts(
                sheet,
                headerRow,
                dataRows,
                acceptedRows,
                rowsWithErrors,
                duplicateRows,
                errors,
                warnings,
                now.added,
                now.changed,
                now.unchanged,
                now.missing,
                now.newSquads,
                now.squadrons,
                skippedRows,
                ignoredColumns);
    }
}

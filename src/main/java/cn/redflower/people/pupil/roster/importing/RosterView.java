package cn.redflower.people.pupil.roster.importing;

import cn.redflower.platform.spreadsheet.TableSummary.SkippedRow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * An import as the API shows it; the counts are null until the sheet has been read.
 *
 * @param progressRows rows read so far
 * @param markedCopy whether there is a copy with marks to download
 * @param problem why a file could not be read, that there is nothing to import, or why it has to be looked at again
 *     before it is confirmed
 * @param unregisteredSquadrons those that the sheet names and that could be registered
 * @param mayRegisterSquadrons whether whoever asks may do that
 * @param result null until it is confirmed
 */
record RosterView(
        UUID id,
        String schoolId,
        String school,
        String fileName,
        String uploadedBy,
        String uploader,
        Instant uploadedAt,
        ImportStatus status,
        int progressRows,
        String sheet,
        Integer headerRow,
        Integer dataRows,
        Integer acceptedRows,
        Integer rowsWithErrors,
        Integer duplicateRows,
        Integer errors,
        Integer warnings,
        Integer added,
        Integer changed,
        Integer unchanged,
        Integer missing,
        Integer newSquads,
        List<CheckCounts.Covered> squadrons,
        List<UnregisteredSquadrons.Named> unregisteredSquadrons,
        boolean mayRegisterSquadrons,
        List<Skipped> skippedRows,
        List<String> ignoredColumns,
        boolean markedCopy,
        Problem problem,
        MergeResult result,
        Instant settledAt) {

    /** A row that is no pupil. @param what title, note, blank, subtotal, total, footer or header */
    record Skipped(int sheetRow, String what) {
        static Skipped of(SkippedRow row) {
            return new Skipped(row.sheetRow(), row.what().name().toLowerCase(Locale.ROOT));
        }
    }

    /** What went wrong. */
    record Problem(String code, String detail) {}

    /** An import in the list of those there were. */
    record Listed(
            UUID id,
            String schoolId,
            String school,
            String fileName,
            String uploader,
            Instant uploadedAt,
            ImportStatus status,
            Integer dataRows,
            Integer acceptedRows,
            MergeResult result,
            Instant settledAt) {
        static Listed of(RosterImport each) {
            CheckCounts counts = each.counts();
            return new Listed(
                    each.id(),
                    each.schoolId(),
                    each.school(),
                    each.fileName(),
                    each.uploader(),
                    each.uploadedAt(),
                    each.status(),
                    counts == null ? null : counts.dataRows(),
                    counts == null ? null : counts.acceptedRows(),
                    each.result(),
                    each.settledAt());
        }
    }

    static RosterView of(RosterImport found, List<UnregisteredSquadrons.Named> unregistered, boolean mayRegister) {
        Problem problem = found.problemCode() == null ? null : new Problem(found.problemCode(), found.problemDetail());
        CheckCounts c = found.counts();
        if (c == null) {
            return new RosterView(
                    found.id(),
                    found.schoolId(),
                    found.school(),
                    found.fileName(),
                    found.uploadedBy(),
                    found.uploader(),
                    found.uploadedAt(),
                    found.status(),
                    found.progress(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    unregistered,
                    mayRegister,
                    null,
                    null,
                    found.markedCopy(),
                    problem,
                    null,
                    found.settledAt());
        }
        return new RosterView(
                found.id(),
                found.schoolId(),
                found.school(),
                found.fileName(),
                found.uploadedBy(),
                found.uploader(),
                found.uploadedAt(),
                found.status(),
                found.progress(),
                c.sheet(),
                c.headerRow(),
                c.dataRows(),
                c.acceptedRows(),
                c.rowsWithErrors(),
                c.duplicateRows(),
                c.errors(),
                c.warnings(),
                c.added(),
                c.changed(),
                c.unchanged(),
                c.missing(),
                c.newSquads(),
                c.squadrons(),
                unregistered,
                mayRegister,
                c.skippedRows().stream().map(Skipped::of).toList(),
                c.ignoredColumns(),
                found.markedCopy(),
                problem,
                found.result(),
                found.settledAt());
    }
}

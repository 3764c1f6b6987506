package cn.redflower.people.county.importing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One upload of a county's workbook.
 *
 * @param uploader the person's name
 * @param sheets the sheets that were read, with what was passed over
 * @param markedCopy whether there is a copy with marks to download
 * @param settledAt null until it is confirmed or discarded
 */
record CountyImport(
        UUID id,
        String fileName,
        String uploader,
        Instant uploadedAt,
        Status status,
        Summary summary,
        boolean markedCopy,
        Instant settledAt) {

    /** What was read and what it would change, or has changed. */
    record Summary(List<Sheet> sheets, Counts counts, List<Difference> differences) {}

    /** A sheet that was read. @param skippedRows rows that are neither data nor a fault */
    record Sheet(String title, String name, int headerRow, int dataRows, int skippedRows, List<String> ignored) {}

    /** Something that is there and changes. */
    record Difference(String name, String detail) {}
}

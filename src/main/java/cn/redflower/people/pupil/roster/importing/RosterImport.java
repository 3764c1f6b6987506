package cn.redflower.people.pupil.roster.importing;

import java.time.Instant;
import java.util.UUID;

/**
 * One upload of a roster.
 *
 * @param schoolId null for a file of the whole county
 * @param uploader the person's name
 * @param progress rows read so far
 * @param counts null until the sheet has been read
 * @param result null until it is confirmed
 */
record RosterImport(
        UUID id,
        String schoolId,
        String school,
        String uploadedBy,
        String uploader,
        Instant uploadedAt,
        String fileName,
        ImportStatus status,
        int progress,
        CheckCounts counts,
        MergeResult result,
        boolean markedCopy,
        String problemCode,
        String problemDetail,
        Instant settledAt) {

    boolean countyWide() {
        return schoolId == null;
    }
}

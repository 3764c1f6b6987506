package cn.redflower.honours.revocation;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A proposal to revoke an award and what became of it, the case of the process {@code award-revocation}: its id is the
 * business key.
 *
 * @param number of the award's certificate
 * @param schoolId the school for which the holder has the award
 * @param awardedBy the organ that decides; the school's id for its committee
 * @param originId the case in which it was found that this award rests on a revoked one, or null
 * @param reason what was found, in full; stays inside
 * @param dueOn until when the present step should be done, or null
 * @param heard null while the school can state its view
 * @param question what the deciding organ asked the school when it gave the case back, or null
 * @param publicReason key of the sentence that anybody may read, see {@link PublicReasons}; null until it is chosen
 */
public record Revocation(
        UUID id,
        UUID awardId,
        String number,
        String awardKind,
        String schoolYear,
        String schoolId,
        String schoolName,
        String awardedBy,
        UUID originId,
        Status status,
        String reason,
        String proposedBy,
        String proposerName,
        OffsetDateTime proposedAt,
        LocalDate dueOn,
        Heard heard,
        String question,
        String publicReason,
        String decidedBy,
        OffsetDateTime decidedAt) {

    /** Where a case stands. */
    public enum Status {
        /** The school can state its view. */
        HEARING,
        /** With the organ that awarded. */
        DECIDING,
        /** Revoked; the awards that rest on it are looked at. */
        REVIEWING,
        REVOKED,
        /** The award stays. */
        KEPT,
        WITHDRAWN;

        /** Whether nobody has decided yet. */
        public boolean undecided() {
            return this == HEARING || this == DECIDING;
        }
    }

    /** What the school made of its hearing. */
    public enum Heard {
        STATED,
        /** The time passed; this is no agreement. */
        SILENT
    }

    /** Whether the school's own committee gave the award: it decides, so its brigade counselors are heard. */
    public boolean ofSchoolItself() {
        return awardedBy.equals(schoolId);
    }

    /** Not the reason: it may name a pupil. */
    @Override
    public String toString() {
        return "Revocation[" + id + "]";
    }
}

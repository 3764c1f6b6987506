package cn.redflower.honours.award;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An award somebody holds.
 *
 * @param number of the certificate
 * @param kind id of an {@link AwardKind}
 * @param name the pupil's, the squadron's or the school's
 * @param pupilId null for collectives
 * @param squadronId null for a brigade
 * @param awardedBy the organ; a school's id for its committee
 * @param restsOn the award of the step below, or null
 */
public record Award(
        UUID id,
        String number,
        String kind,
        Holder holder,
        Long pupilId,
        String name,
        String squadronId,
        String squadronName,
        String schoolId,
        String schoolName,
        String schoolYear,
        String awardedBy,
        LocalDate awardedOn,
        String caseId,
        String rowRef,
        UUID restsOn,
        Status status,
        LocalDate revokedOn) {

    public enum Status {
        VALID,
        REVOKED
    }

    public boolean valid() {
        return status == Status.VALID;
    }

    /** Not the name. */
    @Override
    public String toString() {
        return "Award[" + number + "]";
    }
}

package cn.redflower.honours.countyround;

import cn.redflower.honours.award.Holder;
import java.util.UUID;

/**
 * A row: a pupil, a squadron, or a brigade as a whole.
 *
 * @param squadronId the pupil's squadron when she was nominated, or the collective; null for a brigade
 * @param name the pupil's, the squadron's or the school's
 * @param reason the recommendation
 * @param version counts changes of what is signed
 * @param reserved whether the row takes a place of its school and of the county
 */
public record CountyNominee(
        long id,
        UUID roundId,
        UUID nominationId,
        String schoolId,
        String schoolName,
        Holder kind,
        Long pupilId,
        String squadronId,
        String squadronName,
        Integer grade,
        String name,
        String number,
        String reason,
        String nominatedBy,
        int version,
        SchoolDecision schoolDecision,
        String schoolDecisionReason,
        boolean reserved,
        Screening screening,
        String screeningRemark,
        String struckReason,
        String notAwardedReason,
        boolean publicationConsent) {

    /** The school committee's word. */
    public enum SchoolDecision {
        APPROVED,
        REFUSED
    }

    /** The county office's word. */
    public enum Screening {
        PASSED,
        RETURNED,
        REJECTED
    }

    /** Not the name. */
    @Override
    public String toString() {
        return "CountyNominee[" + id + "]";
    }
}

package cn.redflower.honours.countyround.screening;

import cn.redflower.honours.award.Holder;
import cn.redflower.honours.countyround.CountyNominee.Screening;
import cn.redflower.honours.countyround.SchoolNomination;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A row as the county office sees it.
 *
 * @param badges how many basic badges the pupil holds; null for collectives
 * @param awards valid awards of whatever kind that the pupil or collective holds
 * @param evidence files that support the recommendation
 * @param screenedBy the officer's name
 * @param revokedOn since when the award that the row became is revoked, or null
 * @param recusal why the reader has to leave it to somebody else, or null
 * @param flags what asks for a second look, with details
 */
record ListedRow(
        long id,
        UUID nominationId,
        String schoolId,
        String schoolName,
        String townId,
        String townName,
        Holder kind,
        Long pupilId,
        String squadronId,
        String squadronName,
        Integer grade,
        String name,
        String number,
        String reason,
        int version,
        boolean reserved,
        Screening screening,
        String screeningRemark,
        String screenedByLogin,
        String screenedBy,
        OffsetDateTime screenedAt,
        String struckReason,
        LocalDate revokedOn,
        SchoolNomination.Status schoolStatus,
        Recused recusal,
        Integer badges,
        int awards,
        int evidence,
        Map<Flag, List<String>> flags) {

    /** Why somebody leaves a row to others. */
    enum Recused {
        /** She has declared to be related to the pupil. */
        KIN,
        /** She nominated, handed in or decided it at the school. */
        AUTHOR
    }

    ListedRow {
        Map<Flag, List<String>> copy = new EnumMap<>(Flag.class);
        copy.putAll(flags);
        flags = copy;
    }

    /** Whether the list is with the county, and the row's place too, or was rejected here. */
    boolean decidable() {
        return struckReason == null
                && switch (schoolStatus) {
                    case SUBMITTED, CLOSED -> reserved || screening == Screening.REJECTED;
                    case WAIVED -> reserved;
                    default -> false;
                };
    }

    /** Not the name. */
    @Override
    public String toString() {
        return "ListedRow[" + id + "]";
    }
}

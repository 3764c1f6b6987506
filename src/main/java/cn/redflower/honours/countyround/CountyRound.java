package cn.redflower.honours.countyround;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A round of the county, the case of the process {@code county-award-round}: its id is the business key.
 *
 * @param awardKind id of an {@link cn.redflower.honours.award.AwardKind}
 * @param closesAt the end of the window for nominations; a school may have an extension of its own
 * @param bornFrom first month of birth that can be nominated, {@code bornUntil} the last ({@code domain.md} §2: fixed
 *     by each round)
 * @param individualPlaces places of the whole county; null: the award has no individuals
 * @param signers the organs that sign the list
 * @param againReason why there is a second round of the award in the year
 * @param signingReturn which organ gave the list back, and why; null otherwise
 */
public record CountyRound(
        UUID id,
        String awardKind,
        String schoolYear,
        Status status,
        LocalDate opensOn,
        OffsetDateTime closesAt,
        OffsetDateTime reminderAt,
        LocalDate bornFrom,
        LocalDate bornUntil,
        Integer individualPlaces,
        Integer collectivePlaces,
        List<String> signers,
        int signingDays,
        int noticeDays,
        String contactName,
        String contactPhone,
        String contactMail,
        String basis,
        String againReason,
        String draftedBy,
        String openedBy,
        OffsetDateTime openedAt,
        UUID signingId,
        String signingReturn,
        UUID noticeId,
        String noticeAddress,
        String decisionNumber,
        String decisionText,
        LocalDate decidedOn,
        OffsetDateTime closedAt,
        String cancelReason) {

    /** Where a round stands. */
    public enum Status {
        /** Being drafted in Tasklist. */
        DRAFT,
        /** Opened; the schools' parts are being started. */
        OPENING,
        /** Schools nominate, the county screens. */
        NOMINATING,
        SIGNING,
        NOTICE,
        /** The decision document is to be issued. */
        ISSUING,
        AWARDED,
        WITHOUT_AWARD,
        /** A draft that was given up. */
        DISCARDED,
        CANCELLED;

        /** Whether nothing happens in it any more. */
        public boolean over() {
            return this == AWARDED || this == WITHOUT_AWARD || this == DISCARDED || this == CANCELLED;
        }
    }

    CountyRound withPlaces(Integer individuals, Integer collectives) {
        return new CountyRound(
                id,
                awardKind,
                schoolYear,
                status,
                opensOn,
                closesAt,
                reminderAt,
                bornFrom,
                bornUntil,
                individuals,
                collectives,
                signers,
                signingDays,
                noticeDays,
                contactName,
                contactPhone,
                contactMail,
                basis,
                againReason,
                draftedBy,
                openedBy,
                openedAt,
                signingId,
                signingReturn,
                noticeId,
                noticeAddress,
                decisionNumber,
                decisionText,
                decidedOn,
                closedAt,
                cancelReason);
    }
}

package cn.redflower.honours.countyround;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A school's part in a round, the case of the process {@code school-nomination}: its id is the business key.
 *
 * @param individualBase what the places were counted of when the round was opened
 * @param closesAt until when the school can hand in, with its extension
 * @param returnRemark why its list was given back
 * @param sealId the stamped scan, a document; null until it is uploaded
 * @param submissions how often it was handed in
 */
public record SchoolNomination(
        UUID id,
        UUID roundId,
        String schoolId,
        String schoolName,
        Status status,
        int individualBase,
        int individualPlaces,
        int collectiveBase,
        int collectivePlaces,
        String placesReason,
        OffsetDateTime closesAt,
        String extensionReason,
        String submittedBy,
        OffsetDateTime submittedAt,
        int submissions,
        String returnRemark,
        UUID sealId) {

    /** Where a school's part stands. */
    public enum Status {
        /** The process is not started yet. */
        WAITING,
        /** The brigade counselor makes the list. */
        PREPARING,
        /** The school committee decides. */
        DECIDING,
        /** With the county. */
        SUBMITTED,
        /** Given back by the county; the brigade counselor corrects it. */
        RETURNED,
        /** Not handed in in time. */
        WAIVED,
        /** The county has gone through it. */
        CLOSED,
        CANCELLED;

        /** Whether the school still works on it. */
        public boolean atSchool() {
            return this == WAITING || this == PREPARING || this == DECIDING || this == RETURNED;
        }

        /** Whether rows can be put on the list, changed and taken off. */
        public boolean editable() {
            return this == PREPARING || this == RETURNED;
        }
    }
}

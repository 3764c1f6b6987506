package cn.redflower.people.pupil.kinship;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A declaration, as its author sees it. It names the pupil by the number that she gave herself, not by name.
 *
 * @param withdrawnAt when it was taken back, or null; cases that were open by then still respect it
 */
public record Kinship(
        UUID id,
        String schoolId,
        String schoolName,
        String pupilNumber,
        Relation relation,
        OffsetDateTime declaredAt,
        OffsetDateTime withdrawnAt) {

    /** How the adult is related to the pupil. */
    public enum Relation {
        CHILD,
        GRANDCHILD,
        SIBLING,
        OTHER_RELATIVE
    }
}

package cn.redflower.casework.repair;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A request to repair a case by hand, and what became of it.
 *
 * @param organId whose people confirm
 * @param schoolId the school whose case it is, or null
 * @param token where the case stands that is to be led elsewhere, {@link Tokens.Place#token()}; null if the process is
 *     to be ended
 * @param fromStep what that is called
 * @param target id of the step that it is to be led to
 * @param tokens where all of the case stood when it was asked for
 */
public record Repair(
        UUID id,
        String caseId,
        String processKey,
        String organId,
        String schoolId,
        Kind kind,
        String token,
        String fromStep,
        String target,
        String toStep,
        String tokens,
        String reason,
        String requestedBy,
        String requestedName,
        OffsetDateTime requestedAt,
        Status status,
        String decidedBy,
        String decidedName,
        OffsetDateTime decidedAt,
        String remark) {

    /** What is to be done. */
    public enum Kind {
        MOVE,
        END
    }

    /** Where the request stands. */
    public enum Status {
        OPEN,
        DONE,
        REFUSED,
        /** The case went on by itself before anybody confirmed. */
        STALE
    }
}

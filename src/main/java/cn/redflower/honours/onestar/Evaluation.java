package cn.redflower.honours.onestar;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A school's one-star round: the case that its people decide on. Its id is the business key in the engine. */
public record Evaluation(
        UUID id,
        UUID roundId,
        String schoolId,
        String schoolName,
        String schoolYear,
        Status status,
        OffsetDateTime nominationDeadline,
        int noticeDays,
        BigDecimal individualRate,
        BigDecimal collectiveRate,
        UUID noticeId,
        String noticeAddress,
        OffsetDateTime openedAt,
        OffsetDateTime closedAt) {

    /** Where the case stands. */
    public enum Status {
        OPENING,
        NOMINATING,
        CHECKING,
        DECIDING,
        NOTICE,
        AWARDED,
        WITHOUT_AWARD
    }
}

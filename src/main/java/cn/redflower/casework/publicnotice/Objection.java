package cn.redflower.casework.publicnotice;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody has to say against a list or one of its rows, with real name and a way to reach him ({@code domain.md}
 * §5).
 *
 * @param entryId the row; null as long as nobody has said which
 * @param investigatedBy login of whoever decided; null while open
 */
public record Objection(
        UUID id,
        UUID noticeId,
        Long entryId,
        String receipt,
        String complainant,
        String phone,
        String mail,
        String text,
        Instant receivedAt,
        Status status,
        String finding,
        String investigatedBy,
        Instant closedAt) {

    /** Where an objection stands. */
    public enum Status {
        OPEN,
        UPHELD,
        DISMISSED
    }

    /** Neither the complainant nor what he says. */
    @Override
    public String toString() {
        return "Objection[" + id + ", " + status + "]";
    }
}

package cn.redflower.platform.document;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * What is known of a kept file.
 *
 * @param caseId business key of the case it belongs to
 * @param purpose what it is for in the case, a short word such as {@code seal}
 * @param filename as it was uploaded, without a path
 * @param mediaType as its content says
 * @param size in bytes
 * @param storedBy login
 */
public record StoredDocument(
        UUID id,
        String caseId,
        String purpose,
        String filename,
        String mediaType,
        int size,
        String sha256,
        String storedBy,
        OffsetDateTime storedAt) {

    /** Not the file's name: people put pupils' names into it. */
    @Override
    public String toString() {
        return "StoredDocument[" + id + "]";
    }
}

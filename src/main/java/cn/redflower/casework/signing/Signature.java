package cn.redflower.casework.signing;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * An organ's word over a whole list.
 *
 * @param mandate the post in whose right the person signed
 * @param carriedFrom the signing in which the organ had signed the same rows already, or null
 */
record Signature(
        UUID signingId,
        String organId,
        String login,
        String name,
        String mandate,
        Word word,
        String opinion,
        int dissents,
        String digest,
        UUID carriedFrom,
        OffsetDateTime at) {

    enum Word {
        SIGNED,
        RETURNED
    }
}

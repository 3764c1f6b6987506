package cn.redflower.honours.certificate.openbadge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.UUID;

/**
 * What a badge and its holder are called where anybody may read it. Made from the certificate's code, which is random:
 * the same certificate always has the same names, two certificates of one pupil have nothing in common, and nobody
 * finds the code, and by it the verification page, from a name.
 */
final class Pseudonyms {

    private Pseudonyms() {}

    /** The badge's id. */
    static String ofBadge(String code) {
        return urn("badge", code);
    }

    /** Its holder's id. */
    static String ofHolder(String code) {
        return urn("holder", code);
    }

    private static String urn(String purpose, String code) {
        try {
            ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256")
                    .digest(("redflower open badge " + purpose + "\n" + code).getBytes(StandardCharsets.UTF_8)));
            // version 8 of RFC 9562: a UUID by a method of one's own
            return "urn:uuid:"
                    + new UUID(hash.getLong() & ~0xF000L | 0x8000L, hash.getLong() & ~(0xC000L << 48) | 0x8000L << 48);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package cn.redflower.people.login.totp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time codes as every authenticator makes them: HMAC-SHA-1, 30 seconds, six digits (RFC 6238, RFC 4226
 * §5.3).
 */
final class OneTimeCode {

    static final int SECONDS = 30;
    static final int DIGITS = 6;

    /** How many steps a telephone's clock may be before or behind ours. */
    private static final int WINDOW = 1;

    private OneTimeCode() {}

    static long stepAt(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), SECONDS);
    }

    static String at(long step, byte[] secret, int digits) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
            return ("%0" + digits + "d").formatted(number % (long) Math.pow(10, digits));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The step that the code belongs to, if it is one of those that are good now; takes as long for a wrong code as for
     * a right one.
     */
    static OptionalLong stepOf(String code, byte[] secret, Instant now) {
        byte[] typed = code.getBytes(StandardCharsets.US_ASCII);
        OptionalLong found = OptionalLong.empty();
        long current = stepAt(now);
        for (long step = current - WINDOW; step <= current + WINDOW; step++) {
            if (MessageDigest.isEqual(typed, at(step, secret, DIGITS).getBytes(StandardCharsets.US_ASCII))) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }
}

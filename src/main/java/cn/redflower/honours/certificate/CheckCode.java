package cn.redflower.honours.certificate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The eight characters beside a certificate's number that somebody without a telephone types to verify it. They follow
 * from the random code of the QR code and do not give it away: 40 bits, which nobody guesses at the few tries that an
 * address has. No character is taken for another one when it is read from paper (Crockford's base 32).
 *
 * @param text without the gap, such as {@code 7KM49QXR}
 */
record CheckCode(String text) {

    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;
    private static final int BITS = 5;

    /** The characters that belong to a certificate's code. */
    static CheckCode of(String code) {
        byte[] digest = sha256("check code of a certificate " + code);
        long bits = 0;
        for (int i = 0; i < LENGTH * BITS / Byte.SIZE; i++) {
            bits = bits << Byte.SIZE | digest[i] & 0xFF;
        }
        StringBuilder text = new StringBuilder();
        for (int i = LENGTH - 1; i >= 0; i--) {
            text.append(SIGNS.charAt((int) (bits >> i * BITS & 31)));
        }
        return new CheckCode(text.toString());
    }

    /**
     * As a person types it: full-width or small letters, with gaps and hyphens anywhere, an O for a zero, an I or L for
     * a one.
     */
    static CheckCode typed(String text) {
        return new CheckCode(plain(text).replace('O', '0').replace('I', '1').replace('L', '1'));
    }

    /** As it is printed: in two groups. */
    String grouped() {
        return text.substring(0, LENGTH / 2) + " " + text.substring(LENGTH / 2);
    }

    /** What of a typed number or code counts, whatever the keyboard made of it: letters and digits, in capitals. */
    static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}\\p{C}\\p{Pd}\\u2212_.:：]", "")
                .toUpperCase(Locale.ROOT);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

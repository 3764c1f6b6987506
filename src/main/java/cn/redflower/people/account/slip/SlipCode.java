package cn.redflower.people.account.slip;

import cn.redflower.platform.typed.Typed;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A one-time code: ten characters of an alphabet without look-alikes, some 49 random bits. */
record SlipCode(String text) {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXY";
    private static final int LENGTH = 10;
    private static final int SALT = 16;
    private static final int BITS = 256;
    private static final int ITERATIONS = 10_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    static SlipCode random() {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new SlipCode(text.toString());
    }

    /** As somebody types it from the paper: in small or wide letters, with or without the dash. */
    static SlipCode typed(String typed) {
        return new SlipCode(Typed.code(typed).replace("-", "").toUpperCase(Locale.ROOT));
    }

    /** In two groups, for the paper. */
    String grouped() {
        return text.substring(0, LENGTH / 2) + "-" + text.substring(LENGTH / 2);
    }

    /**
     * What is kept of it: a salt and a slow hash, so that whoever steals the database cannot try all codes while they
     * hold.
     */
    byte[] hash() {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return hash(salt);
    }

    /** Whether this is the code of which {@link #hash()} was kept. */
    boolean isOf(byte[] kept) {
        return MessageDigest.isEqual(kept, hash(Arrays.copyOf(kept, SALT)));
    }

    private byte[] hash(byte[] salt) {
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(text.toCharArray(), salt, ITERATIONS, BITS))
                    .getEncoded();
            byte[] both = Arrays.copyOf(salt, SALT + hash.length);
            System.arraycopy(hash, 0, both, SALT, hash.length);
            return both;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Not the code. */
    @Override
    public String toString() {
        return "SlipCode[" + text.length() + "]";
    }
}

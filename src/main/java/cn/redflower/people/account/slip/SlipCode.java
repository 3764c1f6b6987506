package cn.redflower.people.account.slip;

import cn.redflower.platform.typed.Typed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;

/** A one-time code: ten characters of an alphabet without look-alikes, some 49 random bits. */
record SlipCode(String text) {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXY";
    private static final int LENGTH = 10;
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

    /** What is kept of it. @param login the account that it is for */
    byte[] hash(String login) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((login.toLowerCase(Locale.ROOT) + ' ' + text).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Not the code. */
    @Override
    public String toString() {
        return "SlipCode[" + text.length() + "]";
    }
}

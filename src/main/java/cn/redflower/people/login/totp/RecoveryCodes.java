package cn.redflower.people.login.totp;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Ten codes for the day the telephone is lost: 50 random bits each, in letters and digits that are not mistaken for
 * each other.
 */
final class RecoveryCodes {

    static final int HOW_MANY = 10;
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCodes() {}

    /** New ones as they are shown, {@code ABCDE-FGHJK}. */
    static List<String> make() {
        return Stream.generate(RecoveryCodes::one).distinct().limit(HOW_MANY).toList();
    }

    private static String one() {
        StringBuilder code = new StringBuilder();
        RANDOM.ints(LENGTH, 0, LETTERS.length()).forEach(i -> code.append(LETTERS.charAt(i)));
        return code.insert(LENGTH / 2, '-').toString();
    }

    /** Without what people leave out or add when they type it. */
    static String plain(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}

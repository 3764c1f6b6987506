package cn.redflower.platform.typed;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Undoes what keyboards and the clipboard add to what somebody means: full-width letters and digits of a Chinese
 * keyboard, spaces of every width, characters that nobody sees, dashes that only look like a hyphen. Never used for
 * passwords, which are what they are, nor for names and texts, which have rules of their own.
 */
public final class Typed {

    /**
     * Takes no room: zero-width spaces and joiners, direction marks, byte order marks, soft hyphens, variation
     * selectors, U+0000.
     */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\uFE00-\\uFE0F\\x00]");

    private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\s]+");
    private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\\u2212\\u2043\\u30FC\\uFF70]");

    private Typed() {}

    /** A code, number or login: one word of letters, digits and hyphens. Empty for null. */
    public static String code(String typed) {
        return SPACES.matcher(plain(typed)).replaceAll("");
    }

    /** A login as it is compared: {@code S001Chair}, {@code ｓ００１ｃｈａｉｒ} and {@code s001chair} are one. */
    public static String login(String typed) {
        return code(typed).toLowerCase(Locale.ROOT);
    }

    /** A line of digits or Latin text with single spaces, such as a telephone number. Empty for null. */
    public static String line(String typed) {
        return SPACES.matcher(plain(typed)).replaceAll(" ").strip();
    }

    private static String plain(String typed) {
        String seen = UNSEEN.matcher(typed == null ? "" : typed).replaceAll("");
        return DASHES.matcher(Normalizer.normalize(seen, Normalizer.Form.NFKC)).replaceAll("-");
    }
}

package cn.redflower.platform.spreadsheet;

/**
 * Undoes the escapes of texts in zipped workbooks: {@code _x000D_} is the character with that code, {@code _x005F_} the
 * underscore that keeps a text like an escape from being one (ECMA-376 part 1, 22.9.2.19). What no text can hold, NUL
 * and half of a pair, is left as it is written.
 */
final class EscapedText {

    private static final int LENGTH = "_x0000_".length();

    private EscapedText() {}

    static String decoded(String text) {
        int at = text.indexOf("_x");
        return at < 0 ? text : decoded(text, at);
    }

    private static String decoded(String text, int first) {
        StringBuilder decoded = new StringBuilder(text.length());
        int done = 0;
        for (int at = first; at >= 0; at = text.indexOf("_x", at)) {
            int code = code(text, at);
            if (code <= 0 || Character.isSurrogate((char) code) && !isPair(text, at, code, decoded, done)) {
                at++;
                continue;
            }
            decoded.append(text, done, at).append((char) code);
            at += LENGTH;
            done = at;
        }
        return decoded.append(text, done, text.length()).toString();
    }

    /** Whether a surrogate has its other half right beside it, as an escape not yet read or as one just decoded. */
    private static boolean isPair(String text, int at, int code, StringBuilder decoded, int done) {
        if (Character.isHighSurrogate((char) code)) {
            int next = code(text, at + LENGTH);
            return next > 0 && Character.isLowSurrogate((char) next);
        }
        return done == at && !decoded.isEmpty() && Character.isHighSurrogate(decoded.charAt(decoded.length() - 1));
    }

    /** The code of the escape that begins there, -1 if none does. */
    private static int code(String text, int at) {
        if (at + LENGTH > text.length() || !text.startsWith("_x", at) || text.charAt(at + LENGTH - 1) != '_') {
            return -1;
        }
        int code = 0;
        for (int i = at + 2; i < at + LENGTH - 1; i++) {
            char c = text.charAt(i);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }
}

package cn.redflower.platform.names;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts ordinary characters for those that only look like them: radicals, strokes and compatibility ideographs become
 * the unified ideograph, characters that GBK kept in the private-use area the one that GB 18030-2022 has for them. What
 * takes no room goes: zero-width characters, controls, variation selectors, marks of direction. The tables and their
 * sources are {@code names/*.txt}.
 */
public final class Characters {

    private static final Map<Integer, Integer> UNIFIED = table("equivalent-ideographs.txt");
    private static final Map<Integer, Integer> PRIVATE = table("gb18030-private-use.txt");
    private static final int LONE_SURROGATE = 0xFFFD;

    private Characters() {}

    /** The text in ordinary characters; what has none stays as it is. */
    public static String ordinary(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c < 0x7F || isCommon(c))) {
            return text;
        }
        StringBuilder written = new StringBuilder(text.length());
        text.codePoints().filter(c -> !takesNoRoom(c)).map(Characters::ordinary).forEach(written::appendCodePoint);
        return Normalizer.normalize(written, Normalizer.Form.NFC);
    }

    /**
     * Ordinary characters of ordinary width, a single space for any, none around: for numbers and words that people
     * type.
     */
    public static String plain(String typed) {
        return typed == null
                ? ""
                : ordinary(Normalizer.normalize(ordinary(typed), Normalizer.Form.NFKC))
                        .replaceAll("[\\s\\p{Z}]+", " ")
                        .strip();
    }

    /** The ideographs of everyday: ordinary, in every font, nothing to be done about them. */
    static boolean isCommon(int character) {
        return character >= 0x4E00 && character <= 0x9FA5;
    }

    private static int ordinary(int character) {
        int shared = PRIVATE.getOrDefault(character, character);
        if (Character.getType(shared) == Character.SURROGATE) {
            return LONE_SURROGATE;
        }
        int unified = UNIFIED.getOrDefault(shared, shared);
        return isLookAlike(unified)
                ? Normalizer.normalize(Character.toString(unified), Normalizer.Form.NFKC)
                        .codePointAt(0)
                : unified;
    }

    /**
     * Compatibility ideographs and Kangxi radicals, all of which Unicode itself leads back to one unified ideograph.
     */
    private static boolean isLookAlike(int character) {
        return character >= 0xF900 && character <= 0xFAFF
                || character >= 0x2F800 && character <= 0x2FA1F
                || character >= 0x2F00 && character <= 0x2FDF;
    }

    private static boolean takesNoRoom(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT -> true;
            case Character.CONTROL -> !Character.isWhitespace(character);
            default -> isVariationSelector(character) || isFiller(character);
        };
    }

    private static boolean isVariationSelector(int character) {
        return character >= 0xFE00 && character <= 0xFE0F
                || character >= 0xE0100 && character <= 0xE01EF
                || character >= 0x180B && character <= 0x180F;
    }

    /** Hangul fillers, the joiner of graphemes, the blank of Braille. */
    private static boolean isFiller(int character) {
        return character == 0x034F
                || character == 0x115F
                || character == 0x1160
                || character == 0x3164
                || character == 0xFFA0
                || character == 0x2800;
    }

    /**
     * Chinese characters, those included that were given a place after this Java was made: planes 2 and 3 are kept for
     * them.
     */
    static boolean isIdeograph(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN
                || character >= 0x4E00 && character <= 0x9FFF
                || character >= 0x20000 && character <= 0x3FFFD;
    }

    /** The mappings of characters, for who has to write them down elsewhere. */
    static Map<Integer, Integer> mappings() {
        return Stream.concat(UNIFIED.keySet().stream(), PRIVATE.keySet().stream())
                .collect(Collectors.toMap(c -> c, Characters::ordinary));
    }

    private static Map<Integer, Integer> table(String file) {
        try (InputStream in = Characters.class.getResourceAsStream("/names/" + file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .collect(Collectors.toUnmodifiableMap(
                            pair -> Integer.valueOf(pair[0], 16), pair -> Integer.valueOf(pair[1], 16)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

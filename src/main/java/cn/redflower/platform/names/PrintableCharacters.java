package cn.redflower.platform.names;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;

/**
 * Which characters the fonts that we ship can print, so that a school hears of one that they lack long before a
 * certificate is printed. Known without opening a font.
 */
public final class PrintableCharacters {

    private static final BitSet COVERED = covered();

    private PrintableCharacters() {}

    /** Whether there is a glyph; never for the private-use area, where it would be somebody else's. */
    public static boolean has(int character) {
        return COVERED.get(character);
    }

    /** The characters of a text, each once, that nothing here can print. */
    public static List<String> missingIn(String text) {
        return text.codePoints()
                .filter(c -> !has(c))
                .distinct()
                .mapToObj(PrintableCharacters::shown)
                .toList();
    }

    /** A character for a person to read, with its number where a screen may show a box or nothing. */
    static String shown(int character) {
        if (Character.getType(character) == Character.PRIVATE_USE || character == 0xFFFD) {
            return "U+%04X".formatted(character);
        }
        return has(character)
                ? Character.toString(character)
                : "%s（U+%04X）".formatted(Character.toString(character), character);
    }

    private static BitSet covered() {
        BitSet covered = new BitSet();
        try (InputStream in = PrintableCharacters.class.getResourceAsStream("/fonts/coverage.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("-"))
                    .forEach(range -> covered.set(Integer.parseInt(range[0], 16), Integer.parseInt(range[1], 16) + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return covered;
    }
}

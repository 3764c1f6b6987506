package cn.redflower.platform.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The script that filters lists in the browser knows the same characters and dots as the server. */
class NamesInScriptTest {

    private static final Pattern ESCAPE = Pattern.compile("\\\\u(?:\\{([0-9A-F]+)\\}|([0-9A-F]{4}))");
    private final String script = read("/static/assets/names.js");

    @Test
    void look_alikes_are_the_same() {
        int[] from = characters("const LOOKS_LIKE = ", ";");
        int[] to = characters("const IS = ", ";");
        assertThat(to).hasSameSizeAs(from);
        Map<Integer, Integer> scripts = new TreeMap<>();
        IntStream.range(0, from.length).forEach(i -> scripts.put(from[i], to[i]));
        Map<Integer, Integer> servers = new TreeMap<>(Characters.mappings());
        // vertical punctuation, which no name has
        servers.keySet().removeIf(c -> c >= 0xE78D && c <= 0xE796);
        assertThat(scripts).isEqualTo(servers);
    }

    @Test
    void dots_are_the_same() {
        String dots = new String(characters("const DOTS = /[", "]"), 0, characters("const DOTS = /[", "]").length);
        IntStream.rangeClosed(0x21, 0xFFFD)
                .filter(c -> c != '.')
                .filter(Character::isDefined)
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .forEach(c -> assertThat(dots.indexOf(c) >= 0)
                        .as("U+%04X", c)
                        .isEqualTo(SearchText.of("艾" + Character.toString(c) + "力")
                                        .text()
                                        .equals("艾力")
                                && !takesNoRoom(c)));
    }

    private static boolean takesNoRoom(int character) {
        return Characters.ordinary("艾" + Character.toString(character)).equals("艾")
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character);
    }

    private int[] characters(String before, String after) {
        int start = script.indexOf(before) + before.length();
        Matcher escapes = ESCAPE.matcher(script.substring(start, script.indexOf(after, start)));
        return escapes.results()
                .mapToInt(found -> Integer.parseInt(found.group(1) == null ? found.group(2) : found.group(1), 16))
                .toArray();
    }

    static String read(String resource) {
        try (InputStream in = NamesInScriptTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

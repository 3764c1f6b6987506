package cn.redflower.platform.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that people write into sheets, kept as data beside the code: a list of spellings for each meaning. */
public final class SheetWords {

    private final Properties words = new Properties();
    private final Map<String, Set<String>> plain = new ConcurrentHashMap<>();

    private SheetWords(String resource) {
        try (InputStream in = SheetWords.class.getResourceAsStream("/sheets/" + resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no such resource: sheets/" + resource);
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param resource a properties file in {@code sheets/}, UTF-8, its values separated by commas */
    public static SheetWords load(String resource) {
        return new SheetWords(resource);
    }

    /** The spellings for a meaning, as written. */
    public List<String> of(String meaning) {
        String value = words.getProperty(meaning);
        if (value == null) {
            throw new IllegalArgumentException("no words for " + meaning);
        }
        return Stream.of(value.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Whether a text, as {@link #plain(String)} makes it, is one of the spellings. */
    public boolean means(String meaning, String plainText) {
        return plain.computeIfAbsent(
                        meaning, m -> of(m).stream().map(SheetWords::plain).collect(Collectors.toUnmodifiableSet()))
                .contains(plainText);
    }

    /** A text without its accidents: half-width, lower case, no spaces, no stars. */
    public static String plain(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '*' && !isInvisible(c))
                .forEach(kept::appendCodePoint);
        return kept.toString().toLowerCase(Locale.ROOT);
    }

    /** Marks and controls that take no room, as they come along with copied text. */
    public static boolean isInvisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.FORMAT || type == Character.CONTROL;
    }
}

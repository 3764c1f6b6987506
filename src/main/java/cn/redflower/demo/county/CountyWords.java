package cn.redflower.demo.county;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;

/** The words that the county is made of, from {@code demo/county.properties}. */
final class CountyWords {

    private final Properties words = new Properties();

    CountyWords() {
        try (Reader reader = new InputStreamReader(
                CountyWords.class.getResourceAsStream("/demo/county.properties"), StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String one(String key, Object... args) {
        return MessageFormat.format(words.getProperty(key), args);
    }

    List<String> list(String key) {
        return List.of(words.getProperty(key).strip().split("\\s+"));
    }

    /** 一, 二, … for 1, 2, …. */
    String numeral(int number) {
        return list("numerals").get(number - 1);
    }

    String squadron(int grade, int number) {
        return one("squadron", numeral(grade), String.valueOf(number));
    }

    String squad(int ordinal) {
        return one("squad", numeral(ordinal));
    }
}

package cn.redflower.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The engine's web applications speak Chinese throughout: measured against the English texts of the released version.
 */
class WebappTranslationsTest {

    private static final String APP = "META-INF/resources/webjars/camunda/app/";

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    /** What the text must keep: a value to be filled in, or markup. */
    private static final Pattern KEPT =
            Pattern.compile("\\{\\{.*?}}|\\{}|%[sd]|</?(?:a|b|br|code|em|i|li|ol|p|span|strong|ul)\\b[^>]*>");

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private static final Pattern LATIN = Pattern.compile("[A-Za-z]{2,}");

    /** The same in both languages. */
    private static final Set<String> NOT_TRANSLATED = Set.of("ID", "ID*", "CSV", "JSON", "YYYY-MM-DDTHH:mm:ss");

    /** The English one advertises another product with a link; ours says what it means for the reader. */
    private static final Set<String> WORDED_ANEW = Set.of("BANNER_CE_EOL_TEXT");

    @ForEachApplication
    void hasTheKeysOfTheReleasedVersion(String app) throws IOException {
        // of another version there may be more
        assertThat(texts(app, "zh-CN").keySet()).containsAll(texts(app, "en").keySet());
    }

    @ForEachApplication
    void keepsPlaceholdersAndMarkup(String app) throws IOException {
        Map<String, String> chinese = texts(app, "zh-CN");
        SoftAssertions softly = new SoftAssertions();
        texts(app, "en").forEach((key, english) -> {
            if (!WORDED_ANEW.contains(key)) {
                softly.assertThat(kept(chinese.getOrDefault(key, ""))).as(key).isEqualTo(kept(english));
            }
        });
        softly.assertAll();
    }

    @ForEachApplication
    void leavesNothingInEnglish(String app) throws IOException {
        Map<String, String> chinese = texts(app, "zh-CN");
        SoftAssertions softly = new SoftAssertions();
        texts(app, "en").forEach((key, english) -> {
            String text = chinese.getOrDefault(key, "");
            if (LATIN.matcher(KEPT.matcher(english).replaceAll("")).find()
                    && !isDateFormat(key)
                    && !NOT_TRANSLATED.contains(text)) {
                softly.assertThat(text).as(key).containsPattern(CHINESE);
            }
        });
        softly.assertAll();
    }

    /** A second language in the list would be taken by every browser that is set to it. */
    @ForEachApplication
    void isChineseWhateverTheBrowserPrefers(String app) throws IOException {
        try (InputStream config = resource(APP + app + "/scripts/config.js")) {
            assertThat(new String(config.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("locales: {availableLocales: ['zh-CN'], fallbackLocale: 'zh-CN'}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    @Retention(RetentionPolicy.RUNTIME)
    private @interface ForEachApplication {}

    private static boolean isDateFormat(String key) {
        return key.startsWith("/dateLocales/longDateFormat/") || key.equals("/dateLocales/calendar/sameElse");
    }

    private static List<String> kept(String text) {
        return KEPT.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    private static Map<String, String> texts(String app, String locale) throws IOException {
        try (InputStream file = resource(APP + app + "/locales/" + locale + ".json")) {
            Map<String, String> texts = new TreeMap<>();
            collect("", JSON.readTree(file), texts);
            return texts;
        }
    }

    private static void collect(String path, JsonNode node, Map<String, String> texts) {
        if (node.isObject()) {
            node.properties().forEach(entry -> collect(path + "/" + entry.getKey(), entry.getValue(), texts));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + i, node.get(i), texts);
            }
        } else {
            texts.put(path.startsWith("/labels/") ? path.substring("/labels/".length()) : path, node.asText());
        }
    }

    private static InputStream resource(String path) {
        InputStream stream = WebappTranslationsTest.class.getClassLoader().getResourceAsStream(path);
        assertThat(stream).as(path).isNotNull();
        return stream;
    }
}

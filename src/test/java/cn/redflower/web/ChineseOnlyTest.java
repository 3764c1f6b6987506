package cn.redflower.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.Unreadable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/**
 * Sentences are written in Chinese throughout, those that no test gets to see as well: refusals, forms, what scripts
 * say, mails.
 */
class ChineseOnlyTest {

    private static final Path RESOURCES = Path.of("src", "main", "resources");
    /**
     * Said to those who start the product, to the authors of scripts, and of file formats that are called by their
     * English names.
     */
    private static final Pattern FOR_OTHERS =
            Pattern.compile("(start|site|demo)\\..*|openbadge\\.(key|issuer)-.*|signin\\.key-.*|audit\\.command\\..*|"
                    + "organization\\.administrator-made"
                    + "|engine\\.json-only|document\\.(format|how-to)\\..*|spreadsheet\\..*");

    private static final Pattern IN_THE_LOG = Pattern.compile(
            "(start|site)\\..*|demo\\.(ready\\.|creation-|other-size|server-stopped).*|openbadge\\.(key|issuer)-.*"
                    + "|signin\\.key-.*|audit\\.(command|check)\\..*|organization\\.administrator-made");
    /**
     * Examples of what is to be typed, the name of the standard that authenticators are sold by, the address of a page
     * that becomes a link.
     */
    private static final List<String> EXAMPLES =
            List.of("HS2X-2026-00001", "zhangsan@qq.com", "qq.com", "zhangsan", "TOTP", "/calendar/{0}");

    private static final Pattern DATE_PATTERN = Pattern.compile("y{4}年.*|M月d日.*");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+(,[^}]*)?}");
    private static final Pattern LITERAL =
            Pattern.compile("'([^'\\\\\\n]*+(?:\\\\.[^'\\\\\\n]*+)*+)'|`([^`\\\\]*+(?:\\\\.[^`\\\\]*+)*+)`");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{.*?}}");

    @Test
    void bundles() {
        Map<String, List<String>> foreign = new TreeMap<>();
        files(RESOURCES.resolve("messages"), name -> name.endsWith(".properties") && !name.endsWith("_en.properties"))
                .forEach(file -> properties(file).forEach((key, value) -> {
                    if (!FOR_OTHERS.matcher((String) key).matches()
                            && !DATE_PATTERN.matcher((String) value).matches()) {
                        String text = (String) value;
                        for (String example : EXAMPLES) {
                            text = text.replace(example, "");
                        }
                        note(
                                foreign,
                                (String) key,
                                Unreadable.in(PLACE.matcher(text).replaceAll("1")));
                    }
                }));
        assertThat(foreign).isEmpty();
    }

    /**
     * Whoever starts the product reads its log in both languages; no page can show English, so there is none for it.
     */
    @Test
    void english_stands_in_the_log_only() {
        files(RESOURCES.resolve("messages"), name -> name.endsWith("_en.properties"))
                .forEach(file -> {
                    Properties chinese = properties(Path.of(file.toString().replace("_en.properties", ".properties")));
                    properties(file)
                            .keySet()
                            .forEach(key -> assertThat((String) key)
                                    .as(file.toString())
                                    .matches(IN_THE_LOG)
                                    .satisfies(each -> assertThat(chinese).containsKey(each)));
                });
    }

    @Test
    void forms_in_tasklist() {
        Map<String, List<String>> foreign = new TreeMap<>();
        files(Path.of("forms"), name -> name.endsWith(".html")).forEach(file -> {
            Document form = Jsoup.parse(text(file));
            form.select("script").remove();
            texts(form).forEach(text -> note(foreign, file + ": " + text, Unreadable.in(text)));
        });
        assertThat(foreign).isEmpty();
    }

    @Test
    void sentences_of_scripts() {
        Map<String, List<String>> foreign = new TreeMap<>();
        Stream<Path> scripts = Stream.of(
                        files(RESOURCES.resolve("static"), name -> name.endsWith(".js") && !name.equals("demo.js")),
                        files(RESOURCES.resolve("META-INF"), name -> name.endsWith(".js")),
                        files(Path.of("forms"), name -> name.endsWith(".html")))
                .flatMap(s -> s);
        scripts.forEach(file -> literals(script(file)).stream()
                .filter(text -> CHINESE.matcher(text).find()
                        && !DATE_PATTERN.matcher(text).matches())
                .flatMap(text -> texts(Jsoup.parseBodyFragment(text)))
                .forEach(text -> note(foreign, file + ": " + text, Unreadable.in(text))));
        assertThat(foreign).isEmpty();
    }

    @Test
    void mails() {
        Map<String, List<String>> foreign = new TreeMap<>();
        files(RESOURCES.resolve("mail"), name -> name.endsWith(".txt"))
                .forEach(file -> text(file)
                        .lines()
                        .forEach(line -> note(
                                foreign,
                                file + ": " + line,
                                Unreadable.in(line.replaceAll("^Subject: ", "")
                                        .replaceAll("\\[\\(.*?\\)]", "1")
                                        .replaceAll("\\[[#/][^\\]]*]", "")))));
        files(RESOURCES.resolve("mail"), name -> name.endsWith(".html"))
                .forEach(file -> Jsoup.parse(text(file))
                        .body()
                        .getAllElements()
                        .forEach(element ->
                                note(foreign, file + ": " + element.ownText(), Unreadable.in(element.ownText()))));
        assertThat(foreign).isEmpty();
    }

    private static void note(Map<String, List<String>> foreign, String where, List<String> words) {
        if (!words.isEmpty()) {
            foreign.put(where, words);
        }
    }

    /**
     * What is shown of a piece of markup, or of a text without any; a digit keeps the place of what Angular puts in.
     */
    private static Stream<String> texts(Document markup) {
        return markup.getAllElements().stream()
                .flatMap(element -> Stream.concat(
                        Stream.of(element.ownText()),
                        Stream.of("title", "placeholder", "aria-label", "alt").map(element::attr)))
                .map(text -> EXPRESSION.matcher(text).replaceAll("1"))
                .filter(text -> !text.isBlank());
    }

    private static String script(Path file) {
        String text = file.toString().endsWith(".html")
                ? String.join(
                        "\n",
                        Jsoup.parse(text(file)).select("script").stream()
                                .map(Element::data)
                                .toList())
                : text(file);
        return text.replaceAll("(?m)(^|\\s)//.*$|/\\*[\\s\\S]*?\\*/", "");
    }

    /** The texts of a script; what stands in a ${…} is read by itself, a digit keeps its place. */
    private static List<String> literals(String script) {
        StringBuilder outside = new StringBuilder();
        StringBuilder inside = new StringBuilder();
        List<String> found = new ArrayList<>();
        int depth = 0;
        for (int i = 0; i < script.length(); i++) {
            char c = script.charAt(i);
            if (depth == 0 && script.startsWith("${", i)) {
                outside.append('1');
                depth = 1;
                i++;
            } else if (depth == 0) {
                outside.append(c);
            } else {
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                if (depth > 0) {
                    inside.append(c);
                } else {
                    found.addAll(literals(inside.toString()));
                    inside.setLength(0);
                }
            }
        }
        LITERAL.matcher(outside)
                .results()
                .map(literal -> literal.group(1) == null ? literal.group(2) : literal.group(1))
                .forEach(found::add);
        return found;
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder, Predicate<String> wanted) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all
                    .filter(Files::isRegularFile)
                    .filter(file -> wanted.test(file.getFileName().toString()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package cn.redflower.people.organ;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Which county it is stands in the database: code, pages, mails, messages, configuration and models would do for any.
 */
class NoCountyInTheProductTest {

    private static final Path DEMO = Path.of("src", "main", "resources", "demo");
    private static final Pattern COUNTY = Pattern.compile("惠水|惠少|Huishui");

    @Test
    void names_no_county() throws IOException {
        List<String> found = new ArrayList<>();
        for (String root : List.of("src/main", "bpmn", "forms")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(file -> !file.startsWith(DEMO))
                        .toList()) {
                    // what is no text has no such bytes either
                    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                    if (COUNTY.matcher(text).find()) {
                        found.add(file.toString());
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }
}

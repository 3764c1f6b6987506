package cn.redflower.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The administrator reads every action in Chinese, whichever module records it. */
class ActionNamesTest {

    private static final Pattern RECORDED = Pattern.compile(
            "(?:AuditEvent\\s*\\.\\s*(?:done|refused)\\(\\s*|@ShowsMinors\\()\"([a-z.-]+)\"|void record\\(String "
                    + "action|record\\(\"([a-z.-]+)\", ");

    @Test
    void every_action_that_is_recorded_has_a_name_in_both_languages() throws IOException {
        Set<String> recorded = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher matcher = RECORDED.matcher(Files.readString(source));
                while (matcher.find()) {
                    String action = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                    if (action != null) {
                        recorded.add("audit.action." + action);
                    }
                }
            }
        }
        assertThat(recorded)
                .contains(
                        "audit.action.task.completed",
                        "audit.action.permission.revoked",
                        "audit.action.pupils.exported");
        ResourceBundle names = ResourceBundle.getBundle(
                "messages/audit",
                Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        assertThat(names.keySet()).containsAll(recorded);
    }
}

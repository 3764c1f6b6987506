package cn.redflower.platform.audit;

import cn.redflower.platform.audit.ChainCheck.Anchor;
import cn.redflower.platform.audit.ChainCheck.Result;
import cn.redflower.platform.start.BothLanguages;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.StringUtils;

/**
 * {@code java -jar … check-audit [number hash | file]}: checks the audit trail without the server, with nothing but the
 * database's address and login and what was noted outside of it, so that whoever checks it need not trust the running
 * application.
 */
public final class CheckCommand {

    /** The word on the command line. */
    public static final String NAME = "check-audit";

    static final int INTACT = 0;
    static final int BROKEN = 1;
    static final int NOT_CHECKED = 2;
    static final int NOTHING_TO_COMPARE = 3;

    private static final String URL = "SPRING_DATASOURCE_URL";
    private static final String USERNAME = "SPRING_DATASOURCE_USERNAME";
    private static final String PASSWORD = "SPRING_DATASOURCE_PASSWORD";
    private static final String ANCHORS = "AUDIT_ANCHORS";
    private static final String USUAL_ANCHORS = "data/audit-anchors.txt";

    private CheckCommand() {}

    /**
     * Checks and says what came of it.
     *
     * @param arguments what follows the command's name: nothing, number and hash of an anchor, or a file of anchors
     * @param settings the environment variables
     * @return the exit code: 0 intact and as it was noted, 1 broken, 2 could not be checked, 3 no entry contradicts
     *     another, but nothing that was noted says whether the end is there
     */
    public static int run(List<String> arguments, Map<String, String> settings, PrintStream out) {
        Optional<List<Anchor>> anchors;
        try {
            anchors = anchors(arguments, settings);
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            out.println(BothLanguages.say("audit.command.anchors-unreadable", String.valueOf(e.getMessage())));
            return NOT_CHECKED;
        }
        if (anchors.isEmpty()) {
            out.println(BothLanguages.say("audit.command.usage"));
            return NOT_CHECKED;
        }
        String missing = List.of(URL, USERNAME, PASSWORD).stream()
                .filter(name -> !StringUtils.hasText(settings.get(name)))
                .collect(Collectors.joining(" "));
        if (!missing.isEmpty()) {
            out.println(BothLanguages.say("audit.command.settings-missing", missing));
            return NOT_CHECKED;
        }
        try (Connection connection =
                DriverManager.getConnection(settings.get(URL), settings.get(USERNAME), settings.get(PASSWORD))) {
            Result result = ChainCheck.over(connection, anchors.get());
            out.println(BothLanguages.say(sentence(result), arguments(result)));
            if (result.intact() && !result.held()) {
                out.println(BothLanguages.say(
                        "audit.command.no-anchor",
                        file(settings).toAbsolutePath().toString()));
            }
            return !result.intact() ? BROKEN : result.held() ? INTACT : NOTHING_TO_COMPARE;
        } catch (SQLException e) {
            out.println(BothLanguages.say("audit.command.failed", String.valueOf(e.getMessage())));
            return NOT_CHECKED;
        }
    }

    /** What the trail is held against; nothing at all if the arguments say neither an anchor nor a file. */
    private static Optional<List<Anchor>> anchors(List<String> arguments, Map<String, String> settings)
            throws IOException {
        if (arguments.size() == 2) {
            Anchor given = Anchor.read(arguments.get(0), arguments.get(1));
            List<Anchor> noted = new AnchorFile(file(settings)).read();
            return given == null
                    ? Optional.empty()
                    : Optional.of(
                            Stream.concat(Stream.of(given), noted.stream()).toList());
        } else if (arguments.size() == 1) {
            Path named = Path.of(arguments.get(0));
            return Files.exists(named) ? Optional.of(new AnchorFile(named).read()) : Optional.empty();
        }
        return arguments.isEmpty() ? Optional.of(new AnchorFile(file(settings)).read()) : Optional.empty();
    }

    /** Where the application notes anchors. */
    private static Path file(Map<String, String> settings) {
        String named = settings.get(ANCHORS);
        return Path.of(StringUtils.hasText(named) ? named.strip() : USUAL_ANCHORS);
    }

    /** Key of the sentence that says what was found. */
    static String sentence(Result result) {
        if (!result.intact()) {
            return "audit.check." + result.fault();
        }
        return result.held()
                ? "audit.check.intact"
                : result.entries() == 0 ? "audit.check.nothing" : "audit.check.unanchored";
    }

    /** What the sentence names. */
    static Object[] arguments(Result result) {
        return new Object[] {
            String.valueOf(result.entries()),
            String.valueOf(result.lastHash()),
            String.valueOf(result.brokenAt()),
            String.valueOf(result.anchors())
        };
    }
}

package cn.redflower.audit;

import cn.redflower.audit.ChainCheck.Anchor;
import cn.redflower.audit.ChainCheck.Result;
import cn.redflower.start.BothLanguages;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.util.StringUtils;

/**
 * {@code java -jar … check-audit [number hash]}: checks the audit trail without the server, with nothing but the database's address and
 * login, so that whoever checks it need not trust the running application.
 */
public final class CheckCommand {

    /** The word on the command line. */
    public static final String NAME = "check-audit";

    static final int INTACT = 0;
    static final int BROKEN = 1;
    static final int NOT_CHECKED = 2;

    private static final String URL = "SPRING_DATASOURCE_URL";
    private static final String USERNAME = "SPRING_DATASOURCE_USERNAME";
    private static final String PASSWORD = "SPRING_DATASOURCE_PASSWORD";

    private CheckCommand() {
    }

    /**
     * Checks and says what came of it.
     *
     * @param arguments what follows the command's name: nothing, or number and hash of an anchor
     * @param settings the environment variables
     * @return the exit code: 0 intact, 1 broken, 2 could not be checked
     */
    public static int run(List<String> arguments, Map<String, String> settings, PrintStream out) {
        Anchor anchor = arguments.size() == 2 ? Anchor.read(arguments.get(0), arguments.get(1)) : null;
        if (!arguments.isEmpty() && anchor == null) {
            out.println(BothLanguages.say("audit.command.usage"));
            return NOT_CHECKED;
        }
        String missing = List.of(URL, USERNAME, PASSWORD).stream().filter(name -> !StringUtils.hasText(settings.get(name))).collect(Collectors.joining(" "));
        if (!missing.isEmpty()) {
            out.println(BothLanguages.say("audit.command.settings-missing", missing));
            return NOT_CHECKED;
        }
        try (Connection connection = DriverManager.getConnection(settings.get(URL), settings.get(USERNAME), settings.get(PASSWORD))) {
            Result result = ChainCheck.over(connection, anchor);
            out.println(BothLanguages.say(sentence(result), arguments(result)));
            return result.intact() ? INTACT : BROKEN;
        } catch (SQLException e) {
            out.println(BothLanguages.say("audit.command.failed", String.valueOf(e.getMessage())));
            return NOT_CHECKED;
        }
    }

    /** Key of the sentence that says what was found. */
    static String sentence(Result result) {
        return result.intact() ? result.entries() == 0 ? "audit.check.empty" : "audit.check.intact" : "audit.check." + result.fault();
    }

    /** What the sentence names. */
    static Object[] arguments(Result result) {
        return new Object[] {String.valueOf(result.entries()), String.valueOf(result.lastHash()), String.valueOf(result.brokenAt())};
    }
}

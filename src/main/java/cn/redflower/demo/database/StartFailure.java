package cn.redflower.demo.database;

import cn.redflower.platform.start.StartRefused;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds out why the embedded server did not start. */
final class StartFailure {

    private static final int LINES_SHOWN = 12;

    private StartFailure() {}

    static StartRefused of(Throwable failure, DataFolder folder) {
        String said = lastLines(folder.log());
        if (said.contains("as root") && !LinuxUtils.isUnshareAvailable()) {
            return new StartRefused(failure, "demo.root", folder.path());
        }
        if (said.contains("No space left on device")) {
            return new StartRefused(
                    failure,
                    "demo.folder-full",
                    folder.path(),
                    folder.path().toFile().getUsableSpace() >> 20,
                    DataFolder.NEEDED_AT_FIRST >> 20);
        }
        if (String.valueOf(failure.getMessage()).contains("postgres binaries")) {
            return new StartRefused(
                    failure, "demo.platform", System.getProperty("os.name"), System.getProperty("os.arch"));
        }
        return new StartRefused(
                failure,
                "demo.database-failed",
                folder.path(),
                said.isEmpty() ? String.valueOf(failure.getMessage()) : said);
    }

    private static String lastLines(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join(
                    System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }
}

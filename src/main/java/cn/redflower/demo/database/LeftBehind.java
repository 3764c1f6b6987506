package cn.redflower.demo.database;

import cn.redflower.platform.start.BothLanguages;
import cn.redflower.platform.start.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deals with what a product that was killed leaves behind: its database server goes on. Whoever uses this holds the
 * {@link DataFolder}, so no living product can be the owner.
 */
final class LeftBehind {

    private static final Logger LOG = LoggerFactory.getLogger(LeftBehind.class);
    private static final int SECONDS_TO_STOP = 60;

    private final ServerPrograms programs;

    LeftBehind(ServerPrograms programs) {
        this.programs = programs;
    }

    /** Stops a server that still runs on this data, properly, as its data is wanted; says so in one line of the log. */
    void stopServerOf(Path database) throws IOException {
        Optional<ProcessHandle> found = serverOf(database);
        if (found.isEmpty()) {
            return;
        }
        ProcessHandle server = found.get();
        boolean stopped = programs.stop(database, "fast", SECONDS_TO_STOP)
                || programs.stop(database, "immediate", SECONDS_TO_STOP);
        if (!stopped && server.isAlive()) {
            throw new StartRefused("demo.server-left-behind", server.pid());
        }
        LOG.warn(BothLanguages.sayOnOneLine("demo.server-stopped", String.valueOf(server.pid())));
    }

    private Optional<ProcessHandle> serverOf(Path database) throws IOException {
        Path pidFile = database.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        // the number alone proves nothing: after a restart of the machine it may be any process's
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(programs::areRunBy);
    }

    /**
     * Ends whatever else of ours still runs: the making of a database that was never finished, in which there is
     * nothing to lose.
     */
    void endTheRest() throws IOException {
        for (ProcessHandle process :
                ProcessHandle.allProcesses().filter(programs::areRunBy).toList()) {
            process.destroyForcibly();
            try {
                process.onExit().get(SECONDS_TO_STOP, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            } catch (ExecutionException | TimeoutException e) {
                throw new StartRefused(e, "demo.server-left-behind", process.pid());
            }
        }
    }
}

package cn.redflower.demo.database;

import cn.redflower.platform.start.BothLanguages;
import cn.redflower.platform.start.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The demo's PostgreSQL: started with the product, stopped with it, durable in between. It listens on a free port of
 * this machine only and lets nobody in without the password that lies beside its data.
 */
final class EmbeddedServer implements AutoCloseable {

    static final String USER = "postgres";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final int SECONDS_TO_RECOVER = 300;
    private static final int SECONDS_TO_STOP = 60;
    private static final int PORTS_TRIED = 3;

    private final DataFolder folder;
    private ServerPrograms programs;
    private String password;
    private int port;
    private boolean running;
    private boolean closed;

    /** @param folder held by the caller; let go of when the server is closed */
    EmbeddedServer(DataFolder folder) {
        this.folder = folder;
    }

    /**
     * Starts the server, on the data that is there or on a new, empty database.
     *
     * @throws StartRefused if it cannot
     */
    synchronized void start() {
        if (closed) {
            throw new IllegalStateException("closed before it was started");
        }
        try {
            Files.deleteIfExists(folder.log());
            password = ServerPassword.in(folder);
            programs = ServerPrograms.in(folder.programs(), folder.log());
            if (Files.exists(folder.database())) {
                requireSameVersion();
                new LeftBehind(programs).stopServerOf(folder.database());
            }
            createIfThereIsNone();
            startOnFreePort();
        } catch (IOException | IllegalStateException e) {
            throw StartFailure.of(e, folder);
        }
    }

    private void requireSameVersion() throws IOException {
        String ours = programs.majorVersion();
        String theirs =
                Files.readString(folder.database().resolve("PG_VERSION")).strip();
        if (!ours.equals(theirs)) {
            throw new StartRefused("demo.other-version", folder.database(), theirs, ours);
        }
    }

    /**
     * A database gets its name only when it is complete, so a run that is killed in between leaves nothing that looks
     * like one.
     */
    private void createIfThereIsNone() throws IOException {
        Path unfinished = folder.unfinishedDatabase();
        if (Files.exists(unfinished)) {
            new LeftBehind(programs).endTheRest();
            FileSystemUtils.deleteRecursively(unfinished);
            LOG.warn(BothLanguages.sayOnOneLine("demo.creation-repeated"));
        }
        if (Files.notExists(folder.database())) {
            programs.create(unfinished, USER, ServerPassword.file(folder));
            Files.move(unfinished, folder.database());
        }
    }

    private void startOnFreePort() throws IOException {
        for (int i = 0; i < PORTS_TRIED && !running; i++) {
            port = freePort();
            running = programs.start(
                    folder.database(),
                    List.of(
                            "-p",
                            String.valueOf(port),
                            "-c",
                            "listen_addresses=localhost",
                            "-c",
                            "unix_socket_directories=",
                            "-c",
                            "fsync=on",
                            "-c",
                            "synchronous_commit=on",
                            "-c",
                            "full_page_writes=on",
                            "-c",
                            "timezone=Asia/Shanghai"),
                    SECONDS_TO_RECOVER);
        }
        if (!running) {
            // one that is not ready yet must not go on without us
            programs.stop(folder.database(), "immediate", SECONDS_TO_STOP);
            throw new IOException("pg_ctl could not start the server");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    synchronized String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    synchronized String password() {
        return password;
    }

    /** Stops the server, waiting until it has, and lets go of the folder. Waits for a start that is under way. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (running && !programs.stop(folder.database(), "fast", SECONDS_TO_STOP)) {
                LOG.error(
                        "PostgreSQL did not stop within {} s; the next start will see to it. See {}",
                        SECONDS_TO_STOP,
                        folder.log());
            }
        } finally {
            folder.close();
        }
    }
}

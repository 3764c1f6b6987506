package cn.redflower.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The product as a process of its own, on a free port, so that a test can kill it: {@link #demo} with a data folder and
 * the small county, {@link #bare} with nothing but what the test gives it. Whatever it leaves behind is cleared away by
 * {@link #close()}.
 */
public final class ProductProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern READY = Pattern.compile("http://localhost:(\\d+)/demo/mailbox");

    private final Process process;
    private final Path log;
    private final Path data;
    private final Pattern ready;
    private boolean killed;

    private ProductProcess(Path folder, Path data, List<String> arguments) {
        this(folder, data, READY, Map.of(), ofTestClasses(folder, arguments));
    }

    private ProductProcess(
            Path folder, Path data, Pattern ready, Map<String, String> environment, List<String> arguments) {
        this.data = data;
        this.ready = ready;
        try {
            Files.createDirectories(folder);
            this.log = Files.createTempFile(folder, "product", ".log");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Dfile.encoding=UTF-8",
                    "-Dstdout.encoding=UTF-8"));
            command.addAll(arguments);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment()
                    .keySet()
                    .removeIf(name -> name.startsWith("SPRING_") || name.equals("ADMIN_PASSWORD"));
            builder.environment().putAll(environment);
            this.process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> ofTestClasses(Path folder, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                "cn.redflower.LittleRedFlower"));
        all.addAll(arguments);
        return all;
    }

    /**
     * Starts the packaged jar as an office does, on a free port; wait for it with {@link #ready()}.
     *
     * @param environment its settings
     * @param ahead by how many days its time is ahead of the machine's
     */
    public static ProductProcess packaged(Path folder, Path jar, Map<String, String> environment, int ahead) {
        List<String> arguments = new ArrayList<>();
        if (ahead != 0) {
            arguments.add("-javaagent:" + TimeAhead.agent(folder) + "=" + ahead);
        }
        arguments.addAll(List.of("-jar", jar.toString(), "--server.port=0"));
        return new ProductProcess(folder, null, STARTED, environment, arguments);
    }

    /** Starts the demo with six schools on a data folder of its own; wait for it with {@link #ready()}. */
    public static ProductProcess demo(Path data, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "--spring.profiles.active=demo",
                "--demo.size=small",
                "--server.port=0",
                "--redflower.demo.data-directory=" + data));
        all.addAll(List.of(arguments));
        return new ProductProcess(data.resolveSibling(data.getFileName() + "-logs"), data, all);
    }

    /** Starts the product without profile and settings, its log in the folder. */
    public static ProductProcess bare(Path folder, String... arguments) {
        return new ProductProcess(folder, null, List.of(arguments));
    }

    /** Waits until it says that it is up. */
    public ProductProcess ready() {
        try {
            await("the product is up", () -> ready.matcher(log()).find() || !process.isAlive());
            if (!process.isAlive()) {
                throw new AssertionError("the product ended: " + log());
            }
            return this;
        } catch (AssertionError e) {
            close();
            throw e;
        }
    }

    /** The port it listens on. */
    public int port() {
        Matcher address = ready.matcher(log());
        if (!address.find()) {
            throw new IllegalStateException("not ready");
        }
        return Integer.parseInt(address.group(1));
    }

    /** Everything it has said so far. */
    public String log() {
        try {
            // it may be in the middle of a character
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls it as a script does. */
    public Http http() {
        return new Http(port());
    }

    /** The embedded database of a running demo. */
    public JdbcTemplate database() {
        try {
            String port = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                    .get(3)
                    .strip();
            return new JdbcTemplate(new DriverManagerDataSource(
                    "jdbc:postgresql://localhost:" + port + "/postgres",
                    "postgres",
                    Files.readString(data.resolve("postgres.password")).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as {@code kill -9} does; its database goes on. */
    public void kill() {
        killed = true;
        process.destroyForcibly();
        exitCode();
    }

    /** Waits for its end. */
    public int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the product goes on: " + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Stops it as Ctrl-C does, and a database that was left behind by a kill with it. */
    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            exitCode();
        }
        Path pidFile = killed ? data.resolve("postgres/postmaster.pid") : null;
        if (pidFile != null && Files.exists(pidFile)) {
            try {
                ProcessHandle.of(Long.parseLong(
                                Files.readAllLines(pidFile).get(0).strip()))
                        .filter(server -> server.info()
                                .command()
                                .map(program ->
                                        program.contains(data.getFileName().toString()))
                                .orElse(false))
                        .ifPresent(ProcessHandle::destroyForcibly);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Waits for a condition, looking again and again. */
    public static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("still not: " + what);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(100).toNanos());
        }
    }
}

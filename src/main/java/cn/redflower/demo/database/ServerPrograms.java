package cn.redflower.demo.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.lang3.SystemUtils;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL's programs for this machine, unpacked into our own folder and not into the system's temporary one, which
 * is cleaned under a running server. Because nobody else's server runs from there, a process whose program lies in it
 * is ours.
 */
final class ServerPrograms {

    private final Path folder;
    private final Path bin;
    private final Path log;

    private ServerPrograms(Path folder, Path bin, Path log) {
        this.folder = folder;
        this.bin = bin;
        this.log = log;
    }

    /**
     * The programs, unpacked if they are not yet.
     *
     * @param log where they write what they have to say
     * @throws IllegalStateException if there are none for this machine
     */
    static ServerPrograms in(Path folder, Path log) throws IOException {
        byte[] archive;
        try (InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                SystemUtils.IS_OS_MAC ? "Darwin" : osName(), osArchitecture())) {
            archive = packed.readAllBytes();
        }
        Path unpacked = folder.resolve(digest(archive));
        if (Files.notExists(unpacked)) {
            Path incomplete = folder.resolve("incomplete");
            FileSystemUtils.deleteRecursively(incomplete);
            Files.createDirectories(incomplete);
            unpack(archive, incomplete);
            Files.move(incomplete, unpacked);
        }
        return new ServerPrograms(folder, unpacked.resolve("bin"), log);
    }

    private static String osName() {
        return SystemUtils.IS_OS_WINDOWS ? "Windows" : SystemUtils.IS_OS_LINUX ? "Linux" : SystemUtils.OS_NAME;
    }

    private static String osArchitecture() {
        return "amd64".equals(SystemUtils.OS_ARCH) ? "x86_64" : SystemUtils.OS_ARCH;
    }

    private static String digest(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new BufferedInputStream(new XZCompressorInputStream(new ByteArrayInputStream(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    if (entry.isSymbolicLink() || entry.isLink()) {
                        Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                    } else {
                        Files.copy(tar, file);
                        if (file.getParent().endsWith("bin")) {
                            file.toFile().setExecutable(true, false);
                        }
                    }
                }
            }
        }
    }

    /** Whether a process runs one of these programs. */
    boolean areRunBy(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).startsWith(folder))
                .orElse(false);
    }

    /** The major version, as in a data folder's {@code PG_VERSION}. */
    String majorVersion() throws IOException {
        Process process = new ProcessBuilder(program("postgres"), "--version").start();
        // "postgres (PostgreSQL) 18.6"
        String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return version.substring(version.lastIndexOf(' ') + 1).split("\\.")[0];
    }

    /**
     * Makes a new data folder.
     *
     * @throws IOException if it cannot be made
     */
    void create(Path database, String superuser, Path passwordFile) throws IOException {
        int exit = run(
                "initdb",
                "-D",
                database.toString(),
                "-U",
                superuser,
                "--pwfile=" + passwordFile,
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
        if (exit != 0) {
            throw new IOException("initdb ended with " + exit);
        }
    }

    /** Starts a server and waits until it takes connections; false if it does not. */
    boolean start(Path database, List<String> options, int seconds) throws IOException {
        return run(
                        "pg_ctl",
                        "-D",
                        database.toString(),
                        "-o",
                        String.join(" ", options),
                        "-l",
                        log.toString(),
                        "-w",
                        "-t",
                        String.valueOf(seconds),
                        "start")
                == 0;
    }

    /** Stops the server of a data folder and waits until it has; false if it did not. */
    boolean stop(Path database, String mode, int seconds) throws IOException {
        return run("pg_ctl", "-D", database.toString(), "-m", mode, "-w", "-t", String.valueOf(seconds), "stop") == 0;
    }

    private int run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // the programs refuse to be root; in a user namespace of their own they are not
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(program(program));
        command.addAll(List.of(arguments));
        ProcessBuilder.Redirect toLog = ProcessBuilder.Redirect.appendTo(log.toFile());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(toLog)
                .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                .start();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + program, e);
        }
    }

    private static File nothing() {
        return new File(SystemUtils.IS_OS_WINDOWS ? "NUL" : "/dev/null");
    }

    private String program(String name) {
        return bin.resolve(SystemUtils.IS_OS_WINDOWS ? name + ".exe" : name).toString();
    }
}

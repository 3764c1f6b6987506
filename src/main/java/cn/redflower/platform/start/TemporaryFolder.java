package cn.redflower.platform.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where everything that is only set down for a moment lies: uploads, sheets with pupils, print files, whatever a
 * library puts into the system's temporary folder. Each process has a folder of its own in which nobody else can look;
 * what a process that was killed has left behind is swept away by the next one that starts. Which process still lives
 * is told by a lock that ends with it, however it ends.
 */
public final class TemporaryFolder {

    private static final String SYSTEMS = "java.io.tmpdir";
    private static final String OF_PROCESS = "run-";
    private static final String LOCK = "in-use.lock";
    private static final String OWNER_ONLY = "rwx------";

    private static Path own;
    /** Held until the process ends. */
    @SuppressWarnings("unused")
    private static FileChannel held;

    private TemporaryFolder() {}

    /** Makes the folder of this process and has everything go there; to be called before anything is set down. */
    public static void take() {
        try {
            Path all = ofProduct(Path.of(System.getProperty(SYSTEMS)));
            sweep(all);
            own = made(all, OF_PROCESS);
            held = FileChannel.open(own.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            held.lock();
            // for libraries; newer JDKs have read it by now, which is why what is ours asks here
            System.setProperty(SYSTEMS, own.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empties it at the end of the process. */
    public static void giveUp() {
        emptyQuietly(own);
    }

    /** The server's own: forms with files are taken apart there. */
    public static Map<String, Object> settings() {
        return Map.of("server.tomcat.basedir", own.resolve("tomcat").toString());
    }

    /** A new, empty file; in the system's folder where nobody has taken one, as in tests. */
    public static Path file(String prefix, String suffix) throws IOException {
        return own == null ? Files.createTempFile(prefix, suffix) : Files.createTempFile(own, prefix, suffix);
    }

    /**
     * A folder with a name of its own. Not the JDK's way to make one: that would fix the system's folder before it is
     * ours.
     */
    private static Path made(Path in, String prefix) throws IOException {
        return Files.createDirectory(
                in.resolve(prefix + ProcessHandle.current().pid() + "-" + UUID.randomUUID()), ownerOnly(in));
    }

    /** One folder for all processes of this user; not one that somebody else has put there in advance. */
    static Path ofProduct(Path systems) throws IOException {
        Path folder = systems.resolve("little-red-flower-" + System.getProperty("user.name"));
        if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
            try {
                return Files.createDirectory(folder, ownerOnly(systems));
            } catch (java.nio.file.FileAlreadyExistsException madeMeanwhile) {
                // by another process of ours, or it is looked at below
            }
        }
        if (!isOurs(folder)) {
            return made(systems, "little-red-flower-");
        }
        if (isPosix(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(OWNER_ONLY));
        }
        return folder;
    }

    private static boolean isOurs(Path folder) throws IOException {
        Path probe = made(folder.getParent(), "little-red-flower-");
        try {
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(probe));
        } finally {
            Files.delete(probe);
        }
    }

    /** Removes what processes have left that are no more. */
    static void sweep(Path all) throws IOException {
        List<Path> runs;
        try (Stream<Path> found = Files.list(all)) {
            runs = found.filter(each -> each.getFileName().toString().startsWith(OF_PROCESS))
                    .toList();
        }
        for (Path run : runs) {
            if (!isInUse(run)) {
                emptyQuietly(run);
            }
        }
    }

    private static boolean isInUse(Path run) {
        Path lock = run.resolve(LOCK);
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free == null;
        } catch (OverlappingFileLockException ourOwn) {
            return true;
        } catch (IOException noLock) {
            return justMade(run);
        }
    }

    /** It may be about to be locked. */
    private static boolean justMade(Path run) {
        try {
            return Files.getLastModifiedTime(run)
                    .toInstant()
                    .isAfter(Instant.now().minusSeconds(60));
        } catch (IOException gone) {
            return true;
        }
    }

    private static void emptyQuietly(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path emptied, IOException failed) throws IOException {
                    Files.deleteIfExists(emptied);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException inUse) {
            // the next start tries again
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path there) {
        return isPosix(there)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path there) {
        return there.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}

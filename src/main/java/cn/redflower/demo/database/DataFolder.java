package cn.redflower.demo.database;

import cn.redflower.platform.start.StartRefused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder the demo keeps its data in, held by one running product at a time. The hold is a file lock, which the
 * operating system takes away when the process ends in whatever way: so whoever holds it knows that no other product
 * lives on this data, and that a database server found here is a leftover.
 */
final class DataFolder implements AutoCloseable {

    static final long NEEDED_AT_FIRST = 600L << 20;
    static final long NEEDED_TO_GO_ON = 100L << 20;

    /** Locked beyond the text, so that a second start can read it on every operating system. */
    private static final long LOCKED_BYTE = 1L << 20;

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Takes hold of the folder and makes it if need be.
     *
     * @throws StartRefused if it cannot be written, if there is too little room, or if the product already runs from it
     */
    static DataFolder hold(Path path) {
        FileChannel channel = null;
        try {
            Files.createDirectories(path);
            channel = FileChannel.open(
                    path.resolve("running.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            DataFolder folder = new DataFolder(path.toRealPath(), channel);
            folder.lock();
            folder.requireRoom();
            return folder;
        } catch (IOException e) {
            closeQuietly(channel);
            throw new StartRefused(e, "demo.folder-unwritable", path);
        } catch (StartRefused e) {
            closeQuietly(channel);
            throw e;
        }
    }

    private void lock() throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException sameProcess) {
            lock = null;
        }
        if (lock == null) {
            ByteBuffer holder = ByteBuffer.allocate(64);
            channel.read(holder, 0);
            throw new StartRefused(
                    "demo.already-running",
                    path,
                    new String(holder.array(), 0, holder.position(), StandardCharsets.US_ASCII).strip());
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
    }

    private void requireRoom() throws IOException {
        long needed = Files.exists(database().resolve("PG_VERSION")) ? NEEDED_TO_GO_ON : NEEDED_AT_FIRST;
        long free = Files.getFileStore(path).getUsableSpace();
        if (free < needed) {
            throw new StartRefused("demo.folder-full", path, free >> 20, needed >> 20);
        }
    }

    /** Its real path. */
    Path path() {
        return path;
    }

    /** Where the database's own files are. */
    Path database() {
        return path.resolve("postgres");
    }

    /** Where a new database is made, before it is complete. */
    Path unfinishedDatabase() {
        return path.resolve("postgres.unfinished");
    }

    /** Where the database's programs are unpacked to. */
    Path programs() {
        return path.resolve("postgres-programs");
    }

    /** What the database and its programs say. */
    Path log() {
        return path.resolve("postgres.log");
    }

    /** Lets go of the folder. */
    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // the lock is gone with the channel either way
        }
    }
}

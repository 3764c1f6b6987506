package cn.redflower.platform.audit;

import cn.redflower.platform.audit.ChainCheck.Anchor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Anchors of the audit trail outside its database: a file that is only ever added to, a line an anchor, number, hash
 * and time, readable by its owner alone. Whoever can change the database has to come by this file as well.
 */
final class AnchorFile {

    private static final String OWNER_ONLY = "rw-------";

    private final Path file;

    AnchorFile(Path file) {
        this.file = file;
    }

    Path path() {
        return file;
    }

    /** All anchors, as they were noted; none if there is no such file. */
    List<Anchor> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.US_ASCII)) {
            return lines.map(line -> line.strip().split("\\s+"))
                    .filter(parts -> parts.length >= 2)
                    .map(parts -> Anchor.read(parts[0], parts[1]))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
        }
    }

    /** Notes one more. */
    void add(Anchor anchor, OffsetDateTime at) throws IOException {
        if (!Files.exists(file)) {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            create();
        }
        Files.writeString(
                file,
                anchor.number() + " " + anchor.hash() + " " + at + "\n",
                StandardCharsets.US_ASCII,
                StandardOpenOption.APPEND,
                StandardOpenOption.SYNC);
    }

    private void create() throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        } else {
            Files.createFile(file);
        }
    }
}

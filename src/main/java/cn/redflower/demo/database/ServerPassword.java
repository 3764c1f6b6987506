package cn.redflower.demo.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The password of the embedded server, made at random and kept beside its data, readable by its owner only: another
 * user of the same machine must not become the database's superuser, who may run programs.
 */
final class ServerPassword {

    private ServerPassword() {}

    static Path file(DataFolder folder) {
        return folder.path().resolve("postgres.password");
    }

    /** The password of the folder; made if there is none. */
    static String in(DataFolder folder) throws IOException {
        Path file = file(folder);
        if (Files.notExists(file) || Files.size(file) == 0) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.deleteIfExists(file);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }
}

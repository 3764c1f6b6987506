package cn.redflower.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders for what is set down for a moment: nobody else looks into them, and what the dead have left is swept. */
class TemporaryFolderTest {

    @TempDir
    Path systems;

    @Test
    void what_a_dead_process_left_is_swept_and_a_living_one_keeps_its_own() throws IOException {
        Path all = TemporaryFolder.ofProduct(systems);
        Path dead = run(all, "run-1-a");
        Path living = run(all, "run-2-b");
        try (FileChannel held = FileChannel.open(living.resolve("in-use.lock"), StandardOpenOption.WRITE);
                FileLock lock = held.lock()) {
            assertThat(lock.isValid()).isTrue();
            TemporaryFolder.sweep(all);
            assertThat(dead).doesNotExist();
            assertThat(living.resolve("tomcat/upload.tmp")).exists();
        }
    }

    @Test
    void nobody_else_may_look_into_it() throws IOException {
        Path all = TemporaryFolder.ofProduct(systems);
        assertThat(permissions(all)).isEqualTo("rwx------");
        Files.setPosixFilePermissions(all, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(TemporaryFolder.ofProduct(systems)).isEqualTo(all);
        assertThat(permissions(all)).isEqualTo("rwx------");
    }

    @Test
    void a_link_that_somebody_put_there_in_advance_is_not_followed() throws IOException {
        Path elsewhere = Files.createDirectory(systems.resolve("elsewhere"));
        Path usual = TemporaryFolder.ofProduct(systems);
        Files.delete(usual);
        Files.createSymbolicLink(usual, elsewhere);
        Path all = TemporaryFolder.ofProduct(systems);
        assertThat(all).isNotEqualTo(usual);
        assertThat(permissions(all)).isEqualTo("rwx------");
        assertThat(elsewhere).isEmptyDirectory();
    }

    private static Path run(Path all, String name) throws IOException {
        Path run = Files.createDirectories(all.resolve(name));
        Files.createFile(run.resolve("in-use.lock"));
        Files.createDirectory(run.resolve("tomcat"));
        Files.writeString(run.resolve("tomcat/upload.tmp"), "学号,姓名");
        return run;
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}

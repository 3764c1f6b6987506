package cn.redflower.organization.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 50,000 rows are checked within a heap of 256 MB ({@code design.md} §6): in a JVM that has no more. */
class LargeRosterTest {

    @TempDir
    Path folder;

    @Test
    void a_countys_roster_is_checked_in_a_small_heap() throws IOException, InterruptedException {
        Path file = folder.resolve("county.xlsx");
        LargeRosterReading.write(file);
        Path output = folder.resolve("output.txt");
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-Dfile.encoding=UTF-8",
                "-cp", System.getProperty("java.class.path"), LargeRosterReading.class.getName(), file.toString())
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        boolean ended = child.waitFor(5, TimeUnit.MINUTES);
        child.destroyForcibly();

        assertThat(ended).isTrue();
        assertThat(child.exitValue()).as(Files.readString(output)).isZero();
        System.out.println(Files.readString(output).strip());
    }
}

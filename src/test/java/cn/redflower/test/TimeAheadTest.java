package cn.redflower.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process with its time set ahead lives on a later day, whichever way it asks. */
class TimeAheadTest {

    @TempDir
    Path folder;

    /** Says what time it is. */
    public static final class Asking {

        private Asking() {}

        public static void main(String[] arguments) {
            System.out.println(Instant.now());
            System.out.println(Clock.systemUTC().instant());
            System.out.println(new Date().toInstant());
            System.out.println(ClockUtil.getCurrentTime().toInstant());
        }
    }

    @Test
    void all_of_the_process_is_ahead() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-javaagent:" + TimeAhead.agent(folder) + "=20",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Asking.class.getName())
                .redirectErrorStream(true)
                .start();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(said.toString()).isZero();
        assertThat(said)
                .hasSize(4)
                .allSatisfy(time -> assertThat(ChronoUnit.HOURS.between(Instant.now(), Instant.parse(time)))
                        .isBetween(20 * 24L - 2, 20 * 24L + 2));
    }
}

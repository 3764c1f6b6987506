package cn.redflower.story;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.IntegrationTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The pages {@code src/docs/walkthrough*.md} are true: their shell blocks are run one after the other, and print what
 * stands below them.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "demo.size=small",
            "redflower.demo.data-directory=target/demo-walkthrough",
            "camunda.bpm.job-execution.wait-time-in-millis=500",
            "camunda.bpm.job-execution.max-wait=1000"
        })
@ActiveProfiles("demo")
@ContextConfiguration(initializers = IntegrationTest.Database.class)
@DirtiesContext
class WalkthroughTest {

    private static final Pattern BLOCK = Pattern.compile(
            "(?:<!-- clock: (P\\w+) -->\\s*)?```sh\\n(.*?)```(?:\\n```text\\n(.*?)```)?", Pattern.DOTALL);
    private static final String END = "__end-of-block__";

    @LocalServerPort
    int port;

    @Autowired
    AdjustableClock clock;

    @Autowired
    ProcessEngine engine;

    private Process shell;

    @AfterEach
    void real_time_again() {
        clock.reset();
        if (shell != null) {
            shell.destroy();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"walkthrough.md", "walkthrough-county.md"})
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void every_block_prints_what_the_page_says(String page) throws IOException {
        for (String tool : List.of("/bin/bash", "/usr/bin/curl", "/usr/bin/jq")) {
            boolean there = Files.isExecutable(Path.of(tool));
            assertThat(there || !"required".equals(System.getProperty("browser")))
                    .as(tool + " is required")
                    .isTrue();
            Assumptions.assumeTrue(there, tool + " is not on this machine");
        }
        ProcessEngines.registerProcessEngine(engine);
        clock.setTo(LocalDate.of(2026, 11, 2)
                .atTime(LocalTime.of(9, 0))
                .atZone(AdjustableClock.ZONE)
                .toInstant());
        ProcessBuilder bash = new ProcessBuilder("/bin/bash").redirectErrorStream(true);
        bash.environment().put("BASE", "http://localhost:" + port);
        bash.environment().put("LC_ALL", "C.UTF-8");
        shell = bash.start();
        BufferedReader output = shell.inputReader(StandardCharsets.UTF_8);

        Matcher blocks = BLOCK.matcher(Files.readString(Path.of("src", "docs", page)));
        int run = 0;
        while (blocks.find()) {
            if (blocks.group(1) != null) {
                clock.advance(Duration.ofDays(Period.parse(blocks.group(1)).getDays()));
            }
            List<String> printed = run(output, blocks.group(2));
            String expected = blocks.group(3);
            if (expected != null) {
                assertThat(printed)
                        .as(blocks.group(2))
                        .containsExactlyElementsOf(expected.lines().toList());
            }
            run++;
        }
        assertThat(run).isGreaterThan(8);
    }

    private List<String> run(BufferedReader output, String block) throws IOException {
        OutputStream input = shell.getOutputStream();
        input.write((block + "\necho; echo " + END + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); line != null && !line.endsWith(END); line = output.readLine()) {
            if (!line.isBlank()) {
                lines.add(line);
            }
        }
        return lines;
    }
}

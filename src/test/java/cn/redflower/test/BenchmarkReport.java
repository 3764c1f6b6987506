package cn.redflower.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A table of what a benchmark has measured: printed, and kept as the benchmark's section of
 * {@code src/docs/benchmarks.md} with what it was measured on.
 */
public final class BenchmarkReport {

    private static final Path FILE = Path.of("src", "docs", "benchmarks.md");
    private static final String HEAD = """
            # Benchmarks

            `mvn -Pbench verify` measures and writes the tables here,
                each with what it ran on. They are for comparing: within one run on one machine.
            """;

    private final String title;
    private final List<String> lines = new ArrayList<>();

    public BenchmarkReport(String title, String what, JdbcTemplate jdbc, String... columns) {
        this.title = title;
        lines.add(what);
        lines.add("");
        lines.add("%d cores, Java %s (%s), heap limit %d MB, PostgreSQL %s."
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"),
                        System.getProperty("java.vm.name"),
                        Runtime.getRuntime().maxMemory() >> 20,
                        jdbc.queryForObject("show server_version", String.class)));
        lines.add("");
        row(columns);
        lines.add("|-".repeat(columns.length) + "|");
    }

    public BenchmarkReport row(String... cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
        return this;
    }

    /** A number as people read it. */
    public static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%,.1f" : "%,.0f", value);
    }

    /** Prints it and puts it in the place of the section with this title. */
    public void write() {
        lines.forEach(System.out::println);
        try {
            String all = Files.exists(FILE) ? Files.readString(FILE) : HEAD;
            int from = all.indexOf("\n## " + title + "\n");
            String before = from < 0 ? all : all.substring(0, from);
            int next = from < 0 ? -1 : all.indexOf("\n## ", from + 1);
            Files.writeString(
                    FILE,
                    before + "\n## " + title + "\n\n" + String.join("\n", lines) + "\n"
                            + (next < 0 ? "" : all.substring(next)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

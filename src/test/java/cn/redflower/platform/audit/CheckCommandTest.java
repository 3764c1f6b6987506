package cn.redflower.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.Scale;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check without the server: a process of its own that knows nothing but the database. */
class CheckCommandTest {

    private static final int MANY = Scale.of(100_000, 40_000);

    @TempDir
    Path folder;

    @Test
    void a_long_trail_is_checked_in_a_small_heap() throws Exception {
        AuditDatabase database = new AuditDatabase().with(MANY);
        String hash = hash(database, MANY);
        Process command = start(database, "-Xmx24m", String.valueOf(MANY), hash);
        String said = said(command);
        assertThat(command.exitValue()).as(said).isZero();
        assertThat(said)
                .contains(
                        "审计记录完好：共 " + MANY + " 条，最后一条的校验值为 " + hash + "。",
                        "The audit trail is intact: " + MANY + " entries, the hash of the last is " + hash + ".");
    }

    @Test
    void says_what_is_broken_where_and_ends_with_one() throws Exception {
        AuditDatabase database = new AuditDatabase().with(30);
        database.tamper("update honors.audit_entry set login = 'admin' where number = 7");
        Process command = start(database, "-Xmx64m");
        String said = said(command);
        assertThat(command.exitValue()).as(said).isEqualTo(1);
        assertThat(said).contains("第 7 条的内容被改动过", "entry 7 was altered").doesNotContain("\tat ");
    }

    @Test
    void takes_an_anchor() {
        AuditDatabase database = new AuditDatabase().with(10);
        String hash = hash(database, 9);
        assertThat(run(settings(database), "9", hash)).startsWith("0 审计记录完好：共 10 条");
        database.tamper("delete from honors.audit_entry where number > 5");
        assertThat(run(settings(database))).startsWith("3 ");
        assertThat(run(settings(database), "9", hash))
                .startsWith("1 审计记录已损坏：末尾被截断，第 6 条起缺失。前 5 条完好。")
                .contains("entry 6 and what followed are missing");
    }

    @Test
    void never_says_intact_with_nothing_to_compare_with() {
        AuditDatabase database = new AuditDatabase().with(10);
        assertThat(run(settings(database)))
                .startsWith("3 现有的 10 条记录前后衔接")
                .contains("没有可比对的抄录", "none-noted.txt")
                .doesNotContain("完好", "is intact");
        database.tamper("delete from honors.audit_entry");
        assertThat(run(settings(database)))
                .startsWith("3 没有任何审计记录")
                .contains("There is no audit entry at all", "AUDIT_ANCHORS");
    }

    @Test
    void compares_with_the_file_that_the_application_keeps() throws Exception {
        AuditDatabase database = new AuditDatabase().with(10);
        Path file = folder.resolve("kept/anchors.txt");
        AnchorFile anchors = new AnchorFile(file);
        anchors.add(
                new ChainCheck.Anchor(4, hash(database, 4)),
                java.time.OffsetDateTime.parse("2026-11-02T09:00:00+08:00"));
        anchors.add(
                new ChainCheck.Anchor(9, hash(database, 9)),
                java.time.OffsetDateTime.parse("2026-11-02T10:00:00+08:00"));
        assertThat(Files.getPosixFilePermissions(file))
                .as("its owner's alone")
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Map<String, String> settings = new java.util.HashMap<>(settings(database));
        settings.put("AUDIT_ANCHORS", file.toString());
        assertThat(run(settings)).startsWith("0 审计记录完好：共 10 条").contains("2 项一致");
        assertThat(run(settings(database), file.toString())).startsWith("0 审计记录完好：共 10 条");
        database.tamper("delete from honors.audit_entry where number > 5");
        assertThat(run(settings)).startsWith("1 审计记录已损坏：末尾被截断，第 6 条起缺失。");
        database.tamper("delete from honors.audit_entry");
        assertThat(run(settings)).startsWith("1 审计记录已损坏：末尾被截断，第 1 条起缺失。");
    }

    @Test
    void ends_with_two_where_it_could_not_check() {
        AuditDatabase database = new AuditDatabase();
        assertThat(run(settings(database))).startsWith("3 没有任何审计记录");
        assertThat(run(settings(database), "9")).startsWith("2 用法").contains("Usage");
        assertThat(run(settings(database), "9", "no-hash")).startsWith("2 用法");
        assertThat(run(Map.of("SPRING_DATASOURCE_URL", database.url)))
                .startsWith("2 ")
                .contains("SPRING_DATASOURCE_USERNAME SPRING_DATASOURCE_PASSWORD");
        assertThat(run(Map.of(
                        "SPRING_DATASOURCE_URL",
                        "jdbc:postgresql://localhost:1/nothing",
                        "SPRING_DATASOURCE_USERNAME",
                        "a",
                        "SPRING_DATASOURCE_PASSWORD",
                        "secret9")))
                .startsWith("2 无法核验")
                .contains("Not checked")
                .doesNotContain("secret9");
        database.jdbc.execute("drop table honors.audit_entry");
        assertThat(run(settings(database))).startsWith("2 无法核验");
    }

    private static Map<String, String> settings(AuditDatabase database) {
        return Map.of(
                "SPRING_DATASOURCE_URL",
                database.url,
                "SPRING_DATASOURCE_USERNAME",
                "postgres",
                "SPRING_DATASOURCE_PASSWORD",
                "postgres",
                "AUDIT_ANCHORS",
                "none-noted.txt");
    }

    private static String hash(AuditDatabase database, long number) {
        return ChainCheck.hex(database.jdbc.queryForObject(
                "select hash from honors.audit_entry where number = ?", byte[].class, number));
    }

    private static String run(Map<String, String> settings, String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = CheckCommand.run(List.of(arguments), settings, new PrintStream(said, true, StandardCharsets.UTF_8));
        return code + " " + said.toString(StandardCharsets.UTF_8);
    }

    private static Process start(AuditDatabase database, String heap, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "cn.redflower.LittleRedFlower",
                CheckCommand.NAME));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(settings(database));
        return builder.start();
    }

    private static String said(Process command) throws Exception {
        String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(command.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return said;
    }
}

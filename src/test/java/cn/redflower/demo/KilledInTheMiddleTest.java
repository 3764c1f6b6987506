package cn.redflower.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.Http;
import cn.redflower.test.ProductProcess;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The product is killed, as kill -9 does, while a committee decides, while it hands its decision in, and while badges
 * are awarded. What it had acknowledged is there after each start, and nothing is there twice.
 */
class KilledInTheMiddleTest {

    private static final String SCHOOL = "s005";
    private static final int NOMINEES_PER_SQUADRON = 4;
    private static final Map<String, Object> APPROVE = Map.of("decision", "approve");

    private static final String ELIGIBLE = """
            select id from (
                select id, row_number() over (partition by squadron_id order by number) as position from honors.pupil
                where squadron_id = ? and guardian_consent and 0 < (select sum(n) from unnest(basic_badges[1:4]) n)
                      and 0 < (select sum(n) from unnest(basic_badges[5:8]) n) and 0 < (select sum(n)
                          from unnest(basic_badges[9:12]) n)
            ) as eligible where position <= ?""";

    @TempDir
    Path folder;

    private ProductProcess product;
    private Http http;
    private String evaluation;

    @AfterEach
    void stop() {
        product.close();
    }

    @Test
    void nothing_acknowledged_is_lost_and_nothing_is_doubled() {
        start("--redflower.demo.now=2026-11-02T09:00:00");
        int rows = bringToTheCommittee();
        claim(SCHOOL + "chair");

        Map<Long, String> acknowledged = decideUntilKilled(undecided(), rows / 3);
        Path sheet = leaveASheetBehind();
        startAgain();
        assertThat(sheet).as("a sheet with pupils that was being read").doesNotExist();
        acknowledged.forEach((nominee, decision) -> {
            assertThat(product.database()
                            .queryForObject("select decision from honors.nominee where id = ?", String.class, nominee))
                    .isEqualTo(decision);
            assertThat(product.database()
                            .queryForObject(
                                    "select count(*) from honors.row_decision where nominee_id = ? and action in "
                                            + "('APPROVE', 'REFUSE')",
                                    Integer.class,
                                    nominee))
                    .isOne();
        });
        assertThat(undecided()).hasSizeBetween(rows - acknowledged.size() - 1, rows - acknowledged.size());

        undecided().forEach(nominee -> decide(nominee, "APPROVED"));
        call(
                "PUT",
                "/meeting",
                Map.of(
                        "heldOn",
                        "2026-11-02",
                        "expected",
                        5,
                        "present",
                        5,
                        "inFavour",
                        5,
                        "against",
                        0,
                        "abstained",
                        0),
                200);
        boolean handedIn = handInAndKill();
        startAgain();
        if (http.worklist(SCHOOL + "chair").isEmpty()) {
            assertThat(overview().get("status").asText()).isIn("DECIDED", "NOTICE");
        } else {
            assertThat(handedIn).as("acknowledged, and yet the task is there").isFalse();
            http.complete(SCHOOL + "chair", APPROVE, 204);
        }

        ProductProcess.await(
                "the notice is up",
                () -> "NOTICE".equals(overview().get("status").asText()));
        DemoBrowser browser = new DemoBrowser(product.port());
        assertThat(browser.page("/demo/clock")).contains("2026年11月2日");
        browser.press("/demo/clock/advance?days=5");
        product.kill();
        startAgain();
        assertThat(new DemoBrowser(product.port()).page("/demo/clock")).contains("2026年11月7日");

        int approved = product.database()
                .queryForObject("select count(*) from honors.nominee where decision = 'APPROVED'", Integer.class);
        ProductProcess.await("the badges are awarded", () -> awards().size() >= approved);
        assertThat(approved).isBetween(rows - 10, rows);
        assertThat(StreamSupport.stream(awards().spliterator(), false)
                        .map(award -> award.get("number").asText())
                        .sorted())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, approved)
                        .mapToObj("HS1X-2026-S005-%05d"::formatted)
                        .toList());
        assertThat(product.database()
                        .queryForObject(
                                "select count(distinct row_ref) from honors.award where case_id = ?",
                                Integer.class,
                                evaluation))
                .isEqualTo(approved);
        ProductProcess.await(
                "all mail is sent",
                () -> product.database()
                                .queryForObject("select count(*) from honors.mail where sent_at is null", Integer.class)
                        == 0);
        assertThat(new DemoBrowser(product.port()).page("/demo/mailbox?to=s005q03@"))
                .contains("s005q03@demo.example", "推荐一星章人选");
    }

    /** As an upload does that is under way in the moment of the kill. */
    private Path leaveASheetBehind() {
        try (Stream<Path> found = Files.walk(folder.resolve("data-logs"))) {
            Path own = found.filter(each -> each.getFileName().toString().startsWith("run-"))
                    .findFirst()
                    .orElseThrow();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                    .as("who may look into it")
                    .isEqualTo("rwx------");
            assertThat(own.resolve("tomcat"))
                    .as("where the server takes uploads apart")
                    .isDirectory();
            return Files.writeString(own.resolve("roster1.tmp"), "学号,姓名");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start(String... arguments) {
        product = ProductProcess.demo(folder.resolve("data"), arguments).ready();
        http = product.http();
    }

    private void startAgain() {
        start();
        assertThat(product.log()).containsOnlyOnce("上次没有正常退出，留下了数据库进程").doesNotContain("演示县已装好");
    }

    /** Opens a round, lets every squadron nominate and the brigade pass the list; gives the number of rows. */
    private int bringToTheCommittee() {
        JsonNode opened = http.call(
                "county1",
                "POST",
                "/api/one-star/rounds",
                Map.of("nominationDeadline", "2026-11-13", "schools", List.of(SCHOOL)),
                201);
        evaluation = opened.at("/opened/0/evaluationId").asText();
        List<String> squadrons = product.database()
                .queryForList(
                        "select id from honors.squadron where school_id = ? order by ordinal", String.class, SCHOOL);
        int rows = 0;
        for (String squadron : squadrons) {
            ProductProcess.await(
                    squadron + " has its task", () -> !http.worklist(squadron).isEmpty());
            for (long pupil : product.database().queryForList(ELIGIBLE, Long.class, squadron, NOMINEES_PER_SQUADRON)) {
                http.call(
                        squadron,
                        "PUT",
                        path("/squadrons/" + squadron + "/nominees/" + pupil),
                        Map.of("reason", "乐于助人"),
                        204);
                rows++;
            }
            http.complete(squadron, Map.of(), 204);
        }
        String brigade = SCHOOL + "brigade";
        ProductProcess.await(
                "the brigade has its task", () -> !http.worklist(brigade).isEmpty());
        http.complete(brigade, APPROVE, 204);
        ProductProcess.await(
                "the committee has its task",
                () -> !http.worklist(SCHOOL + "chair").isEmpty());
        return rows;
    }

    private void claim(String login) {
        String task = http.call(login, "GET", "/engine-rest/task", null, 200)
                .get(0)
                .get("id")
                .asText();
        http.call(login, "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", login), 204);
    }

    /**
     * Decides row after row; kills the product once so many are acknowledged, whatever is on its way then. However late
     * the kill comes, some rows are left: the client never sends the last. Gives those that were acknowledged.
     */
    private Map<Long, String> decideUntilKilled(List<Long> nominees, int enough) {
        Map<Long, String> acknowledged = new ConcurrentHashMap<>();
        CountDownLatch middle = new CountDownLatch(1);
        CompletableFuture<Void> client = CompletableFuture.runAsync(() -> {
            try {
                for (int i = 0; i < nominees.size() - 1; i++) {
                    String decision = i % 10 == 3 ? "REFUSED" : "APPROVED";
                    decide(nominees.get(i), decision);
                    acknowledged.put(nominees.get(i), decision);
                    if (acknowledged.size() == enough) {
                        middle.countDown();
                    }
                }
            } catch (UncheckedIOException killed) {
                // as it should be
            }
        });
        client.whenComplete((done, failure) -> middle.countDown());
        try {
            middle.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        product.kill();
        client.join();
        assertThat(acknowledged.size()).as("killed in the middle").isBetween(enough, nominees.size() - 1);
        return acknowledged;
    }

    /** Completes the committee's task and kills the product at the same time; whether it was acknowledged. */
    private boolean handInAndKill() {
        CompletableFuture<Boolean> client = CompletableFuture.supplyAsync(() -> {
            try {
                http.complete(SCHOOL + "chair", APPROVE, 204);
                return true;
            } catch (UncheckedIOException killed) {
                return false;
            }
        });
        ProductProcess.await(
                "it is being handed in",
                () -> client.isDone()
                        || product.database()
                                .queryForObject(
                                        "select exists (select 1 from pg_stat_activity where "
                                                + "application_name <> '' and "
                                                + "xact_start is not null and pid <> pg_backend_pid())",
                                        Boolean.class));
        product.kill();
        return client.join();
    }

    private List<Long> undecided() {
        return product.database()
                .queryForList(
                        "select id from honors.nominee where evaluation_id = ?::uuid and decision is null order by id",
                        Long.class,
                        evaluation);
    }

    private void decide(long nominee, String decision) {
        Map<String, Object> row = new HashMap<>(Map.of("nomineeId", nominee, "decision", decision));
        row.put("reason", decision.equals("REFUSED") ? "本学期有违纪" : null);
        call("PUT", "/decisions", List.of(row), 200);
    }

    private JsonNode overview() {
        return call("GET", "", null, 200);
    }

    private JsonNode awards() {
        return call("GET", "/awards", null, 200);
    }

    private JsonNode call(String method, String path, Object body, int status) {
        return http.call(SCHOOL + "chair", method, path(path), body, status);
    }

    private String path(String path) {
        return "/api/one-star/evaluations/" + evaluation + path;
    }
}

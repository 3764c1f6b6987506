package cn.redflower.honours.certificate.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.redflower.honours.certificate.Certificates;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.Paper;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Certificates on their way from the award to the school's printer, with what can go wrong on it. */
@IntegrationTest
class PrintingStoryTest {

    @Autowired
    SmallCounty county;

    @Autowired
    AwardedRound awarded;

    @Autowired
    Certificates certificates;

    @Autowired
    PrintingOrder printing;

    @Autowired
    PrintOrders orders;

    @Autowired
    OrderingPrints ordering;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ManagementService jobs;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    Http http;
    UUID round;
    List<String> numbers;

    @BeforeEach
    void a_round_was_decided() {
        http = new Http(port);
        county.settle();
        county.withoutRounds();
        round = awarded.round();
        numbers = awarded.issue(round.toString(), "s901", "测试一小", 45);
        awarded.issue(round.toString(), "s902", "测试二小", 2);
        awarded.order(round.toString());
    }

    @AfterEach
    void nothing_is_left() {
        jdbc.execute("drop trigger if exists full_disk on honors.document_part");
        county.withoutRounds();
    }

    @Test
    void a_school_sees_the_progress_and_then_has_both_files() throws Exception {
        assertThat(state("s901")).isEqualTo("QUEUED 0/45");
        refused("s901chair", "s901", 409, "certificate.print.queued", "排队");
        killedInTheMiddle("s901");
        assertThat(state("s901"))
                .as("told in transactions of their own, so it is seen from outside")
                .isEqualTo("PRINTING 40/45");
        refused("s901chair", "s901", 409, "certificate.print.printing", "40/45");
        JsonNode all = http.call("county9", "GET", path("/certificates"), null, 200);
        assertThat(all.get("schools") + " " + all.get("ready") + " " + all.get("done") + "/" + all.get("total"))
                .isEqualTo("2 0 40/47");
        assertThat(http.call("s902chair", "GET", path("/certificates"), null, 200)
                        .get("states"))
                .as("schools see their own")
                .hasSize(1);

        county.runJobs();
        assertThat(state("s901")).isEqualTo("READY 45/45");
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("certificate-printing")
                        .count())
                .isZero();
        byte[] file = file("s901brigade", "s901", "pdf");
        try (PDDocument print = Loader.loadPDF(file)) {
            assertThat(print.getNumberOfPages()).isEqualTo(45);
            assertThat(numbersIn(print)).containsExactlyElementsOf(numbers);
            assertThat(Paper.of(print, 44).code()).isEqualTo("https://flower.example/verify/" + code(numbers.get(44)));
        }
        Map<String, byte[]> singles = unzip(file("town9", "s901", "zip"));
        assertThat(singles.keySet())
                .containsExactlyElementsOf(
                        numbers.stream().map(number -> number + ".pdf").toList());
        try (PDDocument single = Loader.loadPDF(singles.get(numbers.get(7) + ".pdf"))) {
            assertThat(numbersIn(single)).containsExactly(numbers.get(7));
            assertThat(Paper.of(single, 0).code()).isEqualTo("https://flower.example/verify/" + code(numbers.get(7)));
        }
        assertThat(singles.values()).allMatch(pdf -> pdf.length <= 20_000);
        assertThat(http.call("county9", "GET", path("/certificates"), null, 200)
                        .get("ready")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void others_have_no_certificates_of_the_school() {
        county.runJobs();
        for (String stranger : List.of("s902chair", "s901q01", "s902brigade", "expert9")) {
            for (String what : List.of("", ".pdf", ".zip")) {
                assertThat(http.status(stranger, "GET", path("/schools/s901/certificates" + what), null))
                        .as(stranger + what)
                        .isEqualTo(404);
            }
        }
        refused("county9", "s903", 404, "certificate.print.none", "没有可以下载的证书");
    }

    @Test
    void a_run_that_is_killed_leaves_nothing_and_the_next_makes_everything() throws Exception {
        killedInTheMiddle("s901");
        killedInTheMiddle("s901");
        assertThat(documents()).isZero();
        run("s901");
        assertThat(documents()).isEqualTo(2);
        List<String> kept = jdbc.queryForList("select id::text from honors.document order by 1", String.class);
        run("s901");
        assertThat(jdbc.queryForList("select id::text from honors.document order by 1", String.class))
                .as("what is done is not done again")
                .isEqualTo(kept);
        assertThat(unzip(file("s901chair", "s901", "zip"))).hasSize(45);
        assertThat(jdbc.queryForObject(
                        "select sum(length(content)) from honors.document_part p join honors.document d on d.id = "
                                + "p.document_id",
                        Long.class))
                .isEqualTo(jdbc.queryForObject("select sum(size) from honors.document", Long.class));
    }

    @Test
    void a_revoked_certificate_is_taken_out_and_the_rest_is_printed_anew() throws Exception {
        county.runJobs();
        revoke(numbers.get(3));
        assertThat(state("s901")).isEqualTo("QUEUED 0/44 again");
        assertThat(state("s902")).isEqualTo("READY 2/2");
        refused("s901chair", "s901", 409, "certificate.print.queued", "排队");
        assertThat(documents()).as("the file with it is gone at once").isEqualTo(2);
        revoke(numbers.get(4), numbers.get(5));
        assertThat(orders(round))
                .as("an order that has not begun needs none beside it")
                .isEqualTo(3);
        county.runJobs();
        assertThat(state("s901")).isEqualTo("READY 42/42 again");
        assertThat(unzip(file("s901chair", "s901", "zip")).keySet())
                .doesNotContain(numbers.get(3) + ".pdf", numbers.get(4) + ".pdf")
                .hasSize(42);
        try (PDDocument print = Loader.loadPDF(file("s901chair", "s901", "pdf"))) {
            assertThat(numbersIn(print))
                    .doesNotContain(numbers.get(3), numbers.get(4), numbers.get(5))
                    .hasSize(42);
        }
    }

    @Test
    void what_is_revoked_while_it_is_printed_does_not_come_out() throws Exception {
        UUID running = order("s901");
        transaction.executeWithoutResult(tx -> orders.begin(running));
        revoke(numbers.get(44));
        assertThat(orders.progress(running, 40)).isFalse();
        assertThat((boolean) transaction.execute(tx -> orders.ended(running, 45, 0, null, null)))
                .isFalse();
        run(running);
        assertThat(documents()).isZero();
        county.runJobs();
        assertThat(unzip(file("s901chair", "s901", "zip")).keySet())
                .hasSize(44)
                .doesNotContain(numbers.get(44) + ".pdf");
    }

    @Test
    void a_school_whose_last_certificate_is_revoked_has_none() {
        county.runJobs();
        revoke(certificatesOf("s902").toArray(String[]::new));
        county.runJobs();
        assertThat(state("s902")).isEqualTo("STALE 0/0 again");
        refused("s902chair", "s902", 404, "certificate.print.stale", "全部撤销");
    }

    @Test
    void what_fails_is_an_incident_and_a_retry_makes_it_ready() {
        jdbc.execute(
                "create trigger full_disk before insert on honors.document_part for each statement execute function "
                        + "honors.refuse_change()");
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(order("s901").toString())
                .singleResult()
                .getId();
        for (int tries = 3; tries > 0; tries--) {
            Job job = jobs.createJobQuery().processInstanceId(instance).singleResult();
            assertThatThrownBy(() -> jobs.executeJob(job.getId()))
                    .hasMessageContaining("SQLException")
                    .hasMessageContaining("cn.redflower")
                    .hasMessageNotContaining("append-only");
        }
        assertThat(runtime.createIncidentQuery().processInstanceId(instance).count())
                .isEqualTo(1);
        assertThat(state("s901")).startsWith("FAILED");
        refused("s901chair", "s901", 409, "certificate.print.failed", "系统会再试");

        jdbc.execute("drop trigger full_disk on honors.document_part");
        String failed =
                jobs.createJobQuery().processInstanceId(instance).singleResult().getId();
        jobs.setJobRetries(failed, 1);
        jobs.executeJob(failed);
        assertThat(state("s901")).isEqualTo("READY 45/45");
        assertThat(runtime.createIncidentQuery().processInstanceId(instance).count())
                .isZero();
    }

    @Test
    void what_an_earlier_version_issued_is_ordered_once() {
        awarded.issue("before", "s901", "测试一小", 1);
        ordering.orderWhatWasMissed();
        ordering.orderWhatWasMissed();
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.certificate_print where case_id = 'before'", Integer.class))
                .isEqualTo(1);
        assertThat(orders(round)).isEqualTo(2);
    }

    /** Prints, and the transaction with the files is lost. */
    private void killedInTheMiddle(String school) {
        transaction.executeWithoutResult(tx -> {
            printing.print(order(school));
            tx.setRollbackOnly();
        });
    }

    private void run(String school) {
        run(order(school));
    }

    private void run(UUID order) {
        transaction.executeWithoutResult(tx -> printing.print(order));
    }

    private void revoke(String... which) {
        transaction.executeWithoutResult(tx ->
                List.of(which).forEach(number -> certificates.revoke(number, LocalDate.of(2026, 12, 1), "材料不实。")));
    }

    private UUID order(String school) {
        return jdbc.queryForObject(
                "select id from honors.certificate_print where case_id = ? and school_id = ? and status <> 'STALE'",
                UUID.class,
                round.toString(),
                school);
    }

    private int orders(UUID round) {
        return jdbc.queryForObject(
                "select count(*) from honors.certificate_print where case_id = ?", Integer.class, round.toString());
    }

    private int documents() {
        return jdbc.queryForObject("select count(*) from honors.document", Integer.class);
    }

    private List<String> certificatesOf(String school) {
        return jdbc.queryForList("select number from honors.certificate where school_id = ?", String.class, school);
    }

    private String code(String number) {
        return jdbc.queryForObject("select code from honors.certificate where number = ?", String.class, number);
    }

    private String state(String school) {
        JsonNode state = http.call(school + "chair", "GET", path("/schools/" + school + "/certificates"), null, 200);
        return state.get("status").asText() + " " + state.get("done") + "/" + state.get("total")
                + (state.get("again").asBoolean() ? " again" : "");
    }

    private void refused(String login, String school, int status, String code, String words) {
        for (String kind : List.of("pdf", "zip")) {
            HttpResponse<byte[]> answer = http.download(login, path("/schools/" + school + "/certificates." + kind));
            assertThat(answer.statusCode()).isEqualTo(status);
            try {
                JsonNode problem = new ObjectMapper().readTree(answer.body());
                assertThat(problem.get("code").asText()).isEqualTo(code);
                assertThat(problem.get("detail").asText()).contains(words);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private byte[] file(String login, String school, String kind) {
        HttpResponse<byte[]> answer = http.download(login, path("/schools/" + school + "/certificates." + kind));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        return answer.body();
    }

    private String path(String rest) {
        return "/api/county-awards/rounds/" + round + rest;
    }

    private static List<String> numbersIn(PDDocument document) throws IOException {
        return new PDFTextStripper()
                .getText(document)
                .lines()
                .filter(line -> line.contains("编号："))
                .map(line -> line.replaceAll(".*编号：(\\S+).*", "$1"))
                .toList();
    }

    private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}

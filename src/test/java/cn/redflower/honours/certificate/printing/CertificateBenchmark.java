package cn.redflower.honours.certificate.printing;

import static cn.redflower.test.BenchmarkReport.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.redflower.honours.certificate.Certificate;
import cn.redflower.honours.certificate.CertificatePaper;
import cn.redflower.honours.certificate.Certificates;
import cn.redflower.test.BenchmarkReport;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A county's year of certificates: 13,000 of 76 schools. */
@IntegrationTest
class CertificateBenchmark {

    private static final int SCHOOLS = 76;
    private static final int CERTIFICATES = 13_000;

    @Autowired
    SmallCounty county;

    @Autowired
    AwardedRound awarded;

    @Autowired
    Certificates certificates;

    @Autowired
    CertificatePaper paper;

    @Autowired
    PrintingOrder printing;

    @Autowired
    PrintedCertificates printed;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcTemplate jdbc;

    String round;
    List<String> schools;

    @BeforeEach
    void a_year_is_awarded() {
        county.settle();
        county.withoutRounds();
        round = UUID.randomUUID().toString();
        schools = IntStream.rangeClosed(1, SCHOOLS).mapToObj("b%03d"::formatted).toList();
        for (int i = 0; i < SCHOOLS; i++) {
            awarded.issue(
                    round,
                    schools.get(i),
                    "惠水县第" + (i + 1) + "小学",
                    CERTIFICATES / SCHOOLS + (i < CERTIFICATES % SCHOOLS ? 1 : 0));
        }
        awarded.order(round);
    }

    @AfterEach
    void nothing_is_left() {
        county.withoutRounds();
    }

    @Test
    void printing_on_one_thread_and_through_the_engine() {
        BenchmarkReport report = new BenchmarkReport(
                "Certificates",
                "13,000 certificates of 76 schools, three issuers, sealed. One thread without a warm-up; per core "
                        + "second: of that thread's processor time.",
                jdbc,
                "",
                "seconds",
                "certificates/s",
                "per core second",
                "average kB",
                "largest kB",
                "total MB",
                "peak heap MB");
        Measured pages = new Measured();
        schools.forEach(school -> certificates.of(round, school, batch -> singles(batch, pages)));
        assertThat(pages.count.get()).isEqualTo(CERTIFICATES);
        report.row(pages.cells("each as a PDF, and as a page of its school's print file"));

        Measured stored = new Measured();
        schools.forEach(school -> transaction.executeWithoutResult(tx -> {
            printing.print(order(school));
            stored.look();
        }));
        assertThat(ready()).isEqualTo(CERTIFICATES);
        stored.count.set(CERTIFICATES);
        stored.bytes.set(bytes("application/zip"));
        report.row(stored.cells("the same into ZIP and print file of each school, in the database"));
        report.row(
                "of these, the print files",
                "",
                "",
                "",
                number(bytes("application/pdf") / 1000.0 / CERTIFICATES),
                "",
                number(bytes("application/pdf") / 1e6),
                "");

        again();
        Measured engines = new Measured();
        JobExecutor executor =
                ((ProcessEngineImpl) engine).getProcessEngineConfiguration().getJobExecutor();
        executor.start();
        try {
            await().atMost(Duration.ofMinutes(20))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        engines.look();
                        return ready() == CERTIFICATES;
                    });
        } finally {
            executor.shutdown();
        }
        engines.count.set(CERTIFICATES);
        engines.bytes.set(bytes("application/zip"));
        report.row(engines.cells("the same by the engine's job executor, two printers, from the awards on"));
        report.write();
    }

    /** The same awards once more. */
    private void again() {
        jdbc.execute("truncate honors.certificate_print, honors.document cascade");
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("certificate-printing")
                .list()
                .forEach(instance -> engine.getRuntimeService().deleteProcessInstance(instance.getId(), "benchmark"));
        awarded.order(round);
    }

    private void singles(List<Certificate> batch, Measured measured) {
        try (CertificatePaper.Run run = paper.run()) {
            run.add(batch, (certificate, pdf) -> measured.add(pdf.length));
            run.save(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UUID order(String school) {
        return jdbc.queryForObject(
                "select id from honors.certificate_print where case_id = ? and school_id = ?",
                UUID.class,
                round,
                school);
    }

    private int ready() {
        return printed.states(round).stream()
                .filter(state -> state.status() == PrintState.Status.READY)
                .mapToInt(PrintState::done)
                .sum();
    }

    private long bytes(String type) {
        return jdbc.queryForObject("select sum(size) from honors.document where media_type = ?", Long.class, type);
    }

    /** What was done since it was made. */
    private static final class Measured {

        private final long begin = System.nanoTime();
        private final long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        private final Thread thread = Thread.currentThread();
        private final AtomicLong count = new AtomicLong();
        private final AtomicLong bytes = new AtomicLong();
        private long largest;
        private long heap;

        void add(int size) {
            count.incrementAndGet();
            bytes.addAndGet(size);
            largest = Math.max(largest, size);
            look();
        }

        void look() {
            heap = Math.max(
                    heap,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }

        String[] cells(String what) {
            double seconds = (System.nanoTime() - begin) / 1e9;
            double ofThread = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor) / 1e9;
            boolean here = thread == Thread.currentThread() && ofThread > seconds / 10;
            return new String[] {
                what,
                number(seconds),
                number(count.get() / seconds),
                here ? number(count.get() / ofThread) : "",
                number(bytes.get() / 1000.0 / count.get()),
                largest == 0 ? "" : number(largest / 1000.0),
                number(bytes.get() / 1e6),
                number(heap / 1048576.0)
            };
        }
    }
}

package cn.redflower.platform.mail.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.redflower.platform.mail.Letter;
import cn.redflower.platform.mail.outbox.DeliveringBatch;
import cn.redflower.test.Scale;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A round opens for the whole county: each of the 1,243 squadron counselors gets a mail, in the twin 300. */
class MailBurstTest extends MailStory {

    private static final Logger LOG = LoggerFactory.getLogger(MailBurstTest.class);
    private static final int SQUADRONS = Scale.of(1_243, 300);

    @Autowired
    ProcessEngine engine;

    @Autowired
    DeliveringBatch delivering;

    @Autowired
    JdbcTemplate jdbc;

    private GreenMail server;

    @BeforeEach
    void startServer() {
        server = MailWorld.serverAt(PORT);
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    @Test
    void theJobExecutorDeliversTheWholeCountysMail() {
        List<Letter> letters = letters();
        JobExecutor executor =
                ((ProcessEngineImpl) engine).getProcessEngineConfiguration().getJobExecutor();
        long begun = System.nanoTime();
        world.post(letters);
        long posted = System.nanoTime();
        executor.start();
        try {
            await().atMost(Duration.ofMinutes(5)).until(() -> world.deliveriesUnderWay() == 0);
        } finally {
            executor.shutdown();
        }
        LOG.info(
                "posted {} letters in {} ms, delivered in {} ms",
                SQUADRONS,
                Duration.ofNanos(posted - begun).toMillis(),
                Duration.ofNanos(System.nanoTime() - posted).toMillis());
        assertThat(world.statuses()).hasSize(SQUADRONS).containsOnly("SENT");
        assertThat(recipients()).hasSize(SQUADRONS).doesNotHaveDuplicates();
    }

    @Test
    void twoNodesThatRunTheSameBatchAtOnceSendNothingTwice() throws Exception {
        world.post(letters().subList(0, 200));
        UUID batch = jdbc.queryForObject("select id from honors.mail_batch", UUID.class);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int node = 0; node < 2; node++) {
                runs.add(nodes.submit(() -> {
                    start.await();
                    delivering.deliver(batch);
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        assertThat(world.statuses()).containsOnly("SENT");
        assertThat(recipients()).hasSize(200).doesNotHaveDuplicates();
    }

    private static List<Letter> letters() {
        return IntStream.rangeClosed(1, SQUADRONS)
                .mapToObj(i -> MailWorld.waiting("q%04d@school.example".formatted(i)))
                .toList();
    }

    private List<String> recipients() {
        return Arrays.stream(server.getReceivedMessages())
                .map(MailBurstTest::recipient)
                .toList();
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}

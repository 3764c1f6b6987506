package cn.redflower.casework.publicnotice;

import static cn.redflower.casework.publicnotice.NoticeWorld.SCHOOL;
import static cn.redflower.casework.publicnotice.NoticeWorld.complaint;
import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.casework.publicnotice.process.PublicNoticeProcess;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.test.IntegrationTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Objections that meet one another, or the end of the notice. */
@IntegrationTest
class AtTheSameMomentTest {

    private static final String PERIOD_OVER = "2026-05-09T00:00:00";

    @Autowired
    NoticeWorld world;

    @Autowired
    PublicNotices notices;

    @Autowired
    RaisingObjection raising;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    TransactionTemplate transaction;

    private final ExecutorService others = Executors.newFixedThreadPool(6);
    private Notice notice;

    @BeforeEach
    void begin() {
        world.begin();
        NoticeDraft draft = NoticeWorld.schoolList(20);
        UUID id = notices.prepare(draft);
        runtime.startProcessInstanceByKey(
                PublicNoticeProcess.KEY,
                draft.caseId(),
                Map.of(PublicNoticeProcess.NOTICE_ID, id.toString(), PublicNoticeProcess.SCHOOL_ID, SCHOOL));
        notice = notices.find(id).orElseThrow();
    }

    @AfterEach
    void end() {
        others.shutdownNow();
        world.end();
    }

    @Test
    void objections_at_the_same_moment_are_all_taken() throws Exception {
        List<Future<Outcome<String>>> all = others.invokeAll(IntStream.rangeClosed(1, 12)
                .<Callable<Outcome<String>>>mapToObj(i -> () -> raising.raise(notice.slug(), complaint(3)))
                .toList());
        for (Future<Outcome<String>> one : all) {
            assertThat(one.get()).isInstanceOf(Outcome.Done.class);
        }
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(notice.caseId())
                        .count())
                .isEqualTo(12);
    }

    @Test
    void the_last_objection_is_in_time_or_refused_but_never_lost() throws Exception {
        world.at("2026-05-08T23:59:59");
        raising.raise(notice.slug(), complaint(3)).orThrow();
        world.at(PERIOD_OVER);
        assertThat(raising.raise(notice.slug(), complaint(4))).isInstanceOf(Outcome.Refused.class);
    }

    /** The objection has the notice's lock, the timer fires meanwhile, and only then the objection is committed. */
    @Test
    void a_timer_that_fires_while_an_objection_comes_in_waits_for_its_investigation() throws Exception {
        Job timer = timer();
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        Future<?> objection = others.submit(() -> transaction.executeWithoutResult(tx -> {
            raising.raise(notice.slug(), complaint(3)).orThrow();
            taken.countDown();
            await(commit);
        }));
        taken.await();
        world.at(PERIOD_OVER);
        Future<?> fired = others.submit(() -> management.executeJob(timer.getId()));
        waitUntilSomebodyWaits();
        commit.countDown();
        objection.get();

        assertThat(fired)
                .failsWithin(2, TimeUnit.MINUTES)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(OptimisticLockingException.class);
        assertThat(notices.find(notice.id()).orElseThrow().status()).isEqualTo(Notice.Status.PUBLISHED);
        assertThat(management
                        .createJobQuery()
                        .jobId(timer.getId())
                        .singleResult()
                        .getRetries())
                .isEqualTo(3);

        management.executeJob(timer.getId());
        assertThat(notices.find(notice.id()).orElseThrow().status()).isEqualTo(Notice.Status.PUBLISHED);
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(notice.caseId())
                        .count())
                .isEqualTo(1);
    }

    /** The other way round: the notice is being taken down when an objection comes in. */
    @Test
    void an_objection_that_comes_while_the_notice_is_taken_down_is_told_so() throws Exception {
        Job timer = timer();
        world.at(PERIOD_OVER);
        CountDownLatch down = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        Future<?> fired = others.submit(() -> transaction.executeWithoutResult(tx -> {
            management.executeJob(timer.getId());
            down.countDown();
            await(commit);
        }));
        assertThat(down.await(2, TimeUnit.MINUTES)).isTrue();
        // it read the clock just before
        world.at("2026-05-08T23:59:59");
        Future<Outcome<String>> objection = others.submit(() -> raising.raise(notice.slug(), complaint(3)));
        waitUntilSomebodyWaits();
        commit.countDown();
        fired.get();
        assertThat(objection.get()).isInstanceOf(Outcome.Refused.class);
        assertThat(world.jdbc.queryForObject(
                        "select count(*) from honors.objection where notice_id = ?", Integer.class, notice.id()))
                .isZero();
    }

    private Job timer() {
        return management
                .createJobQuery()
                .timers()
                .processDefinitionKey(PublicNoticeProcess.KEY)
                .processInstanceId(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(notice.caseId())
                        .singleResult()
                        .getId())
                .singleResult();
    }

    private void waitUntilSomebodyWaits() {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (world.jdbc.queryForObject(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = "
                                + "current_database()",
                        Integer.class)
                == 0) {
            assertThat(System.nanoTime()).as("somebody waits for the notice").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

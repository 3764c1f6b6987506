package cn.redflower.people.pupil.roster.importing;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Does the work on files of the whole county, one after the other, while their uploader looks on. */
@Component
class RosterWorker {

    private static final int WAITING = 10;

    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), work -> {
                Thread worker = new Thread(work, "roster-import");
                worker.setDaemon(true);
                return worker;
            });

    RosterWorker() {
        thread.allowCoreThreadTimeOut(true);
    }

    /** @throws RefusedException if too much is waiting already */
    void later(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException full) {
            throw new RefusedException(Refusal.conflict("roster.import.busy"));
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdown();
    }
}

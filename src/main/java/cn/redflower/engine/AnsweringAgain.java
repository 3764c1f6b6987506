package cn.redflower.engine;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Answers a task once more when another answer to the same case came in between: sixteen squadrons of a school hand in within
 * minutes, and all of them count on the same execution. So it is with a deadlock of which this answer was the victim. Each try is a transaction of its own that checks everything again; one
 * that takes part in a larger transaction is left to its caller.
 */
class AnsweringAgain extends CommandInterceptor {

    private static final int TRIES = 6;
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(60);

    @Override
    public <T> T execute(Command<T> command) {
        boolean answers = command instanceof CompleteTaskCmd || command instanceof SubmitTaskFormCmd;
        if (!answers || TransactionSynchronizationManager.isActualTransactionActive()) {
            return next.execute(command);
        }
        for (int tried = 1; tried < TRIES; tried++) {
            try {
                return next.execute(command);
            } catch (OptimisticLockingException | ConcurrencyFailureException another) {
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE));
            }
        }
        return next.execute(command);
    }
}

package cn.redflower.platform.engine;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Answers a task once more when something else came in between. Another answer to the same case: sixteen squadrons of a
 * school hand in within minutes, and all of them count on the same execution; so it is with a deadlock of which this
 * answer was the victim. Or another answer to the same task: then this one fails in whatever way (a lost lock, a rule
 * that the winner's rows break now, a row that is gone in the middle of the engine's work), so the state is looked at
 * again, and if the task is gone the next try says by whom it was done. Each try is a transaction of its own that
 * checks everything again; one that takes part in a larger transaction is left to its caller.
 */
class AnsweringAgain extends CommandInterceptor {

    private static final int TRIES = 6;
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(60);

    @Override
    public <T> T execute(Command<T> command) {
        if (!answers(command) || TransactionSynchronizationManager.isActualTransactionActive()) {
            return next.execute(command);
        }
        for (int tried = 1; tried < TRIES; tried++) {
            try {
                return next.execute(command);
            } catch (OptimisticLockingException | ConcurrencyFailureException another) {
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE));
            } catch (RuntimeException refusedOrBroken) {
                if (isThere(TaskCommandInterceptor.taskId(command))) {
                    throw refusedOrBroken;
                }
                break;
            }
        }
        return next.execute(command);
    }

    private static boolean answers(Command<?> command) {
        return command instanceof CompleteTaskCmd
                || command instanceof SubmitTaskFormCmd
                || command instanceof ClaimTaskCmd
                || command instanceof AssignTaskCmd;
    }

    private boolean isThere(String taskId) {
        return taskId == null
                || next.execute(context -> context.getTaskManager().findTaskById(taskId) != null);
    }
}

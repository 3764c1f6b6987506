package cn.redflower.platform.engine;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A use case of ours whose step in the engine loses a race is told so in the way of the framework, as the engine's own
 * exceptions are known in few places: it is a conflict to whoever asked, not a defect. What the engine does by itself
 * keeps its own. A message for which no case waits, as the case has moved on or its process was ended, is a conflict as
 * well, in words, and so is what meets a case, or a kind of cases, that operations have halted.
 */
class ConflictsOfCallers extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        boolean ofCaller = TransactionSynchronizationManager.isActualTransactionActive();
        try {
            return next.execute(command);
        } catch (OptimisticLockingException lost) {
            if (ofCaller) {
                throw new OptimisticLockingFailureException("somebody else was faster in the engine", lost);
            }
            throw lost;
        } catch (SuspendedEntityInteractionException halted) {
            throw new RefusedException(Refusal.conflict("engine.halted"));
        } catch (MismatchingMessageCorrelationException nobodyWaits) {
            throw new RefusedException(Refusal.conflict("engine.nobody-waits"));
        }
    }
}

package cn.redflower.platform.engine;

import cn.redflower.platform.problem.OutOfReach;
import cn.redflower.platform.problem.RefusedAnswers;
import cn.redflower.platform.problem.RefusedException;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * A refusal stays one on its way out of the engine, whichever command met it and however deep: a step that follows an
 * answer, an expression that asks for a deadline, a job that is run by hand. The engine's REST API would make a bare
 * 500 of it.
 */
class RefusalsInWords extends CommandInterceptor {

    private static final int DEEPEST = 20;

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException failure) {
            RefusedAnswers.rememberFailure(failure);
            if (OutOfReach.causes(failure)) {
                RefusedAnswers.remember(List.of(OutOfReach.refusal(failure)));
                throw failure;
            }
            RefusedException refused = in(failure).orElseThrow(() -> failure);
            RefusedAnswers.remember(refused.reasons());
            throw refused;
        }
    }

    /** The refusal that a failure comes down to. */
    static Optional<RefusedException> in(Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < DEEPEST; depth++, at = at.getCause()) {
            if (at instanceof RefusedException refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }
}

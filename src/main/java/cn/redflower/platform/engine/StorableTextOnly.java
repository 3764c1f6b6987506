package cn.redflower.platform.engine;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedAnswers;
import cn.redflower.platform.problem.RefusedException;
import cn.redflower.platform.problem.UnstorableText;
import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * A query or variable with a character that the database cannot hold is the caller's fault, whatever endpoint took it
 * in.
 */
class StorableTextOnly extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException e) {
            if (!UnstorableText.causes(e)) {
                throw e;
            }
            List<Refusal> reasons = List.of(UnstorableText.refusal());
            RefusedAnswers.remember(reasons);
            throw new RefusedException(reasons);
        }
    }
}

package cn.redflower.platform.engine;

import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;

/**
 * What Cockpit says of a step that could not be done: where that was a refusal, its sentence, so that an operator reads
 * what to do. Only of kinds that name nobody, as an incident is no place for a person.
 */
class WordedFailures implements FailedJobCommandFactory {

    private static final List<String> NAME_NOBODY =
            List.of("workingday.", "publicnotice.period.", "approval.step.", "publicnotice.step.", "signing.step.");

    private final Problems problems;

    WordedFailures(Problems problems) {
        this.problems = problems;
    }

    @Override
    public Command<Object> getCommand(String jobId, Throwable failure) {
        return new DefaultJobRetryCmd(
                jobId,
                worded(failure)
                        .<Throwable>map(words -> new ProcessEngineException(words, failure))
                        .orElse(failure));
    }

    private Optional<String> worded(Throwable failure) {
        return failure == null
                ? Optional.empty()
                : RefusalsInWords.in(failure)
                        .map(refused -> refused.reasons())
                        .filter(reasons -> reasons.stream().allMatch(WordedFailures::namesNobody))
                        .map(reasons -> reasons.stream().map(problems::sentence).collect(Collectors.joining(" ")));
    }

    private static boolean namesNobody(Refusal reason) {
        return NAME_NOBODY.stream().anyMatch(reason.code()::startsWith);
    }
}

package cn.redflower.casework.approval;

import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * A message that a process waits for, with what has to be on record before it takes effect. A message is no record:
 * whoever repairs cases can send any, and a round would end that nobody has cancelled. One for each message of each
 * model, declared next to the process.
 *
 * @param processKey the process that waits
 * @param message its name in the model
 * @param recorded throws a {@link cn.redflower.platform.problem.RefusedException} if the case's record does not say
 *     what the message says
 */
public record AwaitedMessage(String processKey, String message, Consumer<DelegateExecution> recorded) {}

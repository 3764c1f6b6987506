package cn.redflower.platform.engine;

import java.util.List;
import java.util.Map;

/**
 * Looks at every attempt of a person to claim or finish a task, inside the engine and its transaction, whatever API it
 * came by. Implemented by {@code approval}; throws to refuse.
 */
public interface TaskCommandGuard {

    /**
     * There is no such task any more, or never was: it was done or withdrawn. Always throws.
     *
     * @param caller who asks for it
     */
    void taskIsGone(String taskId, Caller caller);

    /** A person gives back what nobody has taken, or what she has given back already. Always throws. */
    void nothingToGiveBack();

    /** A person wants to take the task for {@code claimant}, or, if that is null, to give back what she has taken. */
    void beforeClaim(EngineTask task, String claimant);

    /**
     * A person makes the task somebody's.
     *
     * @param assignee who is to have it; null if she wants to name a candidate or an owner instead
     */
    void beforeAssignment(EngineTask task, String assignee);

    /**
     * A person finishes the task.
     *
     * @param variables what she sends; to be checked
     * @return what the engine may keep of it as process variables
     */
    Map<String, Object> beforeCompletion(EngineTask task, Map<String, Object> variables);

    /** A person wants to end the task by an error or escalation event of the model instead of answering it. */
    void beforeEvent(EngineTask task);

    /**
     * Who sends a command.
     *
     * @param login null if it is the application itself
     * @param groups her organs
     * @param seesAll the application, or an administrator, whom the engine shows every task
     */
    record Caller(String login, List<String> groups, boolean seesAll) {}

    /**
     * What a guard needs to know of a task.
     *
     * @param person login of the person at work, or null if it is the application
     * @param offered the task is offered to the person, by name or through one of her organs; an administrator's rights
     *     do not count
     * @param organ the organ through which it is, or for which it is meant; null if that cannot be told
     * @param variable reads a process variable as the task sees it
     */
    record EngineTask(
            String id,
            String processKey,
            String taskKey,
            String businessKey,
            String processInstanceId,
            String assignee,
            String tenantId,
            String person,
            boolean offered,
            String organ,
            java.util.function.Function<String, Object> variable) {}
}

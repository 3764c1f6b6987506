package cn.redflower.casework.approval;

import java.util.Map;
import java.util.function.Function;

/**
 * What a person answers to a task, after its form has been checked against the {@link TaskContract}.
 *
 * @param caseId business key of the process instance: the id of the application or list that is decided on
 * @param login who answers
 * @param decision one of the contract's decisions, or null if the task offers none
 * @param opinion free text, or null; kept in the record of opinions, never in the engine
 * @param further the further values that the contract allows, by name
 * @param variable reads a variable of the process as the task sees it, e.g. {@code squadronId}
 */
public record TaskAnswer(
        String taskId,
        String processInstanceId,
        String caseId,
        String schoolId,
        String login,
        String decision,
        String opinion,
        Map<String, Object> further,
        Function<String, Object> variable) {

    /** A text variable of the process, or null. */
    public String text(String name) {
        return (String) variable.apply(name);
    }
}

package cn.redflower.casework.approval;

import java.util.function.Function;

/**
 * An open task that is about to be offered to people.
 *
 * @param caseId business key of the process instance
 * @param variable reads a variable of the process as the task sees it; costs a look into the database
 */
public record OfferedTask(String taskId, String caseId, Function<String, Object> variable) {

    /** A text variable of the process, or null. */
    public String text(String name) {
        return (String) variable.apply(name);
    }
}

package cn.redflower.casework.approval;

import cn.redflower.platform.problem.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one user task accepts and what has to be true, and done, before it is completed. Declared as a bean next to its
 * process; a task without a contract cannot be completed by anybody. Small answers only: rows and files go to
 * {@code /api} before.
 */
public interface TaskContract {

    /** Key of the process definition. */
    String processKey();

    /** Id of the user task in the model. */
    String taskKey();

    /** Allowed values of {@code decision}; empty if the task asks for none. */
    default Set<String> decisions() {
        return Set.of();
    }

    /** Decisions that need an {@code opinion}. */
    default Set<String> decisionsWithOpinion() {
        return Set.of("return", "reject");
    }

    /**
     * Further values the task's form sends, by name, with their types ({@code String}, {@code Boolean},
     * {@code Integer}); kept as process variables.
     */
    default Map<String, Class<?>> further() {
        return Map.of();
    }

    /**
     * Who must leave these open tasks, or rows of their lists, to others although their organ has them: who submitted,
     * recommended or is the subject of what is decided. Asked when candidates are computed, for many tasks at once, and
     * again when one is completed.
     */
    default List<Recusal> recusals(List<OfferedTask> tasks) {
        return List.of();
    }

    /**
     * Checks the business side and writes the decision's effect, in the transaction that completes the task.
     *
     * @return refused with every reason, and nothing is changed and the task stays open
     */
    Outcome<Void> beforeCompletion(TaskAnswer answer);
}

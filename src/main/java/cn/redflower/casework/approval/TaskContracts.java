package cn.redflower.casework.approval;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The declared {@link TaskContract}s by process and task; asked for late, as contracts know services that need the
 * engine first.
 */
@Component
class TaskContracts {

    private final ObjectProvider<TaskContract> declared;
    private volatile Map<String, TaskContract> known;

    TaskContracts(ObjectProvider<TaskContract> declared) {
        this.declared = declared;
    }

    /** The task's contract, or null if it has none. */
    TaskContract of(String processKey, String taskKey) {
        Map<String, TaskContract> contracts = known;
        if (contracts == null) {
            contracts = declared.stream()
                    .collect(Collectors.toUnmodifiableMap(c -> key(c.processKey(), c.taskKey()), Function.identity()));
            known = contracts;
        }
        return contracts.get(key(processKey, taskKey));
    }

    /** Who leaves these tasks, all of one kind, to others. */
    List<Recusal> recusals(String processKey, String taskKey, List<OfferedTask> tasks) {
        TaskContract contract = of(processKey, taskKey);
        return contract == null ? List.of() : contract.recusals(tasks);
    }

    private static String key(String processKey, String taskKey) {
        return processKey + "#" + taskKey;
    }
}

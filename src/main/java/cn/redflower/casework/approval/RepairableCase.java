package cn.redflower.casework.approval;

import cn.redflower.people.organ.Permission;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Whose word it takes to repair a case by hand: its process led to another step, or ended. Operations know how to do it
 * but not whether it is right, so somebody of the awarding organ confirms. Declared as a bean next to the process that
 * the case was started with.
 *
 * @param processKey key of that process
 * @param confirmer what somebody of the organ may who confirms
 * @param owner the organ of a case of this process; empty if there is no such case
 * @param ending brings the record of a case to its end when its process is ended by hand; null where the flow has a way
 *     of its own, which its people take (a round is cancelled, a proposal withdrawn)
 */
public record RepairableCase(
        String processKey, Permission confirmer, Function<UUID, Optional<Owner>> owner, Consumer<UUID> ending) {

    /**
     * Whose case it is.
     *
     * @param organId the awarding organ
     * @param schoolId the school whose case it is, or null
     */
    public record Owner(String organId, String schoolId) {}
}

package cn.redflower.casework.approval;

/**
 * A task was offered to a group without people and has gone to another one, so that it does not lie unseen.
 *
 * @param caseId business key of the case
 * @param taskName name of the task in the model
 * @param schoolId the school whose case it is, or null
 * @param emptyGroup the group that was meant
 * @param fallbackGroup the group that has the task now
 */
public record TaskFellBack(String caseId, String taskName, String schoolId, String emptyGroup, String fallbackGroup) {}

package cn.redflower.casework.approval;

/**
 * In a school's cases somebody has done something that keeps her from deciding later, while the task may already be
 * open. Published in the transaction that does it; open tasks are offered anew.
 *
 * @param schoolId the school, also the tenant of its tasks
 */
public record DutiesChanged(String schoolId) {}

package cn.redflower.casework.approval;

import cn.redflower.platform.problem.Refusal;

/**
 * 回避: somebody leaves a task, or a part of it, to others although her organ has it.
 *
 * @param login who
 * @param part the row of the list that she leaves to others; null if it is the whole task
 * @param reason why, as she is told when she tries all the same
 */
public record Recusal(String taskId, String login, String part, Refusal reason) {

    /** Of the whole task. */
    public static Recusal whole(String taskId, String login, Refusal reason) {
        return new Recusal(taskId, login, null, reason);
    }
}

package cn.redflower.honours.onestar;

import cn.redflower.casework.approval.OfferedTask;
import cn.redflower.casework.approval.Recusal;
import cn.redflower.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Separation of duties in a school's one-star round: nobody decides on what they submitted, recommended or are the
 * subject of ({@code design.md} §2, "nobody decides on their own submission"; {@code domain.md} §3, "one organ does all
 * three, so different persons per step").
 *
 * <ul>
 *   <li>Who nominated or handed in a list checks none of the school's lists: they are checked as one.
 *   <li>Who nominated, handed in or checked decides on none of the rows.
 *   <li>Who has declared to be related to a pupil on the list does not check it and does not decide the pupil's row;
 *       the other rows she may decide. A row that this leaves to nobody of the committee brings in the county committee
 *       beside it.
 * </ul>
 *
 * Asked when candidates are computed, for every row decision, and when a task is completed.
 */
@Component
public class SeparationOfDuties {

    private final Involvements involvements;

    SeparationOfDuties(Involvements involvements) {
        this.involvements = involvements;
    }

    /** Who leaves the check of these evaluations to others. */
    public List<Recusal> whenChecking(List<OfferedTask> tasks) {
        Map<UUID, String> taskOf = byEvaluation(tasks);
        List<Recusal> recusals = new ArrayList<>(authors(taskOf));
        involvements
                .relatives(taskOf.keySet())
                .forEach(relative -> recusals.add(Recusal.whole(
                        taskOf.get(relative.evaluationId()),
                        relative.login(),
                        Refusal.rule("badge.own-relative-listed"))));
        return recusals;
    }

    /** Who leaves the decision of these evaluations, or single rows of it, to others. */
    public List<Recusal> whenDeciding(List<OfferedTask> tasks) {
        Map<UUID, String> taskOf = byEvaluation(tasks);
        List<Recusal> recusals = new ArrayList<>(authors(taskOf));
        involvements
                .checkers(taskOf.keySet())
                .forEach(checker -> recusals.add(Recusal.whole(
                        taskOf.get(checker.evaluationId()), checker.login(), Refusal.rule("badge.own-check"))));
        involvements
                .relatives(taskOf.keySet())
                .forEach(relative -> recusals.add(new Recusal(
                        taskOf.get(relative.evaluationId()),
                        relative.login(),
                        String.valueOf(relative.nomineeId()),
                        Refusal.rule("badge.own-relative", relative.name()))));
        return recusals;
    }

    /** Why this person must not touch the check; empty if she may. */
    List<Refusal> againstChecking(UUID evaluationId, String login) {
        return whole(whenChecking(List.of(itself(evaluationId))), login);
    }

    /** Why this person must not decide on any row; empty if she may. */
    List<Refusal> againstDeciding(UUID evaluationId, String login) {
        return whole(whenDeciding(List.of(itself(evaluationId))), login);
    }

    private static List<Refusal> whole(List<Recusal> recusals, String login) {
        return recusals.stream()
                .filter(r -> r.part() == null && r.login().equals(login))
                .map(Recusal::reason)
                .distinct()
                .toList();
    }

    private List<Recusal> authors(Map<UUID, String> taskOf) {
        return involvements.authors(taskOf.keySet()).stream()
                .map(author -> Recusal.whole(
                        taskOf.get(author.evaluationId()),
                        author.login(),
                        Refusal.rule("badge.own-submission", author.squadrons())))
                .toList();
    }

    private static OfferedTask itself(UUID evaluationId) {
        return new OfferedTask(evaluationId.toString(), evaluationId.toString(), name -> null);
    }

    private static Map<UUID, String> byEvaluation(List<OfferedTask> tasks) {
        return tasks.stream()
                .collect(Collectors.toMap(
                        task -> UUID.fromString(task.caseId()), OfferedTask::taskId, (one, other) -> one));
    }
}

package cn.redflower.casework.approval;

import cn.redflower.people.organ.OrganNames;
import cn.redflower.platform.engine.TaskCommandGuard.Caller;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What somebody is told who comes too late: by whom, for which organ and when the matter was decided. Code
 * {@value #CODE}, status 409, whatever door was tried.
 */
@Component
public class AlreadyDone {

    /** The stable code of the answer. */
    public static final String CODE = "approval.already-done";

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final FinishedTasks tasks;
    private final Opinions opinions;
    private final OrganNames organs;
    private final Problems texts;
    private final Clock clock;

    AlreadyDone(FinishedTasks tasks, Opinions opinions, OrganNames organs, Problems texts, Clock clock) {
        this.tasks = tasks;
        this.opinions = opinions;
        this.organs = organs;
        this.texts = texts;
        this.clock = clock;
    }

    /** Why a task that is not there cannot be answered. */
    Refusal of(String taskId, Caller caller) {
        return tasks.find(taskId, caller)
                .map(task -> task.completed()
                        ? refusal(task.person(), task.organ(), task.at(), false)
                        : Refusal.conflict("approval.task-withdrawn"))
                .orElseGet(() -> Refusal.notFound("approval.task-gone"));
    }

    /** The reasons, and behind those that follow from a step of the case who took it, where a person did. */
    public List<Refusal> explained(List<Refusal> reasons) {
        return reasons.stream()
                .flatMap(reason -> Stream.concat(
                        Stream.of(reason),
                        Stream.ofNullable(reason.after())
                                .flatMap(
                                        after -> opinions.last(after.caseId(), after.subject(), after.steps()).stream())
                                .map(last -> refusal(last.name(), last.organ(), last.at(), last.withdrawn()))))
                .distinct()
                .toList();
    }

    private Refusal refusal(String person, String organ, OffsetDateTime at, boolean withdrawn) {
        String who = organs.ofGroup(organ)
                .map(name -> texts.text("approval.person-of-organ", person, name))
                .orElse(person);
        return Refusal.conflict(
                CODE,
                who,
                MOMENT.format(at.atZoneSameInstant(clock.getZone())),
                texts.text(withdrawn ? "approval.done.withdrawn" : "approval.done"));
    }
}

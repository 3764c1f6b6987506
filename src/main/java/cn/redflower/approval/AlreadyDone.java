package cn.redflower.approval;

import cn.redflower.engine.TaskCommandGuard.Caller;
import cn.redflower.organization.OrganNames;
import cn.redflower.problem.Problems;
import cn.redflower.problem.Refusal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
                .map(task -> task.completed() ? refusal(task.person(), task.organ(), task.at()) : Refusal.conflict("approval.task-withdrawn"))
                .orElseGet(() -> Refusal.notFound("approval.task-gone"));
    }

    /**
     * Who did one of these steps last in the case, for use cases that find a case moved on; empty if no person did.
     *
     * @param subject what of the case, e.g. a squadron's id; null for the whole
     * @param steps ids of tasks in the model, or verbs such as {@code withdraw}
     */
    public Optional<Refusal> of(String caseId, String subject, String... steps) {
        List<String> wanted = Arrays.asList(steps);
        return opinions.last(caseId, subject, wanted).map(last -> refusal(last.name(), last.organ(), last.at()));
    }

    /** The general refusal, and behind it who was faster where a person was. */
    public List<Refusal> and(Refusal general, String caseId, String subject, String... steps) {
        return of(caseId, subject, steps).map(by -> List.of(general, by)).orElse(List.of(general));
    }

    private Refusal refusal(String person, String organ, OffsetDateTime at) {
        String who = organs.ofGroup(organ).map(name -> texts.text("approval.person-of-organ", person, name)).orElse(person);
        return Refusal.conflict(CODE, who, MOMENT.format(at.atZoneSameInstant(clock.getZone())));
    }
}

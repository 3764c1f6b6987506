package cn.redflower.casework.approval;

import cn.redflower.casework.approval.CasePlaces.Known;
import cn.redflower.people.organ.Accounts;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What has become of a task, for those who have or had to do with it: a second window of the same person learns that it
 * is done.
 */
@RestController
@RequestMapping("/api/tasks")
@Tag(name = "任务")
class TaskApi {

    private final CasePlaces places;
    private final NextSteps steps;
    private final TaskEdits edits;
    private final Accounts accounts;
    private final Clock clock;

    TaskApi(CasePlaces places, NextSteps steps, TaskEdits edits, Accounts accounts, Clock clock) {
        this.places = places;
        this.steps = steps;
        this.edits = edits;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * @param done null while the task is open; {@code next} is what comes after it
     * @param elsewhere what was saved for the open task in other windows than the one that asks; null: nothing
     */
    record Progress(String name, Done done, List<NextSteps.Step> next, Edited elsewhere) {}

    /** @param edits how often in all; {@code at} and {@code by} whom last, {@code own} whether that was oneself */
    record Edited(long edits, OffsetDateTime at, String by, boolean own) {}

    /**
     * How a task ended.
     *
     * @param by who handed it in, or null if nobody did: a deadline passed, or it was withdrawn; {@code own} whether
     *     that was oneself
     */
    record Done(OffsetDateTime at, String by, boolean own) {}

    @GetMapping("/{id}/progress")
    @Operation(summary = "任务办到哪里：由谁何时提交，下一步由谁办理")
    Progress progress(
            Actor actor,
            @PathVariable String id,
            @RequestHeader(name = NotingEdits.WINDOW, required = false) String window) {
        Known task = places.task(id, actor.login())
                .orElseThrow(() -> new RefusedException(Refusal.notFound("approval.progress.not-found")));
        return task.endedAt() == null
                ? new Progress(task.name(), null, List.of(), elsewhere(task, actor, NotingEdits.window(window)))
                : new Progress(task.name(), done(task, actor), steps.after(task, actor.login()), null);
    }

    private Edited elsewhere(Known task, Actor actor, UUID window) {
        return window == null
                ? null
                : edits.elsewhere(task.id(), window)
                        .map(e -> new Edited(
                                e.edits(),
                                e.at().atZoneSameInstant(clock.getZone()).toOffsetDateTime(),
                                name(e.login()),
                                e.login().equals(actor.login())))
                        .orElse(null);
    }

    private String name(String login) {
        return accounts.actor(login).map(Actor::name).orElse("");
    }

    private Done done(Known task, Actor actor) {
        OffsetDateTime at = task.endedAt().atZone(clock.getZone()).toOffsetDateTime();
        if (!task.completed() || task.assignee() == null) {
            return new Done(at, null, false);
        }
        return new Done(at, name(task.assignee()), task.assignee().equals(actor.login()));
    }
}

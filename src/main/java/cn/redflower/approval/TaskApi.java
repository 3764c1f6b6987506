package cn.redflower.approval;

import cn.redflower.approval.CasePlaces.Known;
import cn.redflower.organization.Accounts;
import cn.redflower.organization.Actor;
import cn.redflower.problem.Refusal;
import cn.redflower.problem.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What has become of a task, for those who have or had to do with it: a second window of the same person learns that it is done. */
@RestController
@RequestMapping("/api/tasks")
@Tag(name = "任务")
class TaskApi {

    private final CasePlaces places;
    private final NextSteps steps;
    private final Accounts accounts;
    private final Clock clock;

    TaskApi(CasePlaces places, NextSteps steps, Accounts accounts, Clock clock) {
        this.places = places;
        this.steps = steps;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param done null while the task is open; {@code next} is what comes after it */
    record Progress(String name, Done done, List<NextSteps.Step> next) {
    }

    /** How a task ended. @param by who handed it in, or null if nobody did: a deadline passed, or it was withdrawn; {@code own} whether that was oneself */
    record Done(OffsetDateTime at, String by, boolean own) {
    }

    @GetMapping("/{id}/progress")
    @Operation(summary = "任务办到哪里：由谁何时提交，下一步由谁办理")
    Progress progress(Actor actor, @PathVariable String id) {
        Known task = places.task(id, actor.login()).orElseThrow(() -> new RefusedException(Refusal.notFound("approval.progress.not-found")));
        return task.endedAt() == null ? new Progress(task.name(), null, List.of()) : new Progress(task.name(), done(task, actor), steps.after(task, actor.login()));
    }

    private Done done(Known task, Actor actor) {
        OffsetDateTime at = task.endedAt().atZone(clock.getZone()).toOffsetDateTime();
        if (!task.completed() || task.assignee() == null) {
            return new Done(at, null, false);
        }
        return new Done(at, accounts.actor(task.assignee()).map(Actor::name).orElse(""), task.assignee().equals(actor.login()));
    }
}

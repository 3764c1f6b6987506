package cn.redflower.casework.signing.process;

import cn.redflower.casework.approval.WaitingCases;
import cn.redflower.casework.signing.SigningDeadlines;
import cn.redflower.casework.signing.SigningExtended;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When organs have more time to sign, the timers and tasks of {@code joint-signing} have it too. */
@Component
class ExtendedSignings {

    private final WaitingCases waiting;
    private final SigningDeadlines deadlines;

    ExtendedSignings(WaitingCases waiting, SigningDeadlines deadlines) {
        this.waiting = waiting;
        this.deadlines = deadlines;
    }

    @EventListener
    void extended(SigningExtended event) {
        waiting.task(
                JointSigningProcess.KEY,
                event.caseId(),
                JointSigningProcess.SIGN,
                deadlines.due(event.id()).toInstant());
        waiting.timer(
                JointSigningProcess.KEY,
                event.caseId(),
                "Event_SigningOverdue",
                deadlines.firstReminder(event.id()).toInstant());
    }
}

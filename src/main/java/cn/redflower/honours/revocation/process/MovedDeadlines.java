package cn.redflower.honours.revocation.process;

import cn.redflower.casework.approval.WaitingCases;
import cn.redflower.honours.revocation.DeadlineMoved;
import cn.redflower.honours.revocation.RevocationDeadlines;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When a step has more time, its timers and its task in {@code award-revocation} have it too. */
@Component
class MovedDeadlines {

    private final WaitingCases waiting;
    private final RevocationDeadlines deadlines;

    MovedDeadlines(WaitingCases waiting, RevocationDeadlines deadlines) {
        this.waiting = waiting;
        this.deadlines = deadlines;
    }

    @EventListener
    void moved(DeadlineMoved event) {
        String caseId = event.id().toString();
        Instant due = deadlines.due(event.id()).toInstant();
        switch (event.status()) {
            case HEARING -> {
                task(caseId, AwardRevocationProcess.HEAR, due);
                timer(caseId, "Event_HearingOver", due);
                timer(
                        caseId,
                        "Event_HearingEndsSoon",
                        deadlines.beforeHearingEnds(event.id()).toInstant());
            }
            case DECIDING -> {
                task(caseId, AwardRevocationProcess.DECIDE, due);
                timer(
                        caseId,
                        "Event_DecisionOverdue",
                        deadlines.firstReminder(event.id()).toInstant());
            }
            case REVIEWING -> {
                task(caseId, AwardRevocationProcess.REVIEW, due);
                timer(
                        caseId,
                        "Event_ReviewOverdue",
                        deadlines.firstReminder(event.id()).toInstant());
            }
            default -> throw new IllegalArgumentException("a case without a deadline: " + event.status());
        }
    }

    private void task(String caseId, String task, Instant due) {
        waiting.task(AwardRevocationProcess.KEY, caseId, task, due);
    }

    private void timer(String caseId, String event, Instant then) {
        waiting.timer(AwardRevocationProcess.KEY, caseId, event, then);
    }
}

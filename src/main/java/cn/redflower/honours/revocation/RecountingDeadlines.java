package cn.redflower.honours.revocation;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.time.CalendarChanged;
import cn.redflower.platform.time.WorkingCalendar;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Counts the deadlines of open cases anew when the working calendar changes, a school's hearing first of all: one that
 * has lost working days is extended, never shortened, and whoever was told a date is told the other one.
 */
@Component
class RecountingDeadlines {

    private final Revocations revocations;
    private final RevocationLetters letters;
    private final WorkingCalendar calendar;
    private final ApplicationEventPublisher events;

    RecountingDeadlines(
            Revocations revocations,
            RevocationLetters letters,
            WorkingCalendar calendar,
            ApplicationEventPublisher events) {
        this.revocations = revocations;
        this.letters = letters;
        this.calendar = calendar;
        this.events = events;
    }

    @EventListener
    void recount(CalendarChanged changed) {
        WorkingCalendar now = calendar.asItIsNow();
        revocations
                .lockCounted()
                .forEach(id -> revocations.deadlineOf(id).ifPresent(due -> {
                    if (now.addWorkingDays(due.from(), due.workingDays()) instanceof Outcome.Done<LocalDate> last
                            && last.value().isAfter(due.on())) {
                        extend(id, due, last.value());
                    }
                }));
    }

    private void extend(UUID id, StepDeadline due, LocalDate last) {
        revocations.due(id, new StepDeadline(due.from(), due.workingDays(), last));
        Revocation revocation = revocations.find(id).orElseThrow();
        letters.moreTime(revocation, due.on());
        events.publishEvent(new DeadlineMoved(id, revocation.status()));
    }
}

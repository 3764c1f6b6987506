package cn.redflower.casework.signing;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.time.CalendarChanged;
import cn.redflower.platform.time.WorkingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Counts the days that organs have to sign anew when the working calendar changes: extended, never shortened, and the
 * organs are told.
 */
@Component
class RecountingSignings {

    private final Signings signings;
    private final SigningLists lists;
    private final SigningLetters letters;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    RecountingSignings(
            Signings signings,
            SigningLists lists,
            SigningLetters letters,
            WorkingCalendar calendar,
            Clock clock,
            ApplicationEventPublisher events) {
        this.signings = signings;
        this.lists = lists;
        this.letters = letters;
        this.calendar = calendar;
        this.clock = clock;
        this.events = events;
    }

    @EventListener
    void recount(CalendarChanged changed) {
        WorkingCalendar now = calendar.asItIsNow();
        for (Signings.Counted counted : signings.lockCounted()) {
            Signing signing = signings.find(counted.id()).orElseThrow();
            LocalDate from =
                    counted.preparedAt().atZoneSameInstant(clock.getZone()).toLocalDate();
            if (now.addWorkingDays(from, counted.workingDays()) instanceof Outcome.Done<LocalDate> last
                    && last.value().isAfter(signing.dueOn())) {
                signings.dueOn(signing.id(), last.value());
                letters.moreTime(
                        signings.find(signing.id()).orElseThrow(), signing.dueOn(), lists.organsToSign(signing.id()));
                events.publishEvent(new SigningExtended(signing.id(), signing.caseId()));
            }
        }
    }
}

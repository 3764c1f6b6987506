package cn.redflower.honours.revocation;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.time.EndOfDay;
import cn.redflower.platform.time.WorkingCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Until when the steps of a case should be done, in working days, and when those who have not are reminded. */
@Component
public class RevocationDeadlines {

    private static final int MOST_REMINDERS = 60;
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Revocations revocations;
    private final RevocationProperties properties;
    private final WorkingCalendar calendar;
    private final Clock clock;

    RevocationDeadlines(
            Revocations revocations, RevocationProperties properties, WorkingCalendar calendar, Clock clock) {
        this.revocations = revocations;
        this.properties = properties;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The deadline of a hearing that begins today. */
    Outcome<StepDeadline> hearing() {
        return fromToday(properties.hearingDays());
    }

    /** Until when a case that comes to the deciding organ today should be decided. */
    Outcome<StepDeadline> decision() {
        return fromToday(properties.decisionDays());
    }

    /** Until when awards that rest on one that is revoked today should be looked at. */
    Outcome<StepDeadline> review() {
        return fromToday(properties.reviewDays());
    }

    private Outcome<StepDeadline> fromToday(int workingDays) {
        LocalDate today = LocalDate.now(clock);
        return calendar.addWorkingDays(today, workingDays).map(last -> new StepDeadline(today, workingDays, last));
    }

    /** The end of the present step's last day. */
    public Date due(UUID id) {
        return Date.from(EndOfDay.of(dueOn(id), clock.getZone()).toInstant());
    }

    /**
     * The morning of the working day before the last of a hearing; of a hearing of one day, the last morning itself.
     */
    public Date beforeHearingEnds(UUID id) {
        return Date.from(lastButOne(revocations.deadlineOf(id).orElseThrow())
                .atTime(MORNING)
                .atZone(clock.getZone())
                .toInstant());
    }

    private LocalDate lastButOne(StepDeadline hearing) {
        return hearing.workingDays() == 1
                ? hearing.on()
                : calendar.addWorkingDays(hearing.from(), hearing.workingDays() - 1)
                        .orThrow();
    }

    /** The first morning on which somebody who is late is reminded. */
    public Date firstReminder(UUID id) {
        return Date.from(
                dueOn(id).plusDays(1).atTime(MORNING).atZone(clock.getZone()).toInstant());
    }

    /**
     * The earliest moment at which a hearing that runs is worth a reminder: the morning of the working day before its
     * last.
     */
    Instant lastReminder(UUID id) {
        LocalDate day = dueOn(id);
        if (properties.hearingDays() > 1) {
            do {
                day = day.minusDays(1);
            } while (!calendar.isWorkingDay(day).orThrow());
        }
        return day.atTime(MORNING).atZone(clock.getZone()).toInstant();
    }

    /** A repeating interval (ISO 8601) that begins on the morning after the last day and comes back every morning. */
    public String reminders(UUID id) {
        ZonedDateTime first = dueOn(id).plusDays(1).atTime(MORNING).atZone(clock.getZone());
        return "R" + MOST_REMINDERS + "/" + first.toOffsetDateTime() + "/P1D";
    }

    /**
     * Whether people work today; on other days nobody is reminded. A day of which nobody knows keeps no reminder back.
     */
    boolean worksToday() {
        return !(calendar.isWorkingDay(LocalDate.now(clock)) instanceof Outcome.Done<Boolean> day) || day.value();
    }

    /** Whether a step is later than the first reminder, so that others are told as well. */
    boolean longOverdue(Revocation revocation) {
        return LocalDate.now(clock).isAfter(revocation.dueOn().plusDays(1));
    }

    private LocalDate dueOn(UUID id) {
        return revocations.find(id).orElseThrow().dueOn();
    }
}

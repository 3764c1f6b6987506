package cn.redflower.revocation;

import cn.redflower.problem.Outcome;
import cn.redflower.workingday.WorkingCalendar;
import java.time.Clock;
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
    private static final LocalTime END = LocalTime.of(23, 59, 59);

    private final Revocations revocations;
    private final RevocationProperties properties;
    private final WorkingCalendar calendar;
    private final Clock clock;

    RevocationDeadlines(Revocations revocations, RevocationProperties properties, WorkingCalendar calendar, Clock clock) {
        this.revocations = revocations;
        this.properties = properties;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The last day of a hearing that begins today. */
    Outcome<LocalDate> hearing() {
        return calendar.addWorkingDays(LocalDate.now(clock), properties.hearingDays());
    }

    /** The day until which a case that comes to the deciding organ today should be decided. */
    Outcome<LocalDate> decision() {
        return calendar.addWorkingDays(LocalDate.now(clock), properties.decisionDays());
    }

    /** The day until which awards that rest on one that is revoked today should be looked at. */
    Outcome<LocalDate> review() {
        return calendar.addWorkingDays(LocalDate.now(clock), properties.reviewDays());
    }

    /** The end of the present step's last day. */
    public Date due(UUID id) {
        return Date.from(dueOn(id).atTime(END).atZone(clock.getZone()).toInstant());
    }

    /** The morning of the working day before the last of a hearing that begins now; of a hearing of one day, the last morning itself. */
    public Date beforeHearingEnds(UUID id) {
        LocalDate day = properties.hearingDays() == 1 ? dueOn(id) : calendar.addWorkingDays(LocalDate.now(clock), properties.hearingDays() - 1).orThrow();
        return Date.from(day.atTime(MORNING).atZone(clock.getZone()).toInstant());
    }

    /** A repeating interval (ISO 8601) that begins on the morning after the last day and comes back every morning. */
    public String reminders(UUID id) {
        ZonedDateTime first = dueOn(id).plusDays(1).atTime(MORNING).atZone(clock.getZone());
        return "R" + MOST_REMINDERS + "/" + first.toOffsetDateTime() + "/P1D";
    }

    /** Whether people work today; on other days nobody is reminded. A day of which nobody knows keeps no reminder back. */
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

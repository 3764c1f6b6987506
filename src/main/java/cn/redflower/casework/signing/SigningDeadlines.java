package cn.redflower.casework.signing;

import cn.redflower.platform.time.EndOfDay;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Until when organs should have signed, and when those that have not are reminded. */
@Component
public class SigningDeadlines {

    private static final int MOST_REMINDERS = 60;

    private final Signings signings;
    private final Clock clock;

    SigningDeadlines(Signings signings, Clock clock) {
        this.signings = signings;
        this.clock = clock;
    }

    /** The end of the last day. */
    public Date due(UUID id) {
        return Date.from(EndOfDay.of(signings.find(id).orElseThrow().dueOn(), clock.getZone())
                .toInstant());
    }

    /** The first morning on which organs that are late are reminded. */
    public Date firstReminder(UUID id) {
        return Date.from(firstMorning(id).toInstant());
    }

    private ZonedDateTime firstMorning(UUID id) {
        return signings.find(id).orElseThrow().dueOn().plusDays(1).atTime(9, 0).atZone(clock.getZone());
    }

    /** A repeating interval (ISO 8601) that begins on the morning after the last day and comes back every morning. */
    public String reminders(UUID id) {
        return "R" + MOST_REMINDERS + "/" + firstMorning(id).toOffsetDateTime() + "/P1D";
    }
}

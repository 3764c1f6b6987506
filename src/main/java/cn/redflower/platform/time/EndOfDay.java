package cn.redflower.platform.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Deadlines are days, and last to the end of them: the last second is still in time. People read it as 24 时. */
public final class EndOfDay {

    private static final LocalTime LAST = LocalTime.of(23, 59, 59);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd 24 时");

    private EndOfDay() {}

    /** The last second of the day. */
    public static OffsetDateTime of(LocalDate day, ZoneId zone) {
        return day.atTime(LAST).atZone(zone).toOffsetDateTime();
    }

    /** Whether this moment is the end of its day. */
    public static boolean is(Instant moment, ZoneId zone) {
        return moment.atZone(zone).toLocalTime().withNano(0).equals(LAST);
    }

    /** A deadline as people read it: 2026-11-20 24 时, or 2026-11-20 15:30 where it ends within the day. */
    public static String inWords(Instant deadline, ZoneId zone) {
        return (is(deadline, zone) ? DAY : MINUTE).format(deadline.atZone(zone));
    }
}

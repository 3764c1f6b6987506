package cn.redflower.casework.publicnotice;

import cn.redflower.platform.time.AdjustableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * From the day of publication to the last day, both included. It is over when the last day has passed in the county's
 * time zone.
 */
public record NoticePeriod(LocalDate firstDay, LocalDate lastDay) {

    /** The first moment after the last day. */
    public OffsetDateTime end() {
        return lastDay.plusDays(1).atStartOfDay(AdjustableClock.ZONE).toOffsetDateTime();
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(end().toInstant());
    }
}

package cn.redflower.platform.mail;

import cn.redflower.platform.time.EndOfDay;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Words the values of a letter as its reader should see them: days with their weekday, times in the county's zone. */
@Component
class LetterWording {

    private static final Locale READER = Locale.SIMPLIFIED_CHINESE;

    private final DateTimeFormatter day;
    private final DateTimeFormatter time;
    private final DateTimeFormatter endOfDay;
    private final ZoneId zone;

    LetterWording(MessageSource messages, Clock clock) {
        this.day = DateTimeFormatter.ofPattern(messages.getMessage("notification.day", null, READER), READER);
        this.zone = clock.getZone();
        this.endOfDay = DateTimeFormatter.ofPattern(
                        messages.getMessage("notification.end-of-day", null, READER), READER)
                .withZone(zone);
        this.time = DateTimeFormatter.ofPattern(messages.getMessage("notification.time", null, READER), READER)
                .withZone(zone);
    }

    Object of(Object value) {
        if (value instanceof LocalDate date) {
            return day.format(date);
        }
        if (value instanceof Instant || value instanceof OffsetDateTime) {
            Instant moment = Instant.from((TemporalAccessor) value);
            return (EndOfDay.is(moment, zone) ? endOfDay : time).format(moment);
        }
        if (value instanceof CharSequence text) {
            // the one character that the database cannot keep
            return text.toString().replace("\0", "");
        }
        if (value instanceof Number) {
            return value;
        }
        throw new IllegalArgumentException(
                "a letter cannot word a " + value.getClass().getSimpleName());
    }
}

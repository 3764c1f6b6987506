package cn.redflower.platform.mail;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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

    LetterWording(MessageSource messages, Clock clock) {
        this.day = DateTimeFormatter.ofPattern(messages.getMessage("notification.day", null, READER), READER);
        this.time = DateTimeFormatter.ofPattern(messages.getMessage("notification.time", null, READER), READER)
                .withZone(clock.getZone());
    }

    Object of(Object value) {
        if (value instanceof LocalDate date) {
            return day.format(date);
        }
        if (value instanceof Instant || value instanceof OffsetDateTime) {
            return time.format((TemporalAccessor) value);
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

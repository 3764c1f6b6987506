package cn.redflower.platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The one clock of the application, in the county's time zone. It shows the system's time; the demo and the tests move
 * it, so that days pass without waiting. In production nothing calls the methods that move it, and its offset is zero.
 *
 * <p>Each move is announced as {@link ClockMoved}, so that the engine's timers follow. The offset lives in memory only:
 * whoever moves the clock and wants it to stay moved over a restart keeps the offset and calls {@link #moveBy} again.
 */
@Component
public class AdjustableClock extends Clock {

    /** The county's time zone. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final ApplicationEventPublisher events;
    private final Clock system;
    private volatile Duration offset = Duration.ZERO;

    @Autowired
    AdjustableClock(ApplicationEventPublisher events) {
        this(events, Clock.system(ZONE));
    }

    AdjustableClock(ApplicationEventPublisher events, Clock system) {
        this.events = events;
        this.system = system;
    }

    /** How far the clock is ahead of the system's; negative if it is behind. */
    public Duration offset() {
        return offset;
    }

    /** Moves the clock on from the time it shows now; a negative duration moves it back. */
    public synchronized void advance(Duration duration) {
        moveBy(offset.plus(duration));
    }

    /** Makes the clock show the instant now; it runs on from there. */
    public synchronized void setTo(Instant instant) {
        moveBy(Duration.between(system.instant(), instant));
    }

    /** Shows the system's time again. */
    public void reset() {
        moveBy(Duration.ZERO);
    }

    /** Sets the clock ahead of the system's by exactly this much, whatever it was ahead before. */
    public synchronized void moveBy(Duration newOffset) {
        offset = newOffset;
        events.publishEvent(new ClockMoved(newOffset));
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    @Override
    public Instant instant() {
        return system.instant().plus(offset);
    }

    /** The same moved time in another zone; it follows later moves too. */
    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(getZone()) ? this : new InZone(this, zone);
    }

    private static final class InZone extends Clock {

        private final AdjustableClock clock;
        private final ZoneId zone;

        private InZone(AdjustableClock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return clock.withZone(other);
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }
    }
}

package cn.redflower.demo.clock;

import cn.redflower.demo.DemoSettings;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.platform.time.WorkingCalendar;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves the product's clock and keeps in the database how far it was moved, so that it stays moved over a restart. */
@Component
@Profile("demo")
class DemoClock implements SmartLifecycle {

    /** Before the county is loaded, whose pupils' ages depend on the date. */
    private static final int PHASE = Integer.MIN_VALUE / 2;

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final AdjustableClock clock;
    private final WorkingCalendar calendar;
    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final LocalDateTime first;
    private volatile boolean running;

    DemoClock(
            AdjustableClock clock, WorkingCalendar calendar, JdbcClient jdbc, AuditTrail trail, DemoSettings settings) {
        this.clock = clock;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.trail = trail;
        this.first = settings.now();
    }

    /** What the product takes for now. */
    LocalDateTime now() {
        return LocalDateTime.now(clock);
    }

    /** How far it is ahead of the real time; negative if it is behind. */
    Duration offset() {
        return clock.offset();
    }

    /** Lets days pass. */
    synchronized void advance(int days) {
        move(clock.offset().plusDays(days));
    }

    /** Goes on to the next working day; refused if the calendar has no such year. */
    synchronized Outcome<LocalDate> advanceToWorkingDay() {
        return advanceTo(calendar.nextWorkingDay(LocalDate.now(clock)));
    }

    /**
     * Lets working days pass as a notice counts them, so that one of as many days that begins today is over: a day off
     * is not the first of them. Refused if the calendar has no such year.
     */
    synchronized Outcome<LocalDate> advanceWorkingDays(int days) {
        return calendar.lastDayOfNotice(LocalDate.now(clock), days)
                .then(last -> advanceTo(calendar.nextWorkingDay(last)));
    }

    private Outcome<LocalDate> advanceTo(Outcome<LocalDate> then) {
        return then.map(day -> {
            advance((int) ChronoUnit.DAYS.between(LocalDate.now(clock), day));
            return day;
        });
    }

    /** Goes on to the first morning after a moment that is still to come. */
    synchronized void passBy(OffsetDateTime moment) {
        ZonedDateTime after = moment.atZoneSameInstant(AdjustableClock.ZONE).plusMinutes(1);
        ZonedDateTime morning = after.with(MORNING);
        clock.setTo((morning.isBefore(after) ? morning.plusDays(1) : morning).toInstant());
        move(clock.offset());
    }

    /** Shows the real time again. */
    synchronized void reset() {
        move(Duration.ZERO);
    }

    private void move(Duration offset) {
        jdbc.sql("insert into honors.demo_clock (offset_millis) values (?) on conflict (id) do update set "
                        + "offset_millis = excluded.offset_millis")
                .param(offset.toMillis())
                .update();
        clock.moveBy(offset);
        trail.record(AuditEvent.done("clock.moved", null, null, offset.toString()));
    }

    @Override
    public void start() {
        Optional<Long> kept = jdbc.sql("select offset_millis from honors.demo_clock")
                .query(Long.class)
                .optional();
        if (kept.isPresent()) {
            clock.moveBy(Duration.ofMillis(kept.get()));
        } else if (first != null) {
            clock.setTo(first.atZone(AdjustableClock.ZONE).toInstant());
            move(clock.offset());
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}

package cn.redflower.demo.clock;

import cn.redflower.audit.AuditEvent;
import cn.redflower.audit.AuditTrail;
import cn.redflower.demo.DemoSettings;
import cn.redflower.problem.Outcome;
import cn.redflower.workingday.AdjustableClock;
import cn.redflower.workingday.WorkingCalendar;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
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

    private final AdjustableClock clock;
    private final WorkingCalendar calendar;
    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final LocalDateTime first;
    private volatile boolean running;

    DemoClock(AdjustableClock clock, WorkingCalendar calendar, JdbcClient jdbc, AuditTrail trail, DemoSettings settings) {
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

    /** Lets days pass until the next working day; refused if the calendar has no such year. */
    synchronized Outcome<LocalDate> advanceToNextWorkingDay() {
        LocalDate today = LocalDate.now(clock);
        Outcome<LocalDate> next = calendar.nextWorkingDay(today);
        if (next instanceof Outcome.Done<LocalDate> day) {
            advance((int) ChronoUnit.DAYS.between(today, day.value()));
        }
        return next;
    }

    /** Shows the real time again. */
    synchronized void reset() {
        move(Duration.ZERO);
    }

    private void move(Duration offset) {
        jdbc.sql("insert into honors.demo_clock (offset_millis) values (?) on conflict (id) do update set offset_millis = excluded.offset_millis")
                .param(offset.toMillis()).update();
        clock.moveBy(offset);
        trail.record(AuditEvent.done("clock.moved", null, null, offset.toString()));
    }

    @Override
    public void start() {
        Optional<Long> kept = jdbc.sql("select offset_millis from honors.demo_clock").query(Long.class).optional();
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

package cn.redflower.engine;

import cn.redflower.workingday.AdjustableClock;
import cn.redflower.workingday.ClockMoved;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the engine's clock in step with the application's, so that timers fire when the demo's or a test's clock says so. */
@Component
class EngineClock {

    EngineClock(AdjustableClock clock) {
        follow(new ClockMoved(clock.offset()));
    }

    @EventListener
    void follow(ClockMoved moved) {
        if (moved.offset().isZero()) {
            ClockUtil.reset();
        } else {
            ClockUtil.offset(moved.offset().toMillis());
        }
    }
}

package cn.redflower.platform.engine;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.platform.time.ClockMoved;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the engine's clock in step with the application's, so that timers fire when the demo's or a test's clock says
 * so.
 */
@Component
class EngineClock {

    private final ObjectProvider<ProcessEngine> engine;

    EngineClock(AdjustableClock clock, ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
        set(new ClockMoved(clock.offset()));
    }

    @EventListener
    void follow(ClockMoved moved) {
        set(moved);
        // what has become due is not to wait until the job executor, idle so far, looks again
        JobExecutor jobs =
                ((ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration()).getJobExecutor();
        if (jobs != null) {
            jobs.jobWasAdded();
        }
    }

    private static void set(ClockMoved moved) {
        if (moved.offset().isZero()) {
            ClockUtil.reset();
        } else {
            ClockUtil.offset(moved.offset().toMillis());
        }
    }
}

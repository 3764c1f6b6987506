package cn.redflower.demo.database;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Gives back the jobs that a product which was killed had taken. The engine would leave them alone for five minutes, as
 * another node might be at work on them; there is no other node on an embedded server.
 */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "none")
class FreeingJobs implements SmartLifecycle {

    private final JdbcTemplate jdbc;
    private volatile boolean running;

    FreeingJobs(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void start() {
        jdbc.update("update act_ru_job set lock_owner_ = null, lock_exp_time_ = null where lock_owner_ is not null");
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

    /** Before whatever works on its own. */
    @Override
    public int getPhase() {
        return 0;
    }
}

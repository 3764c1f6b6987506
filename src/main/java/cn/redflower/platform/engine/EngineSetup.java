package cn.redflower.platform.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Brings the engine to what the application expects of it at every start: processes deployed, permissions and filters
 * in place.
 */
@Component
@Order(EngineSetup.ORDER)
public class EngineSetup implements ApplicationRunner {

    /** Runs before everything that starts cases. */
    public static final int ORDER = 10;

    private final ProcessEngine engine;
    private final MessageSource messages;

    EngineSetup(ProcessEngine engine, MessageSource messages) {
        this.engine = engine;
        this.messages = messages;
    }

    @Override
    public void run(ApplicationArguments args) throws Exception {
        new ProcessDeployment(engine.getRepositoryService()).deploy();
        StandingPermissions permissions = new StandingPermissions(engine.getAuthorizationService());
        permissions.grant();
        new TasklistFilters(engine.getFilterService(), engine.getTaskService(), permissions, messages).provide();
    }
}

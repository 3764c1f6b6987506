package cn.redflower.test;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * The engine's REST API finds its engine in a registry of the whole JVM; each test class puts its own context's engine there. The first
 * administrator has changed his password by then, so that he may do his work.
 */
class EngineOfTheTest implements TestExecutionListener {

    @Override
    public void beforeTestClass(TestContext context) {
        ProcessEngines.registerProcessEngine(context.getApplicationContext().getBean(ProcessEngine.class));
        context.getApplicationContext().getBean(JdbcTemplate.class).update("update honors.account set must_change_password = false where login = 'admin'");
    }
}

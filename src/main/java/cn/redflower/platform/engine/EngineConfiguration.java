package cn.redflower.platform.engine;

import cn.redflower.platform.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.identity.db.DbReadOnlyIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.spring.boot.starter.configuration.Ordering;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * How the engine differs from its defaults, in one place; each line closes a default that a county must not run with.
 */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    @Order(Ordering.DEFAULT_ORDER + 100)
    ProcessEnginePlugin hardening(
            ObjectProvider<TaskCommandGuard> guards,
            ObjectProvider<BpmnParseListener> parseListeners,
            Problems problems) {
        return new Hardening(guards, parseListeners, problems);
    }

    private record Hardening(
            ObjectProvider<TaskCommandGuard> guards,
            ObjectProvider<BpmnParseListener> parseListeners,
            Problems problems)
            implements ProcessEnginePlugin {

        @Override
        public void preInit(ProcessEngineConfigurationImpl configuration) {
            // users come from our accounts only; closes user creation by any API, the setup page included
            // (CVE-2026-77226)
            configuration.setIdentityProviderSessionFactory(
                    new GenericManagerFactory(DbReadOnlyIdentityServiceProvider.class));
            configuration.setCustomSessionFactories(List.of(new WorklistTaskManager.Factory()));
            configuration.setCommandCheckers(
                    new ArrayList<>(List.of(new OrganTaskChecker(), new TenantCommandChecker())));
            configuration.setResourceAuthorizationProvider(new NoAuthorizationPerTask());
            configuration.setDefaultUserPermissionNameForTask("TASK_WORK");
            configuration.setTenantIdProvider(new SchoolTenants());
            configuration.setDeserializationTypeValidationEnabled(true);
            configuration.setStandaloneTasksEnabled(false);
            configuration.setEnableExpressionsInAdhocQueries(false);
            configuration.setEnableExpressionsInStoredQueries(false);
            configuration.setEnableXxeProcessing(false);
            configuration.setEnableCmdExceptionLogging(false);
            configuration.setHistoryTimeToLive("P1825D");
            configuration.setHistoryCleanupBatchWindowStartTime("02:00");
            configuration.setHistoryCleanupBatchWindowEndTime("05:00");
            configuration.setFailedJobRetryTimeCycle("R3/PT1M");
            configuration.setFailedJobCommandFactory(new WordedFailures(problems));
            // mail waits for decisions, not the other way round
            configuration.setJobExecutorAcquireByPriority(true);
            configuration.setCustomPostBPMNParseListeners(
                    new ArrayList<>(parseListeners.orderedStream().toList()));
            configuration.setCustomPreCommandInterceptorsTxRequired(List.of(
                    new RefusalsInWords(), new StorableTextOnly(), new ConflictsOfCallers(), new AnsweringAgain()));
            configuration.setCustomPostCommandInterceptorsTxRequired(interceptors());
            configuration.setCustomPostCommandInterceptorsTxRequiresNew(interceptors());
        }

        private List<CommandInterceptor> interceptors() {
            return List.of(
                    new QueriesWithoutExpressions(),
                    new OwnWorklists(),
                    new PlainValuesOnly(),
                    new TaskCommandInterceptor(guards));
        }

        @Override
        public void postInit(ProcessEngineConfigurationImpl configuration) {
            // nothing to do once the engine's services exist
        }

        @Override
        public void postProcessEngineBuild(org.camunda.bpm.engine.ProcessEngine engine) {
            // authorizations and filters are made by EngineSetup
        }
    }
}

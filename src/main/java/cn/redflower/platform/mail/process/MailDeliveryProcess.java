package cn.redflower.platform.mail.process;

import cn.redflower.platform.mail.outbox.DeliveryRuns;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The contract with {@code mail-delivery.bpmn}: one instance a batch, its id the business key, no variables. The
 * application starts it for itself, whoever is at work, so the engine is asked as nobody in particular.
 */
@Component
class MailDeliveryProcess implements DeliveryRuns {

    static final String KEY = "mail-delivery";
    static final String TASK_DELIVER = "Task_DeliverMail";

    private static final int REVIVED_AT_ONCE = 1000;

    private final RuntimeService runtime;
    private final ManagementService management;
    private final IdentityService identity;

    MailDeliveryProcess(RuntimeService runtime, ManagementService management, IdentityService identity) {
        this.runtime = runtime;
        this.management = management;
        this.identity = identity;
    }

    @Override
    @Transactional
    public void start(UUID batch) {
        asTheApplication(() -> runtime.createProcessInstanceByKey(KEY)
                .businessKey(batch.toString())
                .execute());
    }

    @Override
    @Transactional
    public void hurry(UUID batch) {
        asTheApplication(() -> {
            ProcessInstance running = runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(batch.toString(), KEY)
                    .singleResult();
            if (running == null) {
                start(batch);
                return;
            }
            for (Job job : management
                    .createJobQuery()
                    .processInstanceId(running.getId())
                    .list()) {
                if (job.getRetries() == 0) {
                    management.setJobRetries(job.getId(), 1);
                }
                management.setJobDuedate(job.getId(), null);
            }
        });
    }

    /** Gives deliveries that became incidents one more try. */
    @Transactional
    int revive() {
        int[] revived = new int[1];
        asTheApplication(
                () -> {
                    List<String> failed = management
                            .createJobQuery()
                            .processDefinitionKey(KEY)
                            .noRetriesLeft()
                            .listPage(0, REVIVED_AT_ONCE)
                            .stream()
                            .map(Job::getId)
                            .toList();
                    if (!failed.isEmpty()) {
                        management.setJobRetries(failed, 1);
                    }
                    revived[0] = failed.size();
                });
        return revived[0];
    }

    private void asTheApplication(Runnable step) {
        Authentication person = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            step.run();
        } finally {
            if (person != null) {
                identity.setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
            }
        }
    }
}

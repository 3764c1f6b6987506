package cn.redflower.casework.approval;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Reaches what waits in the engine on behalf of a case, when what it waits for has changed: the product's doing,
 * whoever caused it. An event that does not wait any more, or a task that is answered, is left alone.
 */
@Component
public class WaitingCases {

    private final RuntimeService runtime;
    private final ManagementService jobs;
    private final TaskService tasks;
    private final IdentityService identities;

    WaitingCases(
            @Lazy RuntimeService runtime,
            @Lazy ManagementService jobs,
            @Lazy TaskService tasks,
            @Lazy IdentityService identities) {
        this.runtime = runtime;
        this.jobs = jobs;
        this.tasks = tasks;
        this.identities = identities;
    }

    /** Lets a timer of the case fire then. @param event id of the timer's element */
    public void timer(String processKey, String caseId, String event, Instant then) {
        asTheApplication(() -> of(processKey, caseId)
                .forEach(instance -> jobs.createJobQuery()
                        .processInstanceId(instance.getId())
                        .activityId(event)
                        .timers()
                        .list()
                        .forEach(job -> jobs.setJobDuedate(job.getId(), Date.from(then)))));
    }

    /** Gives the case's open tasks of a kind another due date. */
    public void task(String processKey, String caseId, String taskKey, Instant then) {
        asTheApplication(() -> tasks.createTaskQuery()
                .processDefinitionKey(processKey)
                .processInstanceBusinessKey(caseId)
                .taskDefinitionKey(taskKey)
                .list()
                .forEach(task -> {
                    task.setDueDate(Date.from(then));
                    tasks.saveTask(task);
                }));
    }

    /** Tells the case's process something that it waits with. */
    public void variable(String processKey, String caseId, String name, Object value) {
        asTheApplication(
                () -> of(processKey, caseId).forEach(instance -> runtime.setVariable(instance.getId(), name, value)));
    }

    /** Brings a message to the case's process. @return whether it waited for it */
    public boolean message(String processKey, String caseId, String message) {
        boolean[] waited = new boolean[1];
        asTheApplication(() -> of(processKey, caseId).stream()
                .filter(instance -> runtime.createEventSubscriptionQuery()
                                .processInstanceId(instance.getId())
                                .eventName(message)
                                .count()
                        > 0)
                .forEach(instance -> {
                    runtime.createMessageCorrelation(message)
                            .processInstanceId(instance.getId())
                            .correlate();
                    waited[0] = true;
                }));
        return waited[0];
    }

    private List<ProcessInstance> of(String processKey, String caseId) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(processKey)
                .processInstanceBusinessKey(caseId)
                .list();
    }

    private void asTheApplication(Runnable work) {
        Authentication person = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            work.run();
        } finally {
            if (person != null) {
                identities.setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
            }
        }
    }
}

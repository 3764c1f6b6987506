package cn.redflower.casework.approval;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Sees to it that every new task is offered to somebody, and to nobody who must leave it to others: an {@link Offering}
 * is made of the organ that the model names. What falls to another organ is reported by a {@link TaskFellBack}.
 * Attached to every user task of every process.
 */
@Component
@Order(0)
class FallbackCandidates extends AbstractBpmnParseListener implements TaskListener {

    private final OrganMembers organs;
    private final TaskContracts contracts;
    private final ApplicationEventPublisher events;

    FallbackCandidates(OrganMembers organs, TaskContracts contracts, ApplicationEventPublisher events) {
        this.organs = organs;
        this.contracts = contracts;
        this.events = events;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        // a multi-instance body's behaviour wraps the task's own; the definition hangs at the inner activity
        if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
            behavior.getTaskDefinition().addTaskListener(TaskListener.EVENTNAME_CREATE, this);
        }
    }

    @Override
    public void notify(DelegateTask task) {
        String meant = OfferLinks.meant(task);
        if (task.getAssignee() != null || meant == null) {
            return;
        }
        String caseId = task.getExecution().getProcessBusinessKey();
        Map<String, Set<String>> members = organs.of(Offering.upwards(meant));
        List<Recusal> recusals = contracts.recusals(
                ((TaskEntity) task).getProcessDefinition().getKey(),
                task.getTaskDefinitionKey(),
                List.of(new OfferedTask(task.getId(), caseId, task::getVariable)));
        Offering offering = Offering.of(meant, organ -> members.getOrDefault(organ, Set.of()), recusals);
        OfferLinks.apply(task, meant, offering);
        if (offering.fallback() != null) {
            events.publishEvent(
                    new TaskFellBack(caseId, task.getName(), task.getTenantId(), meant, offering.fallback()));
        }
    }
}

package cn.redflower.casework.approval;

import cn.redflower.platform.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Puts the {@link CaseTitle} before the name of every new task, so that it can be told from others, and found, in a
 * list that shows names only. Comes after everything else that happens to a new task: who hears of the task by mail
 * reads the step's own name there.
 */
@Component
@Order(NamingTasks.LAST)
class NamingTasks extends AbstractBpmnParseListener implements TaskListener {

    static final int LAST = 100;
    /** What the engine's column takes. */
    private static final int LONGEST = 255;

    private final ObjectProvider<CaseTitle.Source> declared;
    private final Problems texts;
    private volatile Map<String, CaseTitle.Source> known;

    NamingTasks(ObjectProvider<CaseTitle.Source> declared, Problems texts) {
        this.declared = declared;
        this.texts = texts;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
            behavior.getTaskDefinition().addTaskListener(TaskListener.EVENTNAME_CREATE, this);
        }
    }

    @Override
    public void notify(DelegateTask task) {
        String caseId = task.getExecution().getProcessBusinessKey();
        title((ExecutionEntity) task.getExecution(), caseId).ifPresent(title -> {
            String name = texts.text("approval.task.name", title.words(texts), task.getName());
            task.setName(name.length() > LONGEST ? name.substring(0, LONGEST - 1) + "…" : name);
        });
    }

    private Optional<CaseTitle> title(ExecutionEntity execution, String caseId) {
        CaseTitle.Source source = sources().get(startedWith(execution));
        return source == null || caseId == null
                ? Optional.empty()
                : source.of(List.of(UUID.fromString(caseId))).values().stream().findFirst();
    }

    private static String startedWith(ExecutionEntity execution) {
        ExecutionEntity instance = execution.getProcessInstance();
        while (instance.getSuperExecution() != null) {
            instance = instance.getSuperExecution().getProcessInstance();
        }
        return instance.getProcessDefinition().getKey();
    }

    /** Asked for late, as flows know services that need the engine first. */
    private Map<String, CaseTitle.Source> sources() {
        Map<String, CaseTitle.Source> sources = known;
        if (sources == null) {
            sources = declared.stream()
                    .collect(Collectors.toUnmodifiableMap(CaseTitle.Source::processKey, Function.identity()));
            known = sources;
        }
        return sources;
    }
}

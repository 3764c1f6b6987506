package cn.redflower.approval;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sees to it that every new task is offered to somebody: a group without people falls to the next one up, squadron → brigade →
 * school committee → county committee, and that is reported by a {@link TaskFellBack}. Attached to every user task of every
 * process.
 */
@Component
class FallbackCandidates extends AbstractBpmnParseListener implements TaskListener {

    private static final String LAST_RESORT = "county";
    private static final Pattern SQUADRON = Pattern.compile("(s\\d{3})q\\d+Counselors");
    private static final Pattern BRIGADE = Pattern.compile("(s\\d{3})BrigadeCounselors");

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    FallbackCandidates(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
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
        List<String> groups = task.getCandidates().stream().filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId).filter(java.util.Objects::nonNull).toList();
        if (task.getAssignee() != null || groups.isEmpty() || groups.stream().anyMatch(this::hasPeople)) {
            return;
        }
        String empty = groups.get(0);
        String fallback = fallbackOf(empty);
        task.addCandidateGroup(fallback);
        events.publishEvent(new TaskFellBack(task.getExecution().getProcessBusinessKey(), task.getName(), task.getTenantId(), empty, fallback));
    }

    /** The first group above that has people; the county committee if none has. */
    private String fallbackOf(String group) {
        Optional<String> next = above(group);
        while (next.isPresent() && !hasPeople(next.get())) {
            next = above(next.get());
        }
        return next.orElse(LAST_RESORT);
    }

    private static Optional<String> above(String group) {
        Matcher squadron = SQUADRON.matcher(group);
        if (squadron.matches()) {
            return Optional.of(squadron.group(1) + "BrigadeCounselors");
        }
        Matcher brigade = BRIGADE.matcher(group);
        return brigade.matches() ? Optional.of(brigade.group(1) + "SchoolCommittee") : Optional.empty();
    }

    private boolean hasPeople(String group) {
        return jdbc.sql("select exists (select 1 from act_id_membership where group_id_ = ?)").param(group).query(Boolean.class).single();
    }
}

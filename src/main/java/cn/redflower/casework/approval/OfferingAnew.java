package cn.redflower.casework.approval;

import cn.redflower.people.organ.PostsChanged;
import cn.redflower.people.pupil.KinshipChanged;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Offers open tasks anew when posts change hands or somebody comes to be barred from them, in the transaction in which
 * that happens. A round has more than a thousand open tasks: they, their organs and who is barred are read set by set,
 * and only tasks whose candidates really change are touched. A task whose claimant has no business with it any more is
 * free again.
 */
@Component
class OfferingAnew {

    private final JdbcClient jdbc;
    private final OrganMembers organs;
    private final TaskContracts contracts;
    private final ObjectProvider<ProcessEngine> engine;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;

    OfferingAnew(
            JdbcClient jdbc,
            OrganMembers organs,
            TaskContracts contracts,
            ObjectProvider<ProcessEngine> engine,
            ApplicationEventPublisher events,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.organs = organs;
        this.contracts = contracts;
        this.engine = engine;
        this.events = events;
        this.audit = audit;
    }

    @EventListener
    void on(PostsChanged event) {
        offer(open(null));
    }

    @EventListener
    void on(KinshipChanged event) {
        offer(open(event.schoolId()));
    }

    @EventListener
    void on(DutiesChanged event) {
        offer(open(event.schoolId()));
    }

    /** An open task with its present candidates. */
    private record Open(
            String id,
            String processKey,
            String taskKey,
            String name,
            String caseId,
            String schoolId,
            String assignee,
            String meant,
            Set<String> groups,
            Set<String> users) {

        String kind() {
            return processKey + "#" + taskKey;
        }
    }

    private List<Open> open(String schoolId) {
        return jdbc
                .sql("""
                        select t.id_, d.key_, t.task_def_key_, t.name_, e.business_key_, t.tenant_id_, t.assignee_,
                               array_remove(array_agg(case when l.type_ = 'organ' then l.group_id_ end), null),
                               array_remove(array_agg(case when l.type_ = 'candidate' then l.group_id_ end), null),
                               array_remove(array_agg(case when l.type_ = 'candidate' then l.user_id_ end), null)
                        from act_ru_task t join act_re_procdef d on d.id_ = t.proc_def_id_
                            join act_ru_execution e on e.id_ = t.proc_inst_id_
                             join act_ru_identitylink l on l.task_id_ = t.id_
                        where cast(:school as text) is null or t.tenant_id_ = :school
                        group by t.id_, d.key_, t.task_def_key_, t.name_, e.business_key_, t.tenant_id_, t.assignee_""")
                .param("school", schoolId)
                .query((row, i) -> {
                    Set<String> groups = texts(row.getArray(9));
                    return new Open(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            OfferLinks.meant(texts(row.getArray(8)).stream(), groups.stream()),
                            groups,
                            texts(row.getArray(10)));
                })
                .list()
                .stream()
                .filter(task -> task.meant() != null)
                .toList();
    }

    private static Set<String> texts(java.sql.Array array) throws java.sql.SQLException {
        return new TreeSet<>(Arrays.asList((String[]) array.getArray()));
    }

    private void offer(List<Open> tasks) {
        if (tasks.isEmpty()) {
            return;
        }
        Map<String, Set<String>> members = organs.of(tasks.stream()
                .flatMap(task -> Offering.upwards(task.meant()).stream())
                .distinct()
                .toList());
        Map<String, List<Recusal>> recusals = recusals(tasks);
        List<Runnable> changes = new ArrayList<>();
        for (Open task : tasks) {
            Function<String, Set<String>> people = organ -> members.getOrDefault(organ, Set.of());
            Offering offering = Offering.of(task.meant(), people, recusals.getOrDefault(task.id(), List.of()));
            boolean astray = task.assignee() != null && !offering.reaches(task.assignee(), people);
            boolean fallsNow = offering.fallback() != null
                    && !task.groups().contains(offering.fallback())
                    && Collections.disjoint(people.apply(offering.fallback()), task.users());
            if (astray
                    || !offering.groups().equals(task.groups())
                    || !offering.users().equals(task.users())) {
                changes.add(() -> change(task, offering, astray, fallsNow));
            }
        }
        if (!changes.isEmpty()) {
            inEngine(() -> changes.forEach(Runnable::run));
        }
    }

    private Map<String, List<Recusal>> recusals(List<Open> tasks) {
        Map<String, List<Recusal>> byTask = new HashMap<>();
        tasks.stream().collect(Collectors.groupingBy(Open::kind)).values().forEach(alike -> {
            List<OfferedTask> offered = alike.stream()
                    .map(task -> new OfferedTask(task.id(), task.caseId(), name -> variable(task.id(), name)))
                    .toList();
            contracts
                    .recusals(alike.get(0).processKey(), alike.get(0).taskKey(), offered)
                    .forEach(recusal -> byTask.computeIfAbsent(recusal.taskId(), id -> new ArrayList<>())
                            .add(recusal));
        });
        return byTask;
    }

    private void change(Open task, Offering offering, boolean astray, boolean reported) {
        TaskEntity entity = entity(task.id());
        if (entity == null) {
            return;
        }
        OfferLinks.apply(entity, task.meant(), offering);
        if (astray) {
            entity.setAssignee(null);
            audit.record(AuditEvent.done(
                    "task.released", task.schoolId(), task.caseId(), task.taskKey() + " " + task.assignee()));
        }
        if (reported) {
            events.publishEvent(
                    new TaskFellBack(task.caseId(), task.name(), task.schoolId(), task.meant(), offering.fallback()));
        }
    }

    private Object variable(String taskId, String name) {
        Object[] value = new Object[1];
        inEngine(() -> {
            TaskEntity task = entity(taskId);
            value[0] = task == null ? null : task.getVariable(name);
        });
        return value[0];
    }

    private static TaskEntity entity(String id) {
        return org.camunda.bpm.engine.impl.context.Context.getCommandContext()
                .getTaskManager()
                .findTaskById(id);
    }

    /** As the application itself: whoever changed a post has no say in the engine. */
    private void inEngine(Runnable work) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
        configuration.getCommandExecutorTxRequired().execute(context -> {
            context.runWithoutAuthorization(() -> {
                work.run();
                return null;
            });
            return null;
        });
    }
}

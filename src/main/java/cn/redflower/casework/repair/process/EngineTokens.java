package cn.redflower.casework.repair.process;

import cn.redflower.casework.repair.Tokens;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tokens as the engine's executions. */
@Component
class EngineTokens implements Tokens {

    /** The engine's name for all runs of a step that runs once for each of several. */
    private static final String ALL_RUNS = "#multiInstanceBody";

    private final RuntimeService runtime;
    private final RepositoryService models;
    private final IdentityService identities;
    private final JdbcClient jdbc;

    EngineTokens(
            @Lazy RuntimeService runtime,
            @Lazy RepositoryService models,
            @Lazy IdentityService identities,
            JdbcClient jdbc) {
        this.runtime = runtime;
        this.models = models;
        this.identities = identities;
        this.jdbc = jdbc;
    }

    /** @param activityInstance null while the token waits for a job that is to go on with it */
    private record Leaf(
            String id, String activity, String activityInstance, String instance, String model, String rootModel) {}

    @Override
    public Running of(String caseId) {
        List<Leaf> leaves = jdbc.sql("""
                        select e.id_, e.act_id_, e.act_inst_id_, e.proc_inst_id_, e.proc_def_id_, root.proc_def_id_
                        from act_ru_execution root join act_ru_execution p on p.root_proc_inst_id_ = root.id_
                            join act_ru_execution e on e.proc_inst_id_ = p.id_
                        where root.business_key_ = ? and root.id_ = root.root_proc_inst_id_ and e.act_id_ is not null
                          and not exists (select 1 from act_ru_execution c
                              where c.parent_id_ = e.id_ or c.super_exec_ = e.id_)
                        order by e.id_""")
                .param(caseId)
                .query((row, i) -> new Leaf(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .list();
        if (leaves.isEmpty()) {
            return null;
        }
        return asTheApplication(() -> new Running(
                models.getProcessDefinition(leaves.get(0).rootModel()).getKey(),
                leaves.stream()
                        .map(leaf -> leaf.id() + " " + leaf.activity() + " " + leaf.activityInstance())
                        .collect(Collectors.joining("\n")),
                leaves.stream().map(this::place).toList()));
    }

    private Place place(Leaf leaf) {
        List<Target> targets = models.getBpmnModelInstance(leaf.model()).getModelElementsByType(Activity.class).stream()
                .filter(step -> step instanceof Task || step instanceof CallActivity)
                .map(step -> new Target(step.getId(), name(step)))
                .sorted(Comparator.comparing(Target::step))
                .toList();
        FlowElement at = models.getBpmnModelInstance(leaf.model()).getModelElementById(leaf.activity());
        return new Place(leaf.id(), at == null ? leaf.activity() : name(at), targets);
    }

    private static String name(FlowElement step) {
        return step.getName() == null ? step.getId() : step.getName().replaceAll("\\s", "");
    }

    @Override
    public void move(String token, String target, String reason) {
        Leaf leaf = jdbc.sql("select id_, act_id_, act_inst_id_, proc_inst_id_, proc_def_id_ from "
                        + "act_ru_execution where id_ "
                        + "= ?")
                .param(token)
                .query((row, i) -> new Leaf(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), null))
                .single();
        asTheApplication(() -> {
            boolean several =
                    ((Activity) models.getBpmnModelInstance(leaf.model()).getModelElementById(target))
                                    .getLoopCharacteristics()
                            != null;
            ProcessInstanceModificationBuilder led = runtime.createProcessInstanceModification(leaf.instance())
                    .startBeforeActivity(several ? target + ALL_RUNS : target);
            (leaf.activityInstance() == null
                            ? led.cancelTransitionInstance(leaf.id())
                            : led.cancelActivityInstance(leaf.activityInstance()))
                    .setAnnotation(reason)
                    .execute();
            return null;
        });
    }

    @Override
    public void end(String caseId, String reason) {
        asTheApplication(() -> {
            runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(caseId)
                    .rootProcessInstances()
                    .list()
                    .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), reason));
            return null;
        });
    }

    /** The product does it, when two people have asked for it; neither could by the engine's own permissions. */
    private <T> T asTheApplication(Supplier<T> work) {
        Authentication person = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            return work.get();
        } finally {
            if (person != null) {
                identities.setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
            }
        }
    }
}

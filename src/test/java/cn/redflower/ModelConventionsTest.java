package cn.redflower;

import static cn.redflower.test.model.ProcessModel.asks;
import static cn.redflower.test.model.ProcessModel.documentation;
import static cn.redflower.test.model.ProcessModel.formOf;
import static cn.redflower.test.model.ProcessModel.isChinese;
import static cn.redflower.test.model.ProcessModel.isDefault;
import static cn.redflower.test.model.ProcessModel.isEventSubProcess;
import static cn.redflower.test.model.ProcessModel.joins;
import static cn.redflower.test.model.ProcessModel.spoken;
import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.model.DecisionModel;
import cn.redflower.test.model.ProcessModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every process and decision table is named, documented, bounded in time and complete, so that a teacher can read it
 * and an operator trust it.
 */
@DisplayName("Every model")
class ModelConventionsTest {

    private static final String NO_DEADLINE = "不设期限";
    private static final Pattern PERIOD = Pattern.compile("P(\\d+[YMD])+|\\d+");
    private static final Set<String> EMPTY_WORDS = Set.of("结束", "完成", "终止", "流程结束");

    /** Ids are spoken, and begin with what the element is; the first that fits counts. */
    private static final Map<Class<? extends BaseElement>, String> ID_BEGINS = new LinkedHashMap<>();

    static {
        ID_BEGINS.put(UserTask.class, "Task");
        ID_BEGINS.put(Task.class, "(Service|Send|Receive|Rule)?Task");
        ID_BEGINS.put(CallActivity.class, "CallActivity");
        ID_BEGINS.put(SubProcess.class, "SubProcess");
        ID_BEGINS.put(StartEvent.class, "StartEvent");
        ID_BEGINS.put(EndEvent.class, "EndEvent");
        ID_BEGINS.put(BoundaryEvent.class, "(Boundary)?Event");
        ID_BEGINS.put(FlowNode.class, "(Gateway|Event)");
        ID_BEGINS.put(SequenceFlow.class, "Flow");
        ID_BEGINS.put(Lane.class, "Lane");
        ID_BEGINS.put(Participant.class, "Participant");
    }

    static List<ProcessModel> models() {
        return ProcessModel.all();
    }

    static List<DecisionModel> tables() {
        return DecisionModel.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void says_what_each_element_is_in_chinese(ProcessModel model) {
        List<String> findings = new ArrayList<>();
        for (FlowNode node : model.all(FlowNode.class)) {
            if (joins(node)) {
                check(findings, model, node, node.getName() == null, "brings paths together, so it carries no name");
            } else {
                check(findings, model, node, isChinese(node.getName()), "has no Chinese name");
            }
            check(
                    findings,
                    model,
                    node,
                    !asks(node) || node.getName() != null && node.getName().endsWith("？"),
                    "asks no question (？)");
            check(
                    findings,
                    model,
                    node,
                    !(node instanceof EndEvent) || !EMPTY_WORDS.contains(String.valueOf(spoken(node))),
                    "names no state");
        }
        for (SequenceFlow flow : model.all(SequenceFlow.class)) {
            check(
                    findings,
                    model,
                    flow,
                    flow.getName() == null || isChinese(flow.getName()),
                    "has a name that is not Chinese");
            check(findings, model, flow, !asks(flow.getSource()) || flow.getName() != null, "does not name its answer");
        }
        model.all(Lane.class)
                .forEach(lane -> check(findings, model, lane, isChinese(lane.getName()), "has no Chinese name"));
        model.all(Participant.class)
                .forEach(pool -> check(findings, model, pool, isChinese(pool.getName()), "has no Chinese name"));
        model.all(TextAnnotation.class)
                .forEach(note ->
                        check(findings, model, note, isChinese(note.getText().getTextContent()), "is not Chinese"));
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void has_ids_that_can_be_spoken(ProcessModel model) {
        List<String> findings = new ArrayList<>();
        for (BaseElement element : model.all(BaseElement.class)) {
            ID_BEGINS.entrySet().stream()
                    .filter(begin -> begin.getKey().isInstance(element))
                    .findFirst()
                    .ifPresent(begin -> check(
                            findings,
                            model,
                            element,
                            element.getId().matches(begin.getValue() + "_([A-Z][a-z]+)([A-Z][a-z]*)*"),
                            "does not look like " + begin.getValue() + "_SpokenName"));
        }
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void is_one_executable_process_named_like_its_file(ProcessModel model) {
        Process process = model.process();
        List<String> findings = new ArrayList<>();
        check(findings, model, process, model.all(Process.class).size() == 1, "is not the only process");
        check(findings, model, process, process.getId().equals(model.key()), "is not the file's name");
        check(findings, model, process, process.isExecutable(), "is not executable");
        check(findings, model, process, isChinese(process.getName()), "has no Chinese name");
        check(findings, model, process, isChinese(documentation(process)), "has no Chinese documentation");
        check(
                findings,
                model,
                process,
                isPeriod(process.getCamundaHistoryTimeToLiveString()),
                "has no history time to live");
        check(
                findings,
                model,
                process,
                !process.isCamundaStartableInTasklist(),
                "can be started in Tasklist without a form of its own");
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void offers_each_task_to_somebody_with_a_form_and_an_explanation(ProcessModel model) {
        List<String> findings = new ArrayList<>();
        for (UserTask task : model.all(UserTask.class)) {
            check(findings, model, task, isChinese(documentation(task)), "has no Chinese documentation");
            check(
                    findings,
                    model,
                    task,
                    task.getCamundaCandidateGroups() != null || task.getCamundaCandidateUsers() != null,
                    "is offered to nobody");
            check(findings, model, task, formOf(task) != null, "has no form that is deployed with it");
        }
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void waits_for_nothing_without_a_deadline(ProcessModel model) {
        List<String> findings = new ArrayList<>();
        for (FlowNode node : model.all(FlowNode.class)) {
            boolean waits = node instanceof UserTask
                    || node instanceof ReceiveTask
                    || node instanceof EventBasedGateway
                    || node instanceof IntermediateCatchEvent event
                            && !isTimer(event)
                            && !(event.getPreviousNodes().singleResult() instanceof EventBasedGateway);
            check(
                    findings,
                    model,
                    node,
                    !waits || hasDeadline(model, node) || documentation(node).contains(NO_DEADLINE),
                    "has no deadline and does not say why (" + NO_DEADLINE + "……)");
        }
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void leaves_no_path_open(ProcessModel model) {
        List<String> findings = new ArrayList<>();
        for (FlowNode node : model.all(FlowNode.class)) {
            boolean begins = node instanceof StartEvent || node instanceof BoundaryEvent || isEventSubProcess(node);
            boolean ends = node instanceof EndEvent || isEventSubProcess(node);
            check(findings, model, node, begins || !node.getIncoming().isEmpty(), "is never reached");
            check(findings, model, node, ends || !node.getOutgoing().isEmpty(), "leads nowhere");
            check(
                    findings,
                    model,
                    node,
                    node instanceof Gateway || node.getOutgoing().size() < 2,
                    "splits without a gateway");
            check(
                    findings,
                    model,
                    node,
                    !(node instanceof Gateway)
                            || node.getIncoming().size() < 2
                            || node.getOutgoing().size() < 2,
                    "joins and splits at once");
        }
        for (SequenceFlow flow : model.all(SequenceFlow.class)) {
            boolean conditional = flow.getConditionExpression() != null;
            check(
                    findings,
                    model,
                    flow,
                    conditional == (asks(flow.getSource()) && !isDefault(flow)),
                    conditional ? "needs no condition" : "has no condition");
        }
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void calls_only_what_exists(ProcessModel model) {
        List<String> findings = new ArrayList<>();
        Set<String> processes =
                Set.copyOf(models().stream().map(ProcessModel::key).toList());
        Set<String> decisions = Set.copyOf(tables().stream()
                .flatMap(table -> table.decisions().stream())
                .map(Decision::getId)
                .toList());
        for (CallActivity call : model.all(CallActivity.class)) {
            check(
                    findings,
                    model,
                    call,
                    processes.contains(call.getCalledElement()),
                    "process is missing: " + call.getCalledElement());
            check(
                    findings,
                    model,
                    call,
                    "deployment".equals(call.getCamundaCalledElementBinding()),
                    "may call another version (binding deployment)");
        }
        for (BusinessRuleTask rule : model.all(BusinessRuleTask.class)) {
            check(
                    findings,
                    model,
                    rule,
                    rule.getCamundaDecisionRef() == null || decisions.contains(rule.getCamundaDecisionRef()),
                    "decision is missing: " + rule.getCamundaDecisionRef());
        }
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void that_decides_by_table_is_named_kept_for_a_time_and_tells_its_sources(DecisionModel model) {
        List<String> findings = new ArrayList<>();
        if (model.decisions().stream().noneMatch(decision -> (decision.getId() + ".dmn").equals(model.file()))) {
            findings.add(model.file() + ": has no decision named like the file");
        }
        for (Decision decision : model.decisions()) {
            if (!isChinese(decision.getName()) || !isPeriod(decision.getCamundaHistoryTimeToLiveString())) {
                findings.add(
                        model.file() + " " + decision.getId() + ": has no Chinese name or no history time to live");
            }
        }
        for (Rule rule : model.dmn().getModelElementsByType(Rule.class)) {
            if (rule.getDescription() == null
                    || !isChinese(rule.getDescription().getTextContent())) {
                findings.add(model.file() + " " + rule.getId() + ": does not say where the rule comes from");
            }
        }
        assertThat(findings).isEmpty();
    }

    private static void check(
            List<String> findings, ProcessModel model, BaseElement element, boolean holds, String finding) {
        if (!holds) {
            findings.add(model.says(element, finding));
        }
    }

    private static boolean isPeriod(String text) {
        return text != null && PERIOD.matcher(text).matches();
    }

    private static boolean isTimer(CatchEvent event) {
        return event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
    }

    private static boolean hasDeadline(ProcessModel model, FlowNode node) {
        if (node instanceof EventBasedGateway) {
            return node.getSucceedingNodes().list().stream()
                    .anyMatch(next -> next instanceof CatchEvent event && isTimer(event));
        }
        return model.all(BoundaryEvent.class).stream()
                .anyMatch(event -> isTimer(event) && surrounds(event.getAttachedTo(), node));
    }

    private static boolean surrounds(Activity activity, FlowNode node) {
        return activity.equals(node)
                || node.getParentElement() instanceof Activity parent && surrounds(activity, parent);
    }
}

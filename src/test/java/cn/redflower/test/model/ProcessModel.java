package cn.redflower.test.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** One file of {@code bpmn/}, as the tests of the models read it. */
public record ProcessModel(String file, BpmnModelInstance bpmn) {

    private static final Path FOLDER = Path.of("bpmn");
    private static final String EMBEDDED_FORM = "embedded:deployment:";

    /** All processes of the product. */
    public static List<ProcessModel> all() {
        return files(".bpmn")
                .map(path -> new ProcessModel(path.getFileName().toString(), Bpmn.readModelFromFile(path.toFile())))
                .toList();
    }

    /** The files of the folder with this ending, in the order of their names. */
    public static Stream<Path> files(String ending) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(path -> path.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file's name without its ending. */
    public String key() {
        return file.substring(0, file.lastIndexOf('.'));
    }

    public Path path() {
        return FOLDER.resolve(file);
    }

    public Process process() {
        return all(Process.class).iterator().next();
    }

    public <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return bpmn.getModelElementsByType(type);
    }

    /** A finding, said so that its element is found at once in the modeler. */
    public String says(BaseElement element, String finding) {
        return file + " " + element.getId() + ": " + finding;
    }

    public static String documentation(BaseElement element) {
        return element.getDocumentations().stream()
                .map(Documentation::getTextContent)
                .reduce("", String::concat);
    }

    /** File name of the task's form among the files deployed with the process; null if it has none of these. */
    public static String formOf(UserTask task) {
        if (task.getCamundaFormRef() != null) {
            return task.getCamundaFormRef() + ".form";
        }
        String key = task.getCamundaFormKey();
        return key != null && key.startsWith(EMBEDDED_FORM) ? key.substring(EMBEDDED_FORM.length()) : null;
    }

    public static boolean isChinese(String text) {
        return text != null
                && text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    /** A gateway that asks a question, unlike those that only bring paths together or run them side by side. */
    public static boolean asks(ModelElementInstance element) {
        return (element instanceof ExclusiveGateway || element instanceof InclusiveGateway)
                && ((FlowNode) element).getOutgoing().size() > 1;
    }

    /** A gateway that brings paths together or runs them side by side; it carries no name. */
    public static boolean joins(ModelElementInstance element) {
        return element instanceof Gateway && !asks(element);
    }

    public static boolean isEventSubProcess(ModelElementInstance element) {
        return element instanceof SubProcess subProcess && subProcess.triggeredByEvent();
    }

    /** How a person reads the name of an element: line breaks are only for the drawing. */
    public static String spoken(FlowElement element) {
        return element.getName() == null ? null : element.getName().replace("\n", "");
    }

    public static boolean isDefault(SequenceFlow flow) {
        return flow.getSource() instanceof ExclusiveGateway gateway && flow.equals(gateway.getDefault())
                || flow.getSource() instanceof InclusiveGateway inclusive && flow.equals(inclusive.getDefault());
    }

    @Override
    public String toString() {
        return file;
    }
}

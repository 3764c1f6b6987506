package cn.redflower.test.model;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;

/** One file of decision tables in {@code bpmn/}, as the tests of the models read it. */
public record DecisionModel(String file, DmnModelInstance dmn) {

    /** All decision tables of the product. */
    public static List<DecisionModel> all() {
        return ProcessModel.files(".dmn")
                .map(path -> new DecisionModel(path.getFileName().toString(), Dmn.readModelFromFile(path.toFile())))
                .toList();
    }

    public Collection<Decision> decisions() {
        return dmn.getModelElementsByType(Decision.class);
    }

    @Override
    public String toString() {
        return file;
    }
}

package cn.redflower;

import static cn.redflower.test.model.Drawing.grown;
import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.model.Drawing;
import cn.redflower.test.model.Drawing.Label;
import cn.redflower.test.model.Drawing.Line;
import cn.redflower.test.model.Drawing.Shape;
import cn.redflower.test.model.ProcessModel;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cockpit and Tasklist show the models as they are drawn: nothing is missing, nothing lies on something else, no lines
 * cross.
 */
@DisplayName("Every drawing")
class ModelDrawingTest {

    private static final double NEAR = 2;

    static List<ProcessModel> models() {
        return ProcessModel.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void shows_all_that_the_model_holds(ProcessModel model) {
        Set<BaseElement> drawn = new HashSet<>();
        model.all(BpmnShape.class).forEach(shape -> drawn.add(shape.getBpmnElement()));
        model.all(BpmnEdge.class).forEach(edge -> drawn.add(edge.getBpmnElement()));
        Set<BaseElement> labelled = new HashSet<>();
        Drawing.of(model).labels().forEach(label -> labelled.add(label.element()));
        List<String> findings = new ArrayList<>();
        for (Class<? extends BaseElement> type :
                List.of(FlowNode.class, SequenceFlow.class, Lane.class, Participant.class, TextAnnotation.class)) {
            model.all(type).stream()
                    .filter(element -> !drawn.contains(element))
                    .forEach(element -> findings.add(model.says(element, "is not drawn")));
        }
        for (FlowNode node : model.all(FlowNode.class)) {
            if ((node instanceof Event || node instanceof Gateway)
                    && node.getName() != null
                    && !labelled.contains(node)) {
                findings.add(model.says(node, "has no place for its name"));
            }
        }
        model.all(SequenceFlow.class).stream()
                .filter(flow -> flow.getName() != null && !labelled.contains(flow))
                .forEach(flow -> findings.add(model.says(flow, "has no place for its name")));
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void keeps_its_shapes_apart(ProcessModel model) {
        List<String> findings = new ArrayList<>();
        List<Shape> shapes = Drawing.of(model).shapes();
        for (int i = 0; i < shapes.size(); i++) {
            for (Shape other : shapes.subList(i + 1, shapes.size())) {
                Shape shape = shapes.get(i);
                if (shape.place().intersects(other.place())
                        && !sitsOn(shape, other)
                        && !sitsOn(other, shape)
                        && !holds(shape, other)
                        && !holds(other, shape)) {
                    findings.add(model.says(
                            shape.element(), "overlaps " + other.element().getId()));
                }
            }
        }
        for (Shape shape : shapes) {
            for (Shape container : shapes) {
                boolean within = shape.element().getParentElement().equals(container.element())
                        || container.element() instanceof Lane lane
                                && lane.getFlowNodeRefs().contains(shape.element());
                if (within && !container.place().contains(shape.place())) {
                    findings.add(model.says(
                            shape.element(),
                            "lies outside of " + container.element().getId()));
                }
            }
        }
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void keeps_its_labels_legible(ProcessModel model) {
        List<String> findings = new ArrayList<>();
        Drawing drawing = Drawing.of(model);
        List<Label> labels = drawing.labels();
        for (int i = 0; i < labels.size(); i++) {
            Label label = labels.get(i);
            Rectangle2D text = grown(label.place(), -0.5);
            labels.subList(i + 1, labels.size()).stream()
                    .filter(other -> text.intersects(other.place()))
                    .forEach(other -> findings.add(model.says(
                            label.element(),
                            "its name overlaps the name of " + other.element().getId())));
            for (Shape shape : drawing.shapes()) {
                if (text.intersects(shape.place())
                        && !(shape.holdsOthers() && shape.place().contains(text))) {
                    findings.add(model.says(
                            label.element(),
                            "its name lies on " + shape.element().getId()));
                }
            }
            for (Line line : drawing.lines()) {
                if (line.pieces().stream().anyMatch(piece -> piece.intersects(text))) {
                    findings.add(model.says(
                            label.element(), "its name lies on " + line.flow().getId()));
                }
            }
        }
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void leads_its_lines_clear_of_each_other_and_of_shapes(ProcessModel model) {
        List<String> findings = new ArrayList<>();
        Drawing drawing = Drawing.of(model);
        List<Line> lines = drawing.lines();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            lines.subList(i + 1, lines.size()).stream()
                    .filter(other -> cross(line, other))
                    .forEach(other -> findings.add(
                            model.says(line.flow(), "crosses " + other.flow().getId())));
            for (Shape shape : drawing.shapes()) {
                if (shape.element().equals(line.flow().getSource()) && !onBorder(line.start(), shape.place())
                        || shape.element().equals(line.flow().getTarget()) && !onBorder(line.end(), shape.place())) {
                    findings.add(model.says(
                            line.flow(), "does not touch " + shape.element().getId()));
                }
                if (!shape.holdsOthers()
                        && line.pieces().stream().anyMatch(piece -> piece.intersects(grown(shape.place(), -NEAR)))) {
                    findings.add(model.says(
                            line.flow(), "runs through " + shape.element().getId()));
                }
            }
        }
        assertThat(findings).isEmpty();
    }

    private static boolean sitsOn(Shape event, Shape host) {
        return event.element() instanceof BoundaryEvent boundary
                && boundary.getAttachedTo().equals(host.element())
                && onBorder(
                        new Point2D.Double(
                                event.place().getCenterX(), event.place().getCenterY()),
                        host.place());
    }

    private static boolean holds(Shape container, Shape shape) {
        return container.holdsOthers() && container.place().contains(shape.place());
    }

    private static boolean onBorder(Point2D point, Rectangle2D place) {
        return grown(place, NEAR).contains(point) && !grown(place, -NEAR).contains(point);
    }

    /** Two lines may only meet where both begin or end. */
    private static boolean cross(Line line, Line other) {
        for (Line2D piece : line.pieces()) {
            for (Line2D against : other.pieces()) {
                if (piece.intersectsLine(against) && !meetAtTheirEnds(line, piece, other, against)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean meetAtTheirEnds(Line line, Line2D piece, Line other, Line2D against) {
        for (Point2D end : List.of(line.start(), line.end())) {
            boolean shared = end.distance(other.start()) < NEAR || end.distance(other.end()) < NEAR;
            if (shared
                    && piece.ptSegDist(end) < NEAR
                    && against.ptSegDist(end) < NEAR
                    && !liesAlong(piece, against, end)) {
                return true;
            }
        }
        return false;
    }

    /** Whether two pieces that meet in a point run on top of each other from there. */
    private static boolean liesAlong(Line2D piece, Line2D against, Point2D meeting) {
        Point2D far = piece.getP1().distance(meeting) > piece.getP2().distance(meeting) ? piece.getP1() : piece.getP2();
        Point2D otherFar = against.getP1().distance(meeting) > against.getP2().distance(meeting)
                ? against.getP1()
                : against.getP2();
        return against.ptSegDist(far) < NEAR || piece.ptSegDist(otherFar) < NEAR;
    }
}

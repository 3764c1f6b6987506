package cn.redflower.test.model;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;

/** What the eye sees of a process: its shapes, lines and labels with their places, in pixels. */
public record Drawing(List<Shape> shapes, List<Line> lines, List<Label> labels) {

    /** The size of a label as bpmn-js draws it: small letters, and a new line after 90 pixels. */
    private static final double LETTER = 11.2;

    private static final double LETTER_HEIGHT = 13.2;
    private static final double WIDEST = 90;

    /** A shape; a pool, a lane or an opened sub-process has others lying within. */
    public record Shape(BaseElement element, Rectangle2D place, boolean holdsOthers) {}

    /** A sequence flow from bend to bend. */
    public record Line(SequenceFlow flow, List<Point2D> points) {

        public List<Line2D> pieces() {
            List<Line2D> pieces = new ArrayList<>();
            for (int i = 1; i < points.size(); i++) {
                pieces.add(new Line2D.Double(points.get(i - 1), points.get(i)));
            }
            return pieces;
        }

        public Point2D start() {
            return points.get(0);
        }

        public Point2D end() {
            return points.get(points.size() - 1);
        }
    }

    /** A name beside an event or gateway, or at a flow. */
    public record Label(BaseElement element, Rectangle2D place) {}

    public static Drawing of(ProcessModel model) {
        List<Shape> shapes = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (BpmnShape shape : model.all(BpmnShape.class)) {
            BaseElement element = shape.getBpmnElement();
            shapes.add(new Shape(
                    element,
                    place(shape.getBounds()),
                    element instanceof Participant
                            || element instanceof Lane
                            || element instanceof SubProcess && shape.isExpanded()));
            addLabel(labels, element, shape.getBpmnLabel());
        }
        for (BpmnEdge edge : model.all(BpmnEdge.class)) {
            if (edge.getBpmnElement() instanceof SequenceFlow flow) {
                List<Point2D> points = new ArrayList<>();
                edge.getWaypoints().forEach(point -> points.add(new Point2D.Double(point.getX(), point.getY())));
                lines.add(new Line(flow, points));
            }
            addLabel(labels, edge.getBpmnElement(), edge.getBpmnLabel());
        }
        return new Drawing(shapes, lines, labels);
    }

    private static void addLabel(List<Label> labels, BaseElement element, BpmnLabel label) {
        if (label == null
                || label.getBounds() == null
                || !(element instanceof FlowElement named)
                || named.getName() == null) {
            return;
        }
        Rectangle2D stored = place(label.getBounds());
        double width = 0;
        double height = 0;
        for (String row : named.getName().split("\n")) {
            double length = row.codePoints()
                    .mapToDouble(letter -> letter < 0x2000 ? LETTER / 2 : LETTER)
                    .sum();
            width = Math.max(width, Math.min(WIDEST, length));
            height += LETTER_HEIGHT * Math.ceil(length / WIDEST);
        }
        labels.add(new Label(
                element, new Rectangle2D.Double(stored.getCenterX() - width / 2, stored.getY(), width, height)));
    }

    private static Rectangle2D place(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    /** Makes a rectangle larger (or smaller, if negative) on every side. */
    public static Rectangle2D grown(Rectangle2D place, double by) {
        return new Rectangle2D.Double(
                place.getX() - by, place.getY() - by, place.getWidth() + 2 * by, place.getHeight() + 2 * by);
    }
}

package cn.redflower.casework.approval;

import cn.redflower.casework.approval.CasePlaces.Known;
import cn.redflower.casework.approval.CasePlaces.Open;
import cn.redflower.casework.approval.CasePlaces.Waiting;
import cn.redflower.people.organ.OrganNames;
import cn.redflower.platform.problem.Problems;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Says in words what a case waits for: the open tasks with the organs that have them, else the event or the system's
 * step that it stands at. For the person who has just handed something in, and for whoever looks after it later.
 */
@Component
class NextSteps {

    private static final int NAMED_ONE_BY_ONE = 3;

    private final CasePlaces places;
    private final OrganNames organs;
    private final ObjectProvider<RepositoryService> models;
    private final Problems texts;
    private final Clock clock;

    NextSteps(
            CasePlaces places,
            OrganNames organs,
            ObjectProvider<RepositoryService> models,
            Problems texts,
            Clock clock) {
        this.places = places;
        this.organs = organs;
        this.models = models;
        this.texts = texts;
        this.clock = clock;
    }

    /** A step. @param taskId the task, if the person who asks can go on with it herself */
    record Step(String text, String taskId) {}

    /** What comes after this task; everything done if nothing does. */
    List<Step> after(Known task, String login) {
        List<Step> steps = new ArrayList<>(tasks(task, places.open(task.rootInstance(), login)));
        if (steps.isEmpty()) {
            places.waiting(task.rootInstance()).stream()
                    .map(this::waiting)
                    .distinct()
                    .forEach(text -> steps.add(new Step(text, null)));
        }
        return steps.isEmpty() ? List.of(new Step(texts.text("approval.next.ended"), null)) : steps;
    }

    private List<Step> tasks(Known done, List<Open> open) {
        Map<String, String> names = organs.names(open.stream()
                .map(Open::organ)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Map<String, List<Open>> kinds = open.stream()
                .filter(task -> !task.own())
                .collect(Collectors.groupingBy(Open::taskKey, LinkedHashMap::new, Collectors.toList()));
        Stream<Step> own = open.stream()
                .filter(Open::own)
                .map(task -> new Step(texts.text("approval.next.own", task.name()), task.id()));
        return Stream.concat(own, kinds.values().stream().map(kind -> new Step(others(done, kind, names), null)))
                .toList();
    }

    private String others(Known done, Collection<Open> kind, Map<String, String> names) {
        Open first = kind.iterator().next();
        String others = word("meanwhile", first.taskKey());
        if (others != null
                && first.taskKey().equals(done.taskKey())
                && first.processInstance().equals(done.processInstance())) {
            return texts.text("approval.next.meanwhile", others, kind.size());
        }
        String holders = kind.stream()
                .map(task -> names.getOrDefault(task.organ(), ""))
                .filter(name -> !name.isEmpty())
                .distinct()
                .limit(NAMED_ONE_BY_ONE)
                .collect(Collectors.joining("、"));
        return kind.size() > NAMED_ONE_BY_ONE
                ? texts.text("approval.next.tasks", first.name(), holders, kind.size())
                : holders.isEmpty() ? first.name() : texts.text("approval.next.task", first.name(), holders);
    }

    private String waiting(Waiting place) {
        String begins = word("from", place.activity());
        if (begins != null && place.until() != null) {
            return texts.text(
                    "approval.next.from",
                    begins,
                    place.until().atZone(clock.getZone()).toLocalDate().toString());
        }
        String known = word("wait", place.activity());
        String name = known == null ? inModel(place).orElse(place.activity()) : known;
        return place.system()
                ? texts.text("approval.next.system", name)
                : place.until() == null ? name : texts.text("approval.next.until", name, day(place.until()));
    }

    private Optional<String> inModel(Waiting place) {
        FlowElement element =
                models.getObject().getBpmnModelInstance(place.definition()).getModelElementById(place.activity());
        return Optional.ofNullable(element)
                .map(FlowElement::getName)
                .map(name -> name.replaceAll("\\s", ""))
                .filter(name -> !name.isEmpty());
    }

    /** The last day before the moment: a period ends at midnight. */
    private String day(Instant until) {
        return until.minusSeconds(1).atZone(clock.getZone()).toLocalDate().toString();
    }

    private String word(String kind, String of) {
        return texts.known("words." + kind + "." + of).orElse(null);
    }
}

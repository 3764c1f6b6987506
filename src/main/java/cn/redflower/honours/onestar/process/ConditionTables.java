package cn.redflower.honours.onestar.process;

import cn.redflower.honours.onestar.Conditions;
import cn.redflower.honours.onestar.OneStarProperties;
import cn.redflower.honours.onestar.PupilFacts;
import cn.redflower.honours.onestar.SquadronFacts;
import cn.redflower.platform.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The decision tables of {@code one-star-eligibility.dmn}, evaluated beside the process engine: thousands of pupils are
 * judged at a time, and the engine would keep each as history. Equal facts are judged once: there are a few thousand
 * different ones at most, and a table takes a third of a millisecond.
 */
@Component
class ConditionTables implements Conditions {

    private final OneStarProperties properties;
    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision individual;
    private final DmnDecision collective;
    private final Map<Record, List<Refusal>> judged = new ConcurrentHashMap<>();

    ConditionTables(OneStarProperties properties) throws IOException {
        this.properties = properties;
        this.individual = parse("one-star-eligibility");
        this.collective = parse("one-star-collective");
    }

    private DmnDecision parse(String decision) throws IOException {
        try (InputStream table = new ClassPathResource("bpmn/one-star-eligibility.dmn").getInputStream()) {
            return engine.parseDecision(decision, table);
        }
    }

    @Override
    public List<Refusal> against(PupilFacts facts) {
        return judged.computeIfAbsent(facts, f -> judge((PupilFacts) f));
    }

    @Override
    public List<Refusal> against(SquadronFacts facts) {
        return judged.computeIfAbsent(facts, f -> judge((SquadronFacts) f));
    }

    private List<Refusal> judge(PupilFacts facts) {
        String consent = facts.guardianConsent() == null ? "unanswered" : facts.guardianConsent() ? "yes" : "no";
        return reasons(
                individual,
                Variables.createVariables()
                        .putValue("age", facts.age())
                        .putValue("minimumAge", properties.minimumAge())
                        .putValue("leavingAge", properties.leavingAge())
                        .putValue("guardianConsent", consent)
                        .putValue("left", facts.left())
                        .putValue("redStar", facts.redStar())
                        .putValue("redFlag", facts.redFlag())
                        .putValue("torch", facts.torch())
                        .putValue("perFamily", properties.badgesPerFamily()));
    }

    private List<Refusal> judge(SquadronFacts facts) {
        return reasons(
                collective,
                Variables.createVariables()
                        .putValue("pupils", facts.pupils())
                        .putValue("squads", facts.squads())
                        .putValue("minimumSquads", properties.minimumSquads()));
    }

    private List<Refusal> reasons(DmnDecision table, VariableMap facts) {
        return engine.evaluateDecisionTable(table, facts).<String>collectEntries("reason").stream()
                .map(reason -> Refusal.rule("badge.ineligible." + reason, args(reason)))
                .toList();
    }

    private Object[] args(String reason) {
        return Map.<String, Object[]>of(
                        "too-young", new Object[] {properties.minimumAge()},
                        "too-old", new Object[] {properties.leavingAge()},
                        "too-few-squads", new Object[] {properties.minimumSquads()})
                .getOrDefault(reason, new Object[0]);
    }
}

package cn.redflower.honours.countyround.process;

import cn.redflower.honours.award.AwardCategory;
import cn.redflower.honours.award.AwardKinds;
import cn.redflower.honours.award.Holder;
import cn.redflower.honours.countyround.AwardConditions;
import cn.redflower.honours.countyround.AwardFacts;
import cn.redflower.honours.countyround.CountyAwardProperties;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The decision tables that kinds of award name, from all {@code .dmn} files beside the models, evaluated beside the
 * process engine, which would keep each pupil as history. Equal facts are judged once.
 */
@Component
class AwardConditionTables implements AwardConditions {

    private final CountyAwardProperties properties;
    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, DmnDecision> tables = new HashMap<>();
    private final Map<Question, List<String>> judged = new ConcurrentHashMap<>();

    private record Question(String table, AwardFacts facts) {}

    /** @throws IllegalArgumentException if a kind of award names a table that is not there */
    AwardConditionTables(CountyAwardProperties properties, AwardKinds kinds) throws IOException {
        this.properties = properties;
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/*.dmn")) {
            try (InputStream in = file.getInputStream()) {
                engine.parseDecisions(in).forEach(decision -> tables.put(decision.getKey(), decision));
            }
        }
        Set<String> missing = kinds.ofTheCounty().stream()
                .flatMap(kind -> Stream.of(Holder.values()).flatMap(holder -> kind.category(holder).stream()))
                .map(AwardCategory::conditions)
                .filter(table -> !tables.containsKey(table))
                .collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("redflower.awards.kinds: no decision table " + missing);
        }
    }

    @Override
    public List<String> against(String table, AwardFacts facts) {
        return judged.computeIfAbsent(new Question(table, facts), this::judge);
    }

    private List<String> judge(Question question) {
        DmnDecision table = tables.get(question.table());
        if (table == null) {
            throw new IllegalArgumentException("no decision table " + question.table());
        }
        AwardFacts facts = question.facts();
        String consent = facts.guardianConsent() == null ? "unanswered" : facts.guardianConsent() ? "yes" : "no";
        return List.copyOf(engine.evaluateDecisionTable(
                        table,
                        Variables.createVariables()
                                .putValue("pupils", facts.pupils())
                                .putValue("age", facts.age())
                                .putValue("minimumAge", properties.minimumAge())
                                .putValue("leavingAge", properties.leavingAge())
                                .putValue("guardianConsent", consent)
                                .putValue("left", facts.left())
                                .putValue("inBirthWindow", facts.inBirthWindow())
                                .putValue("heldThisYear", facts.heldThisYear())
                                .putValue(
                                        "ladder",
                                        facts.ladder()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-')))
                .<String>collectEntries("reason"));
    }
}

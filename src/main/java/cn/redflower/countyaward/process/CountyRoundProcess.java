package cn.redflower.countyaward.process;

import cn.redflower.approval.TaskOffers;
import cn.redflower.countyaward.CountyAwardProperties;
import cn.redflower.countyaward.CountyNominees;
import cn.redflower.countyaward.CountyRound;
import cn.redflower.countyaward.CountyRoundFlow;
import cn.redflower.countyaward.CountyRounds;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The whole contract with {@code county-award-round.bpmn}: its key, elements and variables, and, as the bean {@code countyRound},
 * the questions its gateways and timers ask. The business key is the round's id.
 */
@Component("countyRound")
public class CountyRoundProcess implements CountyRoundFlow {

    static final String KEY = "county-award-round";
    static final String OPEN = "Task_OpenRound";
    static final String SCREEN = "Task_ScreenNominations";
    static final String ISSUE = "Task_IssueDecision";
    static final String CANCELLED = "Message_CountyRoundCancelled";
    static final String ROUND_ID = "roundId";

    private final RuntimeService engine;
    private final TaskOffers offers;
    private final CountyRounds rounds;
    private final CountyNominees nominees;
    private final CountyAwardProperties properties;
    private final Clock clock;

    CountyRoundProcess(@Lazy RuntimeService engine, TaskOffers offers, CountyRounds rounds, CountyNominees nominees, CountyAwardProperties properties, Clock clock) {
        this.engine = engine;
        this.offers = offers;
        this.rounds = rounds;
        this.nominees = nominees;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void start(CountyRound round) {
        engine.startProcessInstanceByKey(KEY, round.id().toString(), Variables.createVariables().putValue(ROUND_ID, round.id().toString()));
    }

    @Override
    public void cancel(UUID roundId) {
        engine.createMessageCorrelation(CANCELLED).processInstanceBusinessKey(roundId.toString()).correlate();
    }

    @Override
    public boolean offers(UUID roundId, String taskKey, String login) {
        return offers.isOffered(roundId.toString(), taskKey, login);
    }

    /** The morning of the round's first day. */
    public Date opensAt(DelegateExecution execution) {
        return Date.from(find(execution).opensOn().atStartOfDay(clock.getZone()).toInstant());
    }

    /** When a list that is not screened is called in: some days after the window has ended. */
    public Date screeningReminder(DelegateExecution execution) {
        return Date.from(find(execution).closesAt().toInstant().plus(Duration.ofDays(properties.screeningReminderDays())));
    }

    /** After how long a decision that is not issued is called in. */
    public String getDecisionReminder() {
        return Duration.ofDays(properties.decisionReminderDays()).toString();
    }

    /** Whether any row that the county passed still stands. */
    public boolean anyStanding(DelegateExecution execution) {
        return nominees.countStanding(round(execution)).values().stream().anyMatch(count -> count > 0);
    }

    private CountyRound find(DelegateExecution execution) {
        return rounds.find(round(execution)).orElseThrow();
    }

    static UUID round(DelegateExecution execution) {
        return UUID.fromString((String) execution.getVariable(ROUND_ID));
    }
}

package cn.redflower.honours.countyround.process;

import cn.redflower.casework.approval.TaskOffers;
import cn.redflower.casework.approval.WaitingCases;
import cn.redflower.honours.countyround.CountyAwardProperties;
import cn.redflower.honours.countyround.CountyNominees;
import cn.redflower.honours.countyround.CountyRound;
import cn.redflower.honours.countyround.CountyRoundFlow;
import cn.redflower.honours.countyround.CountyRounds;
import cn.redflower.honours.countyround.SchoolNominations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The whole contract with {@code county-award-round.bpmn}: its key, elements and variables, and, as the bean
 * {@code countyRound}, the questions its gateways and timers ask. The business key is the round's id.
 */
@Component("countyRound")
public class CountyRoundProcess implements CountyRoundFlow {

    static final String KEY = "county-award-round";
    static final String OPEN = "Task_OpenRound";
    static final String SCREEN = "Task_ScreenNominations";
    static final String ISSUE = "Task_IssueDecision";
    static final String SCREENING_OVERDUE = "Event_ScreeningOverdue";
    static final String CANCELLED = "Message_CountyRoundCancelled";
    static final String NOTICE_TOO_SHORT = "Message_NoticeTooShort";
    static final String ROUND_ID = "roundId";

    private final RuntimeService engine;
    private final ManagementService jobs;
    private final TaskService tasks;
    private final TaskOffers offers;
    private final WaitingCases waiting;
    private final CountyRounds rounds;
    private final SchoolNominations nominations;
    private final CountyNominees nominees;
    private final CountyAwardProperties properties;
    private final Clock clock;

    CountyRoundProcess(
            @Lazy RuntimeService engine,
            @Lazy ManagementService jobs,
            @Lazy TaskService tasks,
            TaskOffers offers,
            WaitingCases waiting,
            CountyRounds rounds,
            SchoolNominations nominations,
            CountyNominees nominees,
            CountyAwardProperties properties,
            Clock clock) {
        this.engine = engine;
        this.jobs = jobs;
        this.tasks = tasks;
        this.offers = offers;
        this.waiting = waiting;
        this.rounds = rounds;
        this.nominations = nominations;
        this.nominees = nominees;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void start(CountyRound round) {
        engine.startProcessInstanceByKey(
                KEY,
                round.id().toString(),
                Variables.createVariables().putValue(ROUND_ID, round.id().toString()));
    }

    @Override
    public void cancel(UUID roundId) {
        waiting.message(KEY, roundId.toString(), CANCELLED);
    }

    /**
     * A round that was opened before the model had this way keeps its task, whose answer is refused until the calendar
     * agrees.
     */
    @Override
    public void noticeAgain(UUID roundId) {
        waiting.message(KEY, roundId.toString(), NOTICE_TOO_SHORT);
    }

    @Override
    public boolean offers(UUID roundId, String taskKey, String login) {
        return offers.isOffered(roundId.toString(), taskKey, login);
    }

    /** The morning of the round's first day. */
    public Date opensAt(DelegateExecution execution) {
        return Date.from(find(execution).opensOn().atStartOfDay(clock.getZone()).toInstant());
    }

    /** When a list that is not screened is called in. */
    public Date screeningReminder(DelegateExecution execution) {
        return screeningReminder(round(execution));
    }

    /** Some days after the last school's window has ended; of a list that an organ gave back later, after that. */
    private Date screeningReminder(UUID roundId) {
        Instant ended = nominations
                .lastEnd(roundId)
                .orElseGet(() -> rounds.find(roundId).orElseThrow().closesAt())
                .toInstant();
        Instant now = clock.instant();
        return Date.from((ended.isAfter(now) ? ended : now).plus(Duration.ofDays(properties.screeningReminderDays())));
    }

    @Override
    public void windowMoved(UUID roundId) {
        Date reminder = screeningReminder(roundId);
        engine.createProcessInstanceQuery()
                .processDefinitionKey(KEY)
                .processInstanceBusinessKey(roundId.toString())
                .list()
                .forEach(instance -> {
                    jobs.createJobQuery()
                            .processInstanceId(instance.getId())
                            .activityId(SCREENING_OVERDUE)
                            .timers()
                            .list()
                            .forEach(job -> jobs.setJobDuedate(job.getId(), reminder));
                    tasks.createTaskQuery()
                            .processInstanceId(instance.getId())
                            .taskDefinitionKey(SCREEN)
                            .list()
                            .forEach(task -> {
                                task.setDueDate(reminder);
                                tasks.saveTask(task);
                            });
                });
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

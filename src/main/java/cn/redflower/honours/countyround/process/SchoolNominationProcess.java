package cn.redflower.honours.countyround.process;

import cn.redflower.honours.countyround.CountyAwardProperties;
import cn.redflower.honours.countyround.CountyRound;
import cn.redflower.honours.countyround.Reserving;
import cn.redflower.honours.countyround.SchoolNomination;
import cn.redflower.honours.countyround.SchoolNomination.Status;
import cn.redflower.honours.countyround.SchoolNominationFlow;
import cn.redflower.honours.countyround.SchoolNominations;
import cn.redflower.honours.countyround.nomination.NominationRows;
import cn.redflower.honours.countyround.nomination.WithdrawalFlow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The whole contract with {@code school-nomination.bpmn}: its key, elements, messages and variables, and, as the bean
 * {@code schoolNomination}, what its timers ask. The business key is the id of the school's part.
 */
@Component("schoolNomination")
public class SchoolNominationProcess implements SchoolNominationFlow, WithdrawalFlow {

    static final String KEY = "school-nomination";
    static final String NOMINATE = "Task_NominateForCounty";
    static final String DECIDE = "Task_DecideSchoolNomination";
    static final String WINDOW_CLOSED = "Event_WindowClosed";
    static final String WINDOW_CLOSES_SOON = "Event_WindowClosesSoon";
    static final String RETURNED = "Message_NominationReturned";
    static final String WITHDRAWN = "Message_NominationWithdrawn";
    static final String SCREENING_ENDED = "Message_ScreeningEnded";
    static final String ROUND_CANCELLED = "Message_RoundCancelled";

    static final String NOMINATION_ID = "nominationId";
    static final String ROUND_ID = "roundId";
    static final String SCHOOL_ID = "schoolId";
    static final String SCHOOL_NAME = "schoolName";
    static final String COUNTY_HAS_ROWS = "countyHasRows";

    private final RuntimeService engine;
    private final ManagementService jobs;
    private final TaskService tasks;
    private final IdentityService identities;
    private final SchoolNominations nominations;
    private final NominationRows rows;
    private final Reserving reserving;
    private final CountyAwardProperties properties;
    private final Clock clock;

    SchoolNominationProcess(
            @Lazy RuntimeService engine,
            @Lazy ManagementService jobs,
            @Lazy TaskService tasks,
            @Lazy IdentityService identities,
            SchoolNominations nominations,
            NominationRows rows,
            Reserving reserving,
            CountyAwardProperties properties,
            Clock clock) {
        this.engine = engine;
        this.jobs = jobs;
        this.tasks = tasks;
        this.identities = identities;
        this.nominations = nominations;
        this.rows = rows;
        this.reserving = reserving;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void start(CountyRound round, SchoolNomination nomination) {
        engine.startProcessInstanceByKey(
                KEY,
                nomination.id().toString(),
                Variables.createVariables()
                        .putValue(NOMINATION_ID, nomination.id().toString())
                        .putValue(ROUND_ID, round.id().toString())
                        .putValue(SCHOOL_ID, nomination.schoolId())
                        .putValue(SCHOOL_NAME, nomination.schoolName()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void returned(UUID nominationId) {
        SchoolNomination list = nominations.find(nominationId).orElseThrow();
        if (!list.closesAt().isAfter(OffsetDateTime.now(clock))) {
            throw new IllegalStateException("a list is given back with time to correct it: " + nominationId);
        }
        rows.reopenReturned(nominationId);
        // what comes next is another list and needs another stamp
        nominations.seal(nominationId, null);
        asTheApplication(() -> engine.createMessageCorrelation(RETURNED)
                .processInstanceBusinessKey(nominationId.toString())
                .correlate());
    }

    @Override
    public void withdrawn(UUID nominationId) {
        asTheApplication(() -> engine.createMessageCorrelation(WITHDRAWN)
                .processInstanceBusinessKey(nominationId.toString())
                .correlate());
    }

    @Override
    public void windowMoved(UUID nominationId, OffsetDateTime closesAt) {
        asTheApplication(() -> moveWindow(nominationId.toString(), closesAt.toInstant()));
    }

    private void moveWindow(String key, Instant end) {
        engine.createProcessInstanceQuery()
                .processDefinitionKey(KEY)
                .processInstanceBusinessKey(key)
                .list()
                .forEach(instance -> jobs.createJobQuery()
                        .processInstanceId(instance.getId())
                        .timers()
                        .list()
                        .forEach(job -> {
                            String event = jobs.createJobDefinitionQuery()
                                    .jobDefinitionId(job.getJobDefinitionId())
                                    .singleResult()
                                    .getActivityId();
                            if (WINDOW_CLOSED.equals(event)) {
                                jobs.setJobDuedate(job.getId(), Date.from(end));
                            } else if (WINDOW_CLOSES_SOON.equals(event)) {
                                jobs.setJobDuedate(job.getId(), Date.from(reminder(end)));
                            }
                        }));
        for (Task task : tasks.createTaskQuery()
                .processDefinitionKey(KEY)
                .processInstanceBusinessKey(key)
                .list()) {
            task.setDueDate(Date.from(end));
            tasks.saveTask(task);
        }
    }

    @Override
    public void screeningEnded(UUID roundId) {
        nominations.of(roundId).stream()
                .filter(n -> n.status() == Status.SUBMITTED)
                .forEach(n -> nominations.move(n.id(), Status.CLOSED));
        asTheApplication(() -> engine.createMessageCorrelation(SCREENING_ENDED)
                .processInstanceVariableEquals(ROUND_ID, roundId.toString())
                .correlateAll());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancelled(UUID roundId) {
        nominations.of(roundId).forEach(n -> {
            if (n.status() != Status.WAIVED) {
                nominations.move(n.id(), Status.CANCELLED);
            }
            reserving.release(n.id());
        });
        asTheApplication(() -> engine.createMessageCorrelation(ROUND_CANCELLED)
                .processInstanceVariableEquals(ROUND_ID, roundId.toString())
                .correlateAll());
    }

    /**
     * Whoever decides at the county has no say in the schools' cases of her own; what follows from her decision is the
     * product's doing.
     */
    private void asTheApplication(Runnable work) {
        Authentication person = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            work.run();
        } finally {
            if (person != null) {
                identities.setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
            }
        }
    }

    /** Until when the school can hand in. */
    public Date closesAt(DelegateExecution execution) {
        return Date.from(end(execution));
    }

    /** When a school that has not handed in is reminded. */
    public Date remindsAt(DelegateExecution execution) {
        return Date.from(reminder(end(execution)));
    }

    /** The hours before the end that are the county's custom; in a window shorter than that, its middle. */
    private Instant reminder(Instant end) {
        Instant now = clock.instant();
        Instant usual = end.minus(Duration.ofHours(properties.reminderHours()));
        return usual.isAfter(now) || end.isBefore(now)
                ? usual
                : now.plus(Duration.between(now, end).dividedBy(2));
    }

    private Instant end(DelegateExecution execution) {
        return nominations.find(nomination(execution)).orElseThrow().closesAt().toInstant();
    }

    static UUID nomination(DelegateExecution execution) {
        return UUID.fromString((String) execution.getVariable(NOMINATION_ID));
    }
}

package cn.redflower.honours.onestar.process;

import cn.redflower.casework.approval.TaskOffers;
import cn.redflower.honours.onestar.Evaluation;
import cn.redflower.honours.onestar.OneStarFlow;
import cn.redflower.honours.onestar.OneStarProperties;
import cn.redflower.honours.onestar.OpenQuestions;
import cn.redflower.honours.onestar.SquadronLists;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The whole contract with {@code one-star-evaluation.bpmn}: its key, elements and variables, and, as the bean
 * {@code oneStar}, the questions its gateways and timers ask. The business key is the evaluation's id.
 */
@Component("oneStar")
public class OneStarProcess implements OneStarFlow {

    static final String KEY = "one-star-evaluation";
    static final String NOMINATE = "Task_NominateSquadron";
    static final String CORRECT = "Task_CorrectNominations";
    static final String CHECK = "Task_CheckNominations";
    static final String DECIDE = "Task_DecideOneStar";
    static final String NOMINATIONS_WITHDRAWN = "Message_NominationsWithdrawn";
    static final String CHECK_WITHDRAWN = "Message_CheckWithdrawn";

    static final String EVALUATION_ID = "evaluationId";
    static final String SCHOOL_ID = "schoolId";
    static final String SCHOOL_NAME = "schoolName";
    static final String SQUADRON_ID = "squadronId";
    static final String NOMINATION_DEADLINE = "nominationDeadline";
    static final String NOMINATION_REMINDER = "nominationReminder";

    private final RuntimeService engine;
    private final TaskOffers offers;
    private final SquadronLists lists;
    private final OpenQuestions questions;
    private final OneStarProperties properties;

    OneStarProcess(
            @Lazy RuntimeService engine,
            TaskOffers offers,
            SquadronLists lists,
            OpenQuestions questions,
            OneStarProperties properties) {
        this.engine = engine;
        this.offers = offers;
        this.lists = lists;
        this.questions = questions;
        this.properties = properties;
    }

    @Override
    public void start(Evaluation evaluation, OffsetDateTime reminderAt) {
        engine.startProcessInstanceByKey(
                KEY,
                evaluation.id().toString(),
                Variables.createVariables()
                        .putValue(EVALUATION_ID, evaluation.id().toString())
                        .putValue(SCHOOL_ID, evaluation.schoolId())
                        .putValue(SCHOOL_NAME, evaluation.schoolName())
                        .putValue(
                                NOMINATION_DEADLINE,
                                Date.from(evaluation.nominationDeadline().toInstant()))
                        .putValue(NOMINATION_REMINDER, Date.from(reminderAt.toInstant())));
    }

    @Override
    public void correct(UUID evaluationId, String squadronId) {
        engine.createMessageCorrelation(NOMINATIONS_WITHDRAWN)
                .processInstanceBusinessKey(evaluationId.toString())
                .setVariablesToTriggeredScope(Map.of(SQUADRON_ID, squadronId))
                .correlate();
    }

    @Override
    public void checkAgain(UUID evaluationId) {
        engine.createMessageCorrelation(CHECK_WITHDRAWN)
                .processInstanceBusinessKey(evaluationId.toString())
                .correlate();
    }

    @Override
    public boolean offersCheck(UUID evaluationId, String login) {
        return offers.isOffered(evaluationId.toString(), CHECK, login);
    }

    @Override
    public boolean offersDecision(UUID evaluationId, String login) {
        return offers.isOffered(evaluationId.toString(), DECIDE, login);
    }

    /** The squadrons that have to nominate: all at first, later those whose lists were returned. */
    public List<String> openSquadrons(DelegateExecution execution) {
        return lists.toNominate(evaluation(execution));
    }

    public boolean anyNominees(DelegateExecution execution) {
        return questions.anyToCheck(evaluation(execution));
    }

    public boolean anyApproved(DelegateExecution execution) {
        return questions.anyApproved(evaluation(execution));
    }

    public boolean anyToAward(DelegateExecution execution) {
        return questions.anyApproved(evaluation(execution));
    }

    /**
     * Until when a list has to be handed in: the round's deadline, or for lists that came back what their squadrons
     * were told.
     */
    public Date correctionDeadline(DelegateExecution execution) {
        return lists.due(evaluation(execution), (String) execution.getVariable(SQUADRON_ID))
                .map(due -> Date.from(due.toInstant()))
                .orElseGet(() -> (Date) execution.getVariable(NOMINATION_DEADLINE));
    }

    /** After how long a list that nobody checks is called in. */
    public String getCheckReminder() {
        return Duration.ofDays(properties.checkReminderDays()).toString();
    }

    /** After how long a list that the committee does not decide is called in. */
    public String getDecisionReminder() {
        return Duration.ofDays(properties.decisionReminderDays()).toString();
    }

    static UUID evaluation(DelegateExecution execution) {
        return UUID.fromString((String) execution.getVariable(EVALUATION_ID));
    }
}

package cn.redflower.honours.revocation.process;

import cn.redflower.honours.revocation.Revocation;
import cn.redflower.honours.revocation.RevocationDeadlines;
import cn.redflower.honours.revocation.RevocationFlow;
import cn.redflower.people.organ.OrganGroup;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The whole contract with {@code award-revocation.bpmn}: its key, elements, message and variables, and, as the bean
 * {@code awardRevocation}, what its timers ask. The business key is the id of the revocation.
 */
@Component("awardRevocation")
public class AwardRevocationProcess implements RevocationFlow {

    static final String KEY = "award-revocation";
    static final String HEAR = "Task_HearSchool";
    static final String DECIDE = "Task_DecideRevocation";
    static final String REVIEW = "Task_ReviewDependents";
    static final String WITHDRAWN = "Message_RevocationWithdrawn";

    static final String REVOCATION_ID = "revocationId";
    static final String SCHOOL_ID = "schoolId";
    static final String SCHOOL_NAME = "schoolName";
    static final String HEARING_GROUP = "hearingGroup";
    static final String DECIDING_GROUP = "decidingGroup";
    static final String ANY_DEPENDENTS = "anyDependents";

    private final RuntimeService engine;
    private final RevocationDeadlines deadlines;

    AwardRevocationProcess(@Lazy RuntimeService engine, RevocationDeadlines deadlines) {
        this.engine = engine;
        this.deadlines = deadlines;
    }

    @Override
    public void start(Revocation revocation) {
        String committee = OrganGroup.committee(revocation.schoolId()).id();
        engine.startProcessInstanceByKey(
                KEY,
                revocation.id().toString(),
                Variables.createVariables()
                        .putValue(REVOCATION_ID, revocation.id().toString())
                        .putValue(SCHOOL_ID, revocation.schoolId())
                        .putValue(SCHOOL_NAME, revocation.schoolName())
                        .putValue(
                                HEARING_GROUP,
                                revocation.ofSchoolItself()
                                        ? OrganGroup.brigade(revocation.schoolId())
                                                .id()
                                        : committee)
                        .putValue(DECIDING_GROUP, revocation.ofSchoolItself() ? committee : revocation.awardedBy()));
    }

    @Override
    public void withdrawn(UUID id) {
        engine.createMessageCorrelation(WITHDRAWN)
                .processInstanceBusinessKey(id.toString())
                .correlate();
    }

    /** Until when the present step should be done. */
    public Date due(DelegateExecution execution) {
        return deadlines.due(revocation(execution));
    }

    /** When a school that has not stated its view is reminded. */
    public Date remindsAt(DelegateExecution execution) {
        return deadlines.beforeHearingEnds(revocation(execution));
    }

    /** The morning after the last day, and every morning from then on. */
    public String reminders(DelegateExecution execution) {
        return deadlines.reminders(revocation(execution));
    }

    static UUID revocation(DelegateExecution execution) {
        return UUID.fromString((String) execution.getVariable(REVOCATION_ID));
    }
}

package cn.redflower.casework.publicnotice.process;

import cn.redflower.casework.publicnotice.ObjectionRaised;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Brings an objection to the process of its notice, in the transaction that keeps the objection. */
@Component
class ObjectionMessages {

    private final RuntimeService runtime;

    ObjectionMessages(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(ObjectionRaised raised) {
        // the decision is declared here, so that the answers to two objections at once stay apart
        Map<String, Object> ofThisObjection = new HashMap<>();
        ofThisObjection.put(
                PublicNoticeProcess.OBJECTION_ID, raised.objectionId().toString());
        ofThisObjection.put(PublicNoticeProcess.DECISION, null);
        try {
            runtime.createMessageCorrelation(PublicNoticeProcess.MESSAGE_OBJECTION_RAISED)
                    .processInstanceBusinessKey(raised.caseId())
                    .processInstanceVariableEquals(
                            PublicNoticeProcess.NOTICE_ID, raised.noticeId().toString())
                    .setVariablesToTriggeredScope(ofThisObjection)
                    .correlate();
        } catch (RefusedException nobodyWaits) {
            throw new RefusedException(Refusal.conflict("publicnotice.objection.not-taken"));
        } catch (OptimisticLockingException collision) {
            throw new OptimisticLockingFailureException(
                    "collision in the process of notice " + raised.noticeId(), collision);
        }
    }
}

package cn.redflower.casework.publicnotice.process;

import static cn.redflower.casework.publicnotice.process.PublicNoticeProcess.OBJECTION_ID;

import cn.redflower.casework.approval.AwaitedMessage;
import cn.redflower.casework.publicnotice.ActingOnFinding;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps that follow an investigation; the finding itself was written when the task was answered. */
@Configuration(proxyBeanMethods = false)
class ObjectionSteps {

    /** 取消资格. */
    @Bean
    JavaDelegate strikeRow(ActingOnFinding finding) {
        return execution -> finding.strike(objection(execution));
    }

    /** 维持名单. */
    @Bean
    JavaDelegate dismissObjection(ActingOnFinding finding) {
        return execution -> finding.dismiss(objection(execution));
    }

    /** 催办核查. */
    @Bean
    JavaDelegate callInInvestigation(ActingOnFinding finding) {
        return execution -> finding.callIn(objection(execution));
    }

    /** 收到异议. */
    @Bean
    AwaitedMessage objectionRaised(ActingOnFinding finding) {
        return new AwaitedMessage(
                PublicNoticeProcess.KEY,
                PublicNoticeProcess.MESSAGE_OBJECTION_RAISED,
                execution -> finding.requireRaised((String) execution.getVariable(OBJECTION_ID), (String)
                        execution.getVariable(PublicNoticeProcess.NOTICE_ID)));
    }

    private static UUID objection(DelegateExecution execution) {
        return named((String) execution.getVariable(OBJECTION_ID));
    }

    /** The objection that a step is about; a token that was led to the step by hand names none. */
    static UUID named(String objectionId) {
        if (objectionId == null) {
            throw new RefusedException(Refusal.conflict("publicnotice.step.not-raised"));
        }
        return UUID.fromString(objectionId);
    }
}

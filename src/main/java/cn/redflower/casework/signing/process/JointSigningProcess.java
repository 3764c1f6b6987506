package cn.redflower.casework.signing.process;

import cn.redflower.casework.approval.StepOrder;
import cn.redflower.casework.signing.SettlingDisputes;
import cn.redflower.casework.signing.SigningDeadlines;
import cn.redflower.casework.signing.SigningLists;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * The whole contract with {@code joint-signing.bpmn}: its key, elements and variables, and, as the bean
 * {@code jointSigning}, the questions its gateways and timers ask. Called with {@code signingId}.
 */
@Component("jointSigning")
public class JointSigningProcess {

    static final String KEY = "joint-signing";
    static final String SIGN = "Task_SignList";
    static final String SETTLE = "Task_SettleDisputes";
    static final String SIGNING_ID = "signingId";
    static final String ORGAN_ID = "organId";
    static final String OUTCOME = "signingOutcome";

    private final SigningLists signing;
    private final SettlingDisputes settling;
    private final SigningDeadlines deadlines;

    JointSigningProcess(SigningLists signing, SettlingDisputes settling, SigningDeadlines deadlines) {
        this.signing = signing;
        this.settling = settling;
        this.deadlines = deadlines;
    }

    /** The organs that have to sign: all, or after a return those whose signature did not carry over. */
    public List<String> organsToSign(DelegateExecution execution) {
        return signing.organsToSign(signing(execution));
    }

    public boolean isReturned(DelegateExecution execution) {
        return signing.isReturned(signing(execution));
    }

    public boolean anyInDispute(DelegateExecution execution) {
        return settling.anyInDispute(signing(execution));
    }

    /** Until when an organ should have signed. */
    public Date due(DelegateExecution execution) {
        return deadlines.due(signing(execution));
    }

    /** The morning after the last day, and every morning from then on. */
    public String reminders(DelegateExecution execution) {
        return deadlines.reminders(signing(execution));
    }

    static UUID signing(DelegateExecution execution) {
        return UUID.fromString((String) execution.getVariable(SIGNING_ID));
    }

    /** The service tasks and listeners: each reads the case, calls its use case, writes the routing result. */
    @Configuration(proxyBeanMethods = false)
    static class Steps {

        /** The list lies before an organ. */
        @Bean
        TaskListener signatureWanted(SigningLists signing) {
            return task -> signing.wanted(signing(task.getExecution()), (String) task.getVariable(ORGAN_ID));
        }

        /** 催办并上报. */
        @Bean
        JavaDelegate remindSigners(SigningLists signing, StepOrder order) {
            return execution -> {
                order.requireLate(execution.getProcessInstanceId(), SIGN);
                signing.remind(signing(execution));
            };
        }

        /** 登记退回. */
        @Bean
        JavaDelegate recordSigningReturn(SigningLists signing) {
            return execution -> {
                StepOrder.require(signing.isReturned(signing(execution)));
                execution.setVariable(OUTCOME, "returned");
            };
        }

        /** 汇总各单位意见. */
        @Bean
        JavaDelegate countSigningVotes(SettlingDisputes settling) {
            return execution -> {
                settling.count(signing(execution));
                execution.setVariable(OUTCOME, "signed");
            };
        }

        /** The joint meeting is to be called. */
        @Bean
        TaskListener meetingWanted(SettlingDisputes settling) {
            return task -> settling.wanted(signing(task.getExecution()));
        }

        /** 催开联席会议. */
        @Bean
        JavaDelegate remindConvener(SettlingDisputes settling, StepOrder order) {
            return execution -> {
                order.requireLate(execution.getProcessInstanceId(), SETTLE);
                settling.remind(signing(execution));
            };
        }
    }
}

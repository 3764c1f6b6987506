package cn.redflower.honours.revocation.process;

import static cn.redflower.honours.revocation.process.AwardRevocationProcess.revocation;

import cn.redflower.casework.approval.AwaitedMessage;
import cn.redflower.casework.approval.RepairableCase;
import cn.redflower.casework.approval.StepOrder;
import cn.redflower.honours.revocation.DecidingRevocation;
import cn.redflower.honours.revocation.HearingSchool;
import cn.redflower.honours.revocation.ReviewingDependents;
import cn.redflower.honours.revocation.RevocationOrder;
import cn.redflower.honours.revocation.Revocations;
import cn.redflower.people.organ.Permission;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The service tasks and listeners of {@code award-revocation}: each reads the case, asks whether it is its turn, calls
 * its use case, writes the routing result.
 */
@Configuration(proxyBeanMethods = false)
class AwardRevocationSteps {

    /** The school can state its view. */
    @Bean
    TaskListener hearingWanted(HearingSchool hearing, Revocations revocations, RevocationOrder order) {
        return task -> {
            order.hearing(revocation(task.getExecution()));
            name(task, revocations);
            hearing.wanted(revocation(task.getExecution()));
        };
    }

    /** 提醒学校. */
    @Bean
    JavaDelegate remindHearing(HearingSchool hearing, RevocationOrder order) {
        return execution -> {
            order.remindingHearing(revocation(execution));
            if (order.isBeforeSilence(revocation(execution))) {
                hearing.remind(revocation(execution));
            }
        };
    }

    /** 记为未陈述. */
    @Bean
    JavaDelegate recordSilence(HearingSchool hearing, RevocationOrder order) {
        return execution -> {
            order.silence(revocation(execution));
            hearing.recordSilence(revocation(execution));
        };
    }

    /** The case is before the organ that awarded. */
    @Bean
    TaskListener revocationDecisionWanted(DecidingRevocation deciding, Revocations revocations, RevocationOrder order) {
        return task -> {
            order.deciding(revocation(task.getExecution()));
            name(task, revocations);
            deciding.wanted(revocation(task.getExecution()));
        };
    }

    /** 催办并上报. */
    @Bean
    JavaDelegate remindRevocationDecision(DecidingRevocation deciding, StepOrder order) {
        return execution -> {
            order.requireLate(execution.getProcessInstanceId(), AwardRevocationProcess.DECIDE);
            deciding.remind(revocation(execution));
        };
    }

    /** 撤销奖章和证书. */
    @Bean
    JavaDelegate revokeAward(DecidingRevocation deciding, RevocationOrder order) {
        return execution -> {
            order.revoking(revocation(execution));
            execution.setVariable(AwardRevocationProcess.ANY_DEPENDENTS, deciding.revoke(revocation(execution)));
        };
    }

    /** 登记不撤销. */
    @Bean
    JavaDelegate keepAward(DecidingRevocation deciding, RevocationOrder order) {
        return execution -> {
            order.keeping(revocation(execution));
            deciding.tellKept(revocation(execution));
        };
    }

    /** Awards that rest on the revoked one wait for the county committee. */
    @Bean
    TaskListener dependentsReviewWanted(ReviewingDependents reviewing, Revocations revocations, RevocationOrder order) {
        return task -> {
            order.reviewing(revocation(task.getExecution()));
            name(task, revocations);
            reviewing.wanted(revocation(task.getExecution()));
        };
    }

    /** 催办. */
    @Bean
    JavaDelegate remindDependentsReview(ReviewingDependents reviewing, StepOrder order) {
        return execution -> {
            order.requireLate(execution.getProcessInstanceId(), AwardRevocationProcess.REVIEW);
            reviewing.remind(revocation(execution));
        };
    }

    /** 另立撤销案. */
    @Bean
    JavaDelegate openDependentCases(ReviewingDependents reviewing, RevocationOrder order) {
        return execution -> {
            order.openingCases(revocation(execution));
            reviewing.openCases(revocation(execution));
        };
    }

    /** 已撤回. */
    @Bean
    AwaitedMessage revocationWithdrawn(RevocationOrder order) {
        return new AwaitedMessage(
                AwardRevocationProcess.KEY,
                AwardRevocationProcess.WITHDRAWN,
                execution -> order.withdrawn(revocation(execution)));
    }

    /** The organ that granted the award confirms repairs; a case is ended by withdrawing the proposal. */
    @Bean
    RepairableCase revocationCase(Revocations revocations) {
        return new RepairableCase(
                AwardRevocationProcess.KEY,
                Permission.DECIDE_REVOCATIONS,
                id -> revocations.find(id).map(r -> new RepairableCase.Owner(r.awardedBy(), r.schoolId())),
                null);
    }

    /** Several cases can be open at once: the task says over which award it is, by the certificate's number. */
    private static void name(DelegateTask task, Revocations revocations) {
        revocations
                .find(revocation(task.getExecution()))
                .ifPresent(found -> task.setName(task.getName() + "：" + found.number()));
    }
}

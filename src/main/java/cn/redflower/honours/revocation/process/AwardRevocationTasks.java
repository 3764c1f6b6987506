package cn.redflower.honours.revocation.process;

import cn.redflower.casework.approval.OfferedTask;
import cn.redflower.casework.approval.Recusal;
import cn.redflower.casework.approval.TaskAnswer;
import cn.redflower.casework.approval.TaskContract;
import cn.redflower.honours.revocation.DecidingRevocation;
import cn.redflower.honours.revocation.HearingSchool;
import cn.redflower.honours.revocation.ReviewingDependents;
import cn.redflower.honours.revocation.RevocationDuties;
import cn.redflower.platform.problem.Outcome;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the user tasks of {@code award-revocation} accept; files, the public reason and the answers row by row go to the
 * API before.
 */
@Configuration(proxyBeanMethods = false)
class AwardRevocationTasks {

    private static final String APPROVE = "approve";
    private static final String REJECT = "reject";
    private static final String RETURN = "return";

    private record RevocationTask(
            String taskKey,
            Set<String> decisions,
            Function<TaskAnswer, Outcome<Void>> check,
            Function<List<OfferedTask>, List<Recusal>> whoLeavesItToOthers)
            implements TaskContract {

        @Override
        public String processKey() {
            return AwardRevocationProcess.KEY;
        }

        @Override
        public List<Recusal> recusals(List<OfferedTask> tasks) {
            return whoLeavesItToOthers.apply(tasks);
        }

        @Override
        public Outcome<Void> beforeCompletion(TaskAnswer answer) {
            return check.apply(answer);
        }
    }

    /** 陈述学校意见: the school agrees to the revocation or not, in its own words. */
    @Bean
    TaskContract hearSchool(HearingSchool hearing) {
        return new RevocationTask(
                AwardRevocationProcess.HEAR,
                Set.of(APPROVE, REJECT),
                answer -> hearing.state(revocation(answer), answer.opinion()),
                tasks -> List.of());
    }

    /** 决定是否撤销. */
    @Bean
    TaskContract decideRevocation(DecidingRevocation deciding, RevocationDuties duties) {
        return new RevocationTask(
                AwardRevocationProcess.DECIDE,
                Set.of(APPROVE, REJECT, RETURN),
                answer -> switch (answer.decision()) {
                    case APPROVE -> deciding.decideToRevoke(revocation(answer), answer.login());
                    case REJECT -> deciding.decideToKeep(revocation(answer), answer.login());
                    default -> deciding.askSchool(revocation(answer), answer.opinion());
                },
                duties::whenDeciding);
    }

    /** 审议相关奖章. */
    @Bean
    TaskContract reviewDependents(ReviewingDependents reviewing, RevocationDuties duties) {
        return new RevocationTask(
                AwardRevocationProcess.REVIEW,
                Set.of(),
                answer -> reviewing.conclude(revocation(answer), answer.login()),
                duties::whenReviewing);
    }

    private static UUID revocation(TaskAnswer answer) {
        return UUID.fromString(answer.caseId());
    }
}

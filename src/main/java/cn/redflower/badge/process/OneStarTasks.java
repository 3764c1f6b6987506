package cn.redflower.badge.process;

import static cn.redflower.badge.process.OneStarTask.APPROVE;
import static cn.redflower.badge.process.OneStarTask.RETURN;
import static cn.redflower.badge.process.OneStarTask.evaluation;

import cn.redflower.approval.TaskAnswer;
import cn.redflower.approval.TaskContract;
import cn.redflower.badge.CheckingNominations;
import cn.redflower.badge.DecidingOneStar;
import cn.redflower.badge.SubmittingNominations;
import cn.redflower.problem.Outcome;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the user tasks of {@code one-star-evaluation} accept; rows and meetings go to the API before. */
@Configuration(proxyBeanMethods = false)
class OneStarTasks {

    private static final Set<String> APPROVE_OR_RETURN = Set.of(APPROVE, RETURN);

    /** 推荐一星章人选: handed in as it stands in our tables, no values. */
    @Bean
    TaskContract nominateSquadron(SubmittingNominations submitting) {
        return new OneStarTask(OneStarProcess.NOMINATE, Set.of(), answer -> submit(submitting, answer));
    }

    /** 更正推荐名单. */
    @Bean
    TaskContract correctNominations(SubmittingNominations submitting) {
        return new OneStarTask(OneStarProcess.CORRECT, Set.of(), answer -> submit(submitting, answer));
    }

    /** 审核推荐名单. */
    @Bean
    TaskContract checkNominations(CheckingNominations checking) {
        return new OneStarTask(OneStarProcess.CHECK, APPROVE_OR_RETURN, answer -> APPROVE.equals(answer.decision())
                ? checking.pass(evaluation(answer), answer.login())
                : checking.returnMarked(evaluation(answer), answer.login(), answer.opinion()));
    }

    /** 评定一星章. */
    @Bean
    TaskContract decideOneStar(DecidingOneStar deciding) {
        return new OneStarTask(OneStarProcess.DECIDE, APPROVE_OR_RETURN, answer -> APPROVE.equals(answer.decision())
                ? deciding.conclude(evaluation(answer), answer.login())
                : deciding.giveBack(evaluation(answer), answer.login(), answer.opinion()));
    }

    private static Outcome<Void> submit(SubmittingNominations submitting, TaskAnswer answer) {
        return submitting.submit(evaluation(answer), answer.text(OneStarProcess.SQUADRON_ID), answer.login());
    }
}

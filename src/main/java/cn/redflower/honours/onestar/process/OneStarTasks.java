package cn.redflower.honours.onestar.process;

import static cn.redflower.honours.onestar.process.OneStarTask.APPROVE;
import static cn.redflower.honours.onestar.process.OneStarTask.RETURN;
import static cn.redflower.honours.onestar.process.OneStarTask.evaluation;

import cn.redflower.casework.approval.DutiesChanged;
import cn.redflower.casework.approval.TaskAnswer;
import cn.redflower.casework.approval.TaskContract;
import cn.redflower.honours.onestar.CheckingNominations;
import cn.redflower.honours.onestar.DecidingOneStar;
import cn.redflower.honours.onestar.ReturningSquadrons;
import cn.redflower.honours.onestar.SeparationOfDuties;
import cn.redflower.honours.onestar.SubmittingNominations;
import cn.redflower.platform.problem.Outcome;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the user tasks of {@code one-star-evaluation} accept; rows and meetings go to the API before. */
@Configuration(proxyBeanMethods = false)
class OneStarTasks {

    private static final Set<String> APPROVE_OR_RETURN = Set.of(APPROVE, RETURN);

    /** 推荐一星章人选: handed in as it stands in our tables, no values. */
    @Bean
    TaskContract nominateSquadron(SubmittingNominations submitting) {
        return new OneStarTask(
                OneStarProcess.NOMINATE, Set.of(), answer -> submit(submitting, answer), tasks -> List.of());
    }

    /** 更正推荐名单. */
    @Bean
    TaskContract correctNominations(SubmittingNominations submitting, ApplicationEventPublisher events) {
        return new OneStarTask(
                OneStarProcess.CORRECT,
                Set.of(),
                answer -> {
                    Outcome<Void> outcome = submit(submitting, answer);
                    // the lists may be at the check by now, and whoever corrects one does not check it
                    events.publishEvent(new DutiesChanged(answer.schoolId()));
                    return outcome;
                },
                tasks -> List.of());
    }

    /** 审核推荐名单. */
    @Bean
    TaskContract checkNominations(
            CheckingNominations checking, ReturningSquadrons returning, SeparationOfDuties duties) {
        return new OneStarTask(
                OneStarProcess.CHECK,
                APPROVE_OR_RETURN,
                answer -> APPROVE.equals(answer.decision())
                        ? checking.pass(evaluation(answer))
                        : returning.returnMarked(
                                evaluation(answer), OneStarProcess.CHECK, answer.login(), answer.opinion()),
                duties::whenChecking);
    }

    /** 评定一星章. */
    @Bean
    TaskContract decideOneStar(DecidingOneStar deciding, SeparationOfDuties duties) {
        return new OneStarTask(
                OneStarProcess.DECIDE,
                APPROVE_OR_RETURN,
                answer -> APPROVE.equals(answer.decision())
                        ? deciding.conclude(evaluation(answer))
                        : deciding.giveBack(evaluation(answer), answer.opinion()),
                duties::whenDeciding);
    }

    private static Outcome<Void> submit(SubmittingNominations submitting, TaskAnswer answer) {
        return submitting.submit(evaluation(answer), answer.text(OneStarProcess.SQUADRON_ID), answer.login());
    }
}

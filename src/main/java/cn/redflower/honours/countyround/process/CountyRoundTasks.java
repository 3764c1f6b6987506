package cn.redflower.honours.countyround.process;

import cn.redflower.casework.approval.TaskAnswer;
import cn.redflower.casework.approval.TaskContract;
import cn.redflower.honours.countyround.DecidingCountyAwards;
import cn.redflower.honours.countyround.OpeningCountyRounds;
import cn.redflower.platform.problem.Outcome;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the user tasks of {@code county-award-round} accept; the plan, the rows and the text go to the API before. */
@Configuration(proxyBeanMethods = false)
class CountyRoundTasks {

    private static final String APPROVE = "approve";
    private static final String REJECT = "reject";

    /** The contract of one user task. */
    private record CountyTask(String taskKey, Set<String> decisions, Function<TaskAnswer, Outcome<Void>> check)
            implements TaskContract {

        @Override
        public String processKey() {
            return CountyRoundProcess.KEY;
        }

        @Override
        public Outcome<Void> beforeCompletion(TaskAnswer answer) {
            return check.apply(answer);
        }
    }

    /** 开启县级评选. */
    @Bean
    TaskContract openCountyRound(OpeningCountyRounds opening) {
        return new CountyTask(
                CountyRoundProcess.OPEN,
                Set.of(APPROVE, REJECT),
                answer -> APPROVE.equals(answer.decision())
                        ? opening.open(round(answer), answer.login())
                        : opening.discard(round(answer)));
    }

    /** 印发表彰决定. */
    @Bean
    TaskContract issueCountyDecision(DecidingCountyAwards deciding) {
        return new CountyTask(
                CountyRoundProcess.ISSUE,
                Set.of(APPROVE, REJECT),
                answer -> APPROVE.equals(answer.decision()) ? deciding.issue(round(answer)) : Outcome.done());
    }

    private static UUID round(TaskAnswer answer) {
        return UUID.fromString(answer.caseId());
    }
}

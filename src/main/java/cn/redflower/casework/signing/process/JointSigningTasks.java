package cn.redflower.casework.signing.process;

import cn.redflower.casework.approval.TaskAnswer;
import cn.redflower.casework.approval.TaskContract;
import cn.redflower.casework.signing.SettlingDisputes;
import cn.redflower.casework.signing.SigningLists;
import cn.redflower.platform.problem.Outcome;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the user tasks of {@code joint-signing} accept; dissent, settlements and minutes go to the API before. */
@Configuration(proxyBeanMethods = false)
class JointSigningTasks {

    private static final String APPROVE = "approve";

    private record SigningTask(String taskKey, Function<TaskAnswer, Outcome<Void>> check) implements TaskContract {

        @Override
        public String processKey() {
            return JointSigningProcess.KEY;
        }

        @Override
        public Set<String> decisions() {
            return Set.of(APPROVE, "return");
        }

        @Override
        public Outcome<Void> beforeCompletion(TaskAnswer answer) {
            return check.apply(answer);
        }
    }

    /** 会签名单. */
    @Bean
    TaskContract signList(SigningLists signing) {
        return new SigningTask(
                JointSigningProcess.SIGN,
                answer -> APPROVE.equals(answer.decision())
                        ? signing.sign(
                                signing(answer),
                                answer.text(JointSigningProcess.ORGAN_ID),
                                answer.login(),
                                answer.opinion())
                        : signing.giveBack(
                                signing(answer),
                                answer.text(JointSigningProcess.ORGAN_ID),
                                answer.login(),
                                answer.opinion()));
    }

    /** 召开联席会议. */
    @Bean
    TaskContract settleDisputes(SettlingDisputes settling) {
        return new SigningTask(
                JointSigningProcess.SETTLE,
                answer -> APPROVE.equals(answer.decision())
                        ? settling.conclude(signing(answer))
                        : settling.giveBack(signing(answer), answer.opinion()));
    }

    private static UUID signing(TaskAnswer answer) {
        return UUID.fromString(answer.text(JointSigningProcess.SIGNING_ID));
    }
}

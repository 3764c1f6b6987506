package cn.redflower.honours.countyround.process;

import cn.redflower.casework.approval.TaskAnswer;
import cn.redflower.casework.approval.TaskContract;
import cn.redflower.honours.countyround.screening.ConcludingScreening;
import cn.redflower.platform.problem.Outcome;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * 审核名单: ended when every school has handed in or its time is over and every row has the county's word; rows go to the
 * API before.
 */
@Component
class ScreeningTask implements TaskContract {

    private final ConcludingScreening concluding;

    ScreeningTask(ConcludingScreening concluding) {
        this.concluding = concluding;
    }

    @Override
    public String processKey() {
        return "county-award-round";
    }

    @Override
    public String taskKey() {
        return "Task_ScreenNominations";
    }

    @Override
    public Set<String> decisions() {
        return Set.of("approve");
    }

    @Override
    public Outcome<Void> beforeCompletion(TaskAnswer answer) {
        return concluding.conclude(UUID.fromString(answer.caseId()));
    }
}

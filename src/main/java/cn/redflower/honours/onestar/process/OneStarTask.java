package cn.redflower.honours.onestar.process;

import cn.redflower.casework.approval.OfferedTask;
import cn.redflower.casework.approval.Recusal;
import cn.redflower.casework.approval.TaskAnswer;
import cn.redflower.casework.approval.TaskContract;
import cn.redflower.platform.problem.Outcome;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The contract of one user task of {@code one-star-evaluation}. */
record OneStarTask(
        String taskKey,
        Set<String> decisions,
        Function<TaskAnswer, Outcome<Void>> check,
        Function<List<OfferedTask>, List<Recusal>> whoLeavesItToOthers)
        implements TaskContract {

    static final String APPROVE = "approve";
    static final String RETURN = "return";

    @Override
    public String processKey() {
        return OneStarProcess.KEY;
    }

    /** Why a squadron's list is given back by the brigade stands beside the squadron, on record as its own. */
    @Override
    public Set<String> decisionsWithOpinion() {
        return taskKey.equals(OneStarProcess.CHECK) ? Set.of() : TaskContract.super.decisionsWithOpinion();
    }

    @Override
    public List<Recusal> recusals(List<OfferedTask> tasks) {
        return whoLeavesItToOthers.apply(tasks);
    }

    @Override
    public Outcome<Void> beforeCompletion(TaskAnswer answer) {
        return check.apply(answer);
    }

    static UUID evaluation(TaskAnswer answer) {
        return UUID.fromString(answer.caseId());
    }
}

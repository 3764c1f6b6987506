package cn.redflower.honours.countyround.process;

import cn.redflower.casework.approval.OfferedTask;
import cn.redflower.casework.approval.Recusal;
import cn.redflower.casework.approval.TaskAnswer;
import cn.redflower.casework.approval.TaskContract;
import cn.redflower.platform.problem.Outcome;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The contract of one user task of {@code school-nomination}. */
record SchoolNominationTask(
        String taskKey,
        Set<String> decisions,
        Function<TaskAnswer, Outcome<Void>> check,
        Function<List<OfferedTask>, List<Recusal>> whoLeavesItToOthers)
        implements TaskContract {

    static final String APPROVE = "approve";
    static final String RETURN = "return";

    @Override
    public String processKey() {
        return SchoolNominationProcess.KEY;
    }

    @Override
    public List<Recusal> recusals(List<OfferedTask> tasks) {
        return whoLeavesItToOthers.apply(tasks);
    }

    @Override
    public Outcome<Void> beforeCompletion(TaskAnswer answer) {
        return check.apply(answer);
    }

    static UUID nomination(TaskAnswer answer) {
        return UUID.fromString(answer.caseId());
    }
}

package cn.redflower.casework.publicnotice.process;

import cn.redflower.casework.approval.OfferedTask;
import cn.redflower.casework.approval.Recusal;
import cn.redflower.casework.approval.TaskAnswer;
import cn.redflower.casework.approval.TaskContract;
import cn.redflower.casework.publicnotice.InvestigatingObjection;
import cn.redflower.people.organ.Accounts;
import cn.redflower.platform.problem.Outcome;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** 核查异议: upheld or dismissed, in either case with an opinion. */
@Component
class InvestigateObjectionTask implements TaskContract {

    private static final Set<String> DECISIONS = Set.of(InvestigatingObjection.UPHOLD, InvestigatingObjection.DISMISS);

    private final InvestigatingObjection investigating;
    private final Accounts accounts;

    InvestigateObjectionTask(InvestigatingObjection investigating, Accounts accounts) {
        this.investigating = investigating;
        this.accounts = accounts;
    }

    @Override
    public String processKey() {
        return PublicNoticeProcess.KEY;
    }

    @Override
    public String taskKey() {
        return PublicNoticeProcess.TASK_INVESTIGATE_OBJECTION;
    }

    @Override
    public Set<String> decisions() {
        return DECISIONS;
    }

    @Override
    public Set<String> decisionsWithOpinion() {
        return DECISIONS;
    }

    @Override
    public List<Recusal> recusals(List<OfferedTask> tasks) {
        return tasks.stream()
                .flatMap(
                        task -> investigating
                                .leftToOthersBy(ObjectionSteps.named(task.text(PublicNoticeProcess.OBJECTION_ID)))
                                .entrySet()
                                .stream()
                                .map(who -> Recusal.whole(task.taskId(), who.getKey(), who.getValue())))
                .toList();
    }

    @Override
    public Outcome<Void> beforeCompletion(TaskAnswer answer) {
        UUID objection = ObjectionSteps.named(answer.text(PublicNoticeProcess.OBJECTION_ID));
        return investigating.conclude(
                objection, accounts.actor(answer.login()).orElseThrow(), answer.decision(), answer.opinion());
    }
}

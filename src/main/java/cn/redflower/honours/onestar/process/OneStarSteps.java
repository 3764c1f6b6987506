package cn.redflower.honours.onestar.process;

import static cn.redflower.honours.onestar.process.OneStarProcess.evaluation;

import cn.redflower.casework.approval.AwaitedMessage;
import cn.redflower.casework.approval.RepairableCase;
import cn.redflower.casework.approval.StepOrder;
import cn.redflower.casework.publicnotice.PublicNotices;
import cn.redflower.honours.onestar.AnnouncingAwards;
import cn.redflower.honours.onestar.AwardingBadges;
import cn.redflower.honours.onestar.Evaluations;
import cn.redflower.honours.onestar.OneStarOrder;
import cn.redflower.honours.onestar.RemindingLate;
import cn.redflower.honours.onestar.ReturningSquadrons;
import cn.redflower.honours.onestar.WaivingLateSquadrons;
import cn.redflower.people.organ.OrganGroup;
import cn.redflower.people.organ.Permission;
import cn.redflower.people.organ.Schools;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The service tasks and listeners of {@code one-star-evaluation}: each reads the case, asks whether it is its turn,
 * calls its use case, writes the routing result.
 */
@Configuration(proxyBeanMethods = false)
class OneStarSteps {

    /** 通知各中队. */
    @Bean
    JavaDelegate announceNominations(RemindingLate reminding, OneStarOrder order) {
        return execution -> {
            order.announcing(evaluation(execution));
            reminding.announce(evaluation(execution));
        };
    }

    /** 重新打开本中队名单. */
    @Bean
    JavaDelegate reopenSquadron(ReturningSquadrons returning, OneStarOrder order) {
        return execution -> {
            String squadronId = (String) execution.getVariable(OneStarProcess.SQUADRON_ID);
            order.reopening(evaluation(execution), squadronId);
            returning.reopen(evaluation(execution), squadronId);
        };
    }

    /** 催办. */
    @Bean
    JavaDelegate remindNominations(RemindingLate reminding, OneStarOrder order) {
        return execution -> {
            order.reminding(evaluation(execution));
            if (order.isBeforeDeadline(evaluation(execution))) {
                reminding.squadrons(evaluation(execution));
            }
        };
    }

    /** 逾期中队记为弃权; in a correction only the squadron that corrects. */
    @Bean
    JavaDelegate waiveLateSquadrons(WaivingLateSquadrons waiving, OneStarOrder order) {
        return execution -> {
            String squadronId = (String) execution.getVariable(OneStarProcess.SQUADRON_ID);
            order.waiving(evaluation(execution), squadronId);
            waiving.waive(evaluation(execution), squadronId);
        };
    }

    /** 大队审核超时. */
    @Bean
    JavaDelegate remindBrigade(RemindingLate reminding, StepOrder order) {
        return execution -> {
            order.requireLate(execution.getProcessInstanceId(), OneStarProcess.CHECK);
            reminding.brigade(evaluation(execution));
        };
    }

    /** 评定超时. */
    @Bean
    JavaDelegate remindCommittee(RemindingLate reminding, StepOrder order) {
        return execution -> {
            order.requireLate(execution.getProcessInstanceId(), OneStarProcess.DECIDE);
            reminding.committee(evaluation(execution));
        };
    }

    /** 拟定公示名单. */
    @Bean
    JavaDelegate prepareNotice(AnnouncingAwards announcing, OneStarOrder order) {
        return execution -> {
            order.noticing(evaluation(execution));
            execution.setVariable(
                    "noticeId", announcing.prepare(evaluation(execution)).toString());
            execution.setVariable(
                    "investigatorGroup",
                    OrganGroup.committee((String) execution.getVariable(OneStarProcess.SCHOOL_ID))
                            .id());
        };
    }

    /** 颁发一星章. */
    @Bean
    JavaDelegate awardBadges(AwardingBadges awarding, OneStarOrder order) {
        return execution -> {
            order.awarding(evaluation(execution));
            awarding.award(evaluation(execution));
        };
    }

    /** 结束评选（无人获章）. */
    @Bean
    JavaDelegate closeWithoutAward(AwardingBadges awarding, OneStarOrder order) {
        return execution -> {
            order.closing(evaluation(execution));
            awarding.closeWithoutAward(evaluation(execution));
        };
    }

    /** 中队撤回推荐. */
    @Bean
    AwaitedMessage nominationsWithdrawn(OneStarOrder order) {
        return new AwaitedMessage(
                OneStarProcess.KEY,
                OneStarProcess.NOMINATIONS_WITHDRAWN,
                execution -> order.reopening(
                        evaluation(execution), (String) execution.getVariable(OneStarProcess.SQUADRON_ID)));
    }

    /** 大队撤回. */
    @Bean
    AwaitedMessage checkWithdrawn(OneStarOrder order) {
        return new AwaitedMessage(
                OneStarProcess.KEY,
                OneStarProcess.CHECK_WITHDRAWN,
                execution -> order.checkingAgain(evaluation(execution)));
    }

    /**
     * The school committee confirms repairs; a case that is ended by hand ends with nobody awarded, and its notice is
     * taken down.
     */
    @Bean
    RepairableCase oneStarCase(Evaluations evaluations, PublicNotices notices, AwardingBadges awarding) {
        return new RepairableCase(
                OneStarProcess.KEY,
                Permission.DECIDE_ONE_STAR,
                id -> evaluations.find(id).map(e -> new RepairableCase.Owner(e.schoolId(), e.schoolId())),
                id -> {
                    notices.withdraw(id.toString());
                    awarding.closeWithoutAward(id);
                });
    }

    /** Names a squadron's task after the squadron, as its counselor may have several. */
    @Bean
    TaskListener nameTask(Schools schools) {
        return task -> schools.squadron((String) task.getVariable(OneStarProcess.SQUADRON_ID))
                .ifPresent(squadron -> task.setName(task.getName() + "：" + squadron.name()));
    }

    /** The lists are with the brigade counselor now. */
    @Bean
    TaskListener checkWanted(RemindingLate reminding, OneStarOrder order) {
        return task -> {
            order.checking(evaluation(task.getExecution()));
            reminding.checkWanted(evaluation(task.getExecution()));
        };
    }

    /** The list is with the committee now. */
    @Bean
    TaskListener decisionWanted(RemindingLate reminding, OneStarOrder order) {
        return task -> {
            order.deciding(evaluation(task.getExecution()));
            reminding.decisionWanted(evaluation(task.getExecution()));
        };
    }
}

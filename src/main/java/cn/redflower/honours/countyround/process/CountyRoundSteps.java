package cn.redflower.honours.countyround.process;

import static cn.redflower.honours.countyround.process.CountyRoundProcess.round;

import cn.redflower.casework.approval.AwaitedMessage;
import cn.redflower.casework.approval.RepairableCase;
import cn.redflower.casework.approval.StepOrder;
import cn.redflower.honours.countyround.AnnouncingCountyAwards;
import cn.redflower.honours.countyround.CountyRoundOrder;
import cn.redflower.honours.countyround.CountyRounds;
import cn.redflower.honours.countyround.DecidingCountyAwards;
import cn.redflower.honours.countyround.OpeningCountyRounds;
import cn.redflower.honours.countyround.SigningCountyList;
import cn.redflower.people.organ.Permission;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The service tasks and listeners of {@code county-award-round}: each reads the case, asks whether it is its turn,
 * calls its use case, writes the routing result.
 */
@Configuration(proxyBeanMethods = false)
class CountyRoundSteps {

    private static final String COUNTY = "county";

    /** 各校开始推荐. */
    @Bean
    JavaDelegate startSchoolNominations(OpeningCountyRounds opening, CountyRoundOrder order) {
        return execution -> {
            order.startingSchools(round(execution));
            opening.startSchools(round(execution));
        };
    }

    /** Schools can hand in, the county can screen. */
    @Bean
    TaskListener screeningWanted(DecidingCountyAwards deciding) {
        return task -> deciding.screeningWanted(round(task.getExecution()));
    }

    /** 汇总送会签. */
    @Bean
    JavaDelegate prepareCountySigning(SigningCountyList signing, CountyRoundOrder order) {
        return execution -> {
            order.laying(round(execution));
            SigningCountyList.Laid laid = signing.lay(round(execution));
            execution.setVariable("signingId", laid.signingId().toString());
            execution.setVariable("convenerGroup", laid.convener());
        };
    }

    /** 登记会签结果. */
    @Bean
    JavaDelegate takeSigningResult(SigningCountyList signing, CountyRoundOrder order) {
        return execution -> {
            order.taking(round(execution));
            signing.take(round(execution));
        };
    }

    /** 拟定县级公示名单. */
    @Bean
    JavaDelegate prepareCountyNotice(AnnouncingCountyAwards announcing, CountyRoundOrder order) {
        return execution -> {
            order.noticing(round(execution));
            execution.setVariable(
                    "noticeId", announcing.prepare(round(execution)).toString());
            execution.setVariable("investigatorGroup", "county");
        };
    }

    /** 颁发县级奖章. */
    @Bean
    JavaDelegate awardCountyBadges(DecidingCountyAwards deciding, CountyRoundOrder order) {
        return execution -> {
            order.awarding(round(execution));
            deciding.award(round(execution));
        };
    }

    /** 结束评选（无人获奖）. */
    @Bean
    JavaDelegate closeCountyRoundWithoutAward(DecidingCountyAwards deciding, CountyRoundOrder order) {
        return execution -> {
            order.closing(round(execution));
            deciding.closeWithoutAward(round(execution));
        };
    }

    /** 审核超时. */
    @Bean
    JavaDelegate remindScreening(DecidingCountyAwards deciding, StepOrder order) {
        return execution -> {
            order.requireLate(execution.getProcessInstanceId(), CountyRoundProcess.SCREEN);
            deciding.screeningOverdue(round(execution));
        };
    }

    /** 印发超时. */
    @Bean
    JavaDelegate remindDecision(DecidingCountyAwards deciding, StepOrder order) {
        return execution -> {
            order.requireLate(execution.getProcessInstanceId(), CountyRoundProcess.ISSUE);
            deciding.decisionOverdue(round(execution));
        };
    }

    /** 评选被取消. */
    @Bean
    AwaitedMessage countyRoundCancelled(CountyRoundOrder order) {
        return new AwaitedMessage(
                CountyRoundProcess.KEY, CountyRoundProcess.CANCELLED, execution -> order.cancelled(round(execution)));
    }

    /** 公示日数不足. */
    @Bean
    AwaitedMessage countyNoticeTooShort(CountyRoundOrder order) {
        return new AwaitedMessage(
                CountyRoundProcess.KEY,
                CountyRoundProcess.NOTICE_TOO_SHORT,
                execution -> order.noticing(round(execution)));
    }

    /** The county committee confirms repairs; a round is ended by cancelling it. */
    @Bean
    RepairableCase countyRoundCase(CountyRounds rounds) {
        return new RepairableCase(
                CountyRoundProcess.KEY,
                Permission.MANAGE_COUNTY_AWARDS,
                id -> rounds.find(id).map(round -> new RepairableCase.Owner(COUNTY, null)),
                null);
    }

    /** The notice is over, the decision is to be issued. */
    @Bean
    TaskListener countyDecisionWanted(DecidingCountyAwards deciding, CountyRoundOrder order) {
        return task -> {
            order.decisionWanted(round(task.getExecution()));
            deciding.decisionWanted(round(task.getExecution()));
        };
    }
}

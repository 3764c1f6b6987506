package cn.redflower.honours.countyround.process;

import static cn.redflower.honours.countyround.process.SchoolNominationProcess.nomination;
import static cn.redflower.honours.countyround.process.SchoolNominationTask.APPROVE;
import static cn.redflower.honours.countyround.process.SchoolNominationTask.RETURN;

import cn.redflower.casework.approval.AwaitedMessage;
import cn.redflower.casework.approval.RepairableCase;
import cn.redflower.casework.approval.TaskContract;
import cn.redflower.honours.countyround.SchoolNominations;
import cn.redflower.honours.countyround.nomination.DecidingNomination;
import cn.redflower.honours.countyround.nomination.HandingInNomination;
import cn.redflower.honours.countyround.nomination.NominationDuties;
import cn.redflower.honours.countyround.nomination.NominationLetters;
import cn.redflower.honours.countyround.nomination.NominationOrder;
import cn.redflower.honours.countyround.nomination.WaivingNomination;
import cn.redflower.people.organ.Permission;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The steps of {@code school-nomination}: contracts of its user tasks, service tasks and listeners; each calls its use
 * case.
 */
@Configuration(proxyBeanMethods = false)
class SchoolNominationSteps {

    /** 推荐报县人选: given to the committee as it stands in our tables. */
    @Bean
    TaskContract nominateForCounty(HandingInNomination handingIn) {
        return new SchoolNominationTask(
                SchoolNominationProcess.NOMINATE,
                Set.of(),
                answer -> handingIn.handIn(SchoolNominationTask.nomination(answer), answer.login()),
                tasks -> List.of());
    }

    /** 评定报县名单. */
    @Bean
    TaskContract decideSchoolNomination(DecidingNomination deciding, NominationDuties duties) {
        return new SchoolNominationTask(
                SchoolNominationProcess.DECIDE,
                Set.of(APPROVE, RETURN),
                answer -> APPROVE.equals(answer.decision())
                        ? deciding.conclude(SchoolNominationTask.nomination(answer), answer.login())
                        : deciding.giveBack(SchoolNominationTask.nomination(answer), answer.opinion()),
                duties::whenDeciding);
    }

    /** 通知大队辅导员. */
    @Bean
    JavaDelegate announceSchoolNomination(NominationLetters letters, NominationOrder order) {
        return execution -> {
            order.telling(nomination(execution));
            letters.nominationsWanted(nomination(execution));
        };
    }

    /** 催办. */
    @Bean
    JavaDelegate remindSchoolNomination(NominationLetters letters, NominationOrder order) {
        return execution -> {
            order.telling(nomination(execution));
            if (order.isBeforeClosing(nomination(execution))) {
                letters.deadlineNear(nomination(execution));
            }
        };
    }

    /** 逾期记为弃权. */
    @Bean
    JavaDelegate waiveSchoolNomination(WaivingNomination waiving, NominationOrder order) {
        return execution -> {
            order.waiving(nomination(execution));
            execution.setVariable(SchoolNominationProcess.COUNTY_HAS_ROWS, waiving.waive(nomination(execution)));
        };
    }

    /** 学校撤回. */
    @Bean
    AwaitedMessage nominationWithdrawn(NominationOrder order) {
        return message(SchoolNominationProcess.WITHDRAWN, order::withdrawn);
    }

    /** 县里退回. */
    @Bean
    AwaitedMessage nominationReturned(NominationOrder order) {
        return message(SchoolNominationProcess.RETURNED, order::returned);
    }

    /** 县里审核结束. */
    @Bean
    AwaitedMessage screeningEnded(NominationOrder order) {
        return message(SchoolNominationProcess.SCREENING_ENDED, order::screened);
    }

    /** 本轮取消. */
    @Bean
    AwaitedMessage nominationCancelled(NominationOrder order) {
        return message(SchoolNominationProcess.ROUND_CANCELLED, order::cancelled);
    }

    private static AwaitedMessage message(String name, Consumer<UUID> recorded) {
        return new AwaitedMessage(
                SchoolNominationProcess.KEY, name, execution -> recorded.accept(nomination(execution)));
    }

    /** A school's part is repaired as the county committee confirms; it ends with the round. */
    @Bean
    RepairableCase schoolNominationCase(SchoolNominations nominations) {
        return new RepairableCase(
                SchoolNominationProcess.KEY,
                Permission.MANAGE_COUNTY_AWARDS,
                id -> nominations.find(id).map(list -> new RepairableCase.Owner("county", list.schoolId())),
                null);
    }

    /** Asked for by cases that began with the model as it was; tasks are named for all flows in one place now. */
    @Bean
    TaskListener nameNominationTask() {
        return task -> {};
    }

    /** The list is with the committee now. */
    @Bean
    TaskListener schoolDecisionWanted(NominationLetters letters, NominationOrder order) {
        return task -> {
            order.deciding(nomination(task.getExecution()));
            letters.decisionWanted(nomination(task.getExecution()));
        };
    }
}

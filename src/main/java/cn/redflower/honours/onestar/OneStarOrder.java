package cn.redflower.honours.onestar;

import static cn.redflower.casework.approval.StepOrder.require;

import cn.redflower.casework.approval.StepOrder;
import cn.redflower.casework.publicnotice.PublicNotices;
import cn.redflower.honours.onestar.Evaluation.Status;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether it is a step's turn in a school's one-star round, read from the records and the clock ({@link StepOrder}): no
 * notice without the committee's decision, no decision without the brigade's check, no waiver before the deadline, no
 * award before the notice has ended.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class OneStarOrder {

    private static final String CHECK = "Task_CheckNominations";
    private static final String DECIDE = "Task_DecideOneStar";
    private static final String APPROVE = "approve";
    private static final String WITHDRAW = "withdraw";

    private final StepOrder order;
    private final Evaluations evaluations;
    private final SquadronLists lists;
    private final OpenQuestions questions;
    private final PublicNotices notices;
    private final JdbcClient jdbc;

    OneStarOrder(
            StepOrder order,
            Evaluations evaluations,
            SquadronLists lists,
            OpenQuestions questions,
            PublicNotices notices,
            JdbcClient jdbc) {
        this.order = order;
        this.evaluations = evaluations;
        this.lists = lists;
        this.questions = questions;
        this.notices = notices;
        this.jdbc = jdbc;
    }

    /** Squadrons are told and reminded while they nominate. */
    public void announcing(UUID id) {
        require(status(id) == Status.NOMINATING);
    }

    /** The morning on which squadrons are reminded has come. */
    public void reminding(UUID id) {
        announcing(id);
        order.requireReached(jdbc.sql("""
                        select r.reminder_at from honors.one_star_round r join honors.evaluation e on e.round_id = r.id
                            where e.id = ?""").param(id).query(OffsetDateTime.class).single());
    }

    /** There is still time to remind of the round's deadline. */
    public boolean isBeforeDeadline(UUID id) {
        return order.isAhead(
                evaluations.find(id).orElseThrow().nominationDeadline().toInstant());
    }

    /**
     * The deadline is really over: the round's, and of a list that came back after it the days for its correction.
     *
     * @param squadronId the squadron in correction; null: all that are open
     */
    public void waiving(UUID id, String squadronId) {
        Evaluation evaluation = evaluations.lock(id).orElseThrow();
        require(evaluation.status() == Status.NOMINATING || evaluation.status() == Status.CHECKING);
        order.requireReached(evaluation.nominationDeadline());
        lists.due(id, squadronId).ifPresent(order::requireReached);
    }

    /** A list is opened for correction after its squadron has taken it back, once. */
    public void reopening(UUID id, String squadronId) {
        evaluations.lock(id).orElseThrow();
        require(squadronId != null
                && lists.find(id, squadronId)
                        .filter(list -> list.status() == SquadronLists.Status.SUBMITTED)
                        .isPresent());
        require(jdbc.sql("""
                        select coalesce((select o.task_key = 'withdraw' from honors.opinion o
                            where o.case_id = ? and o.subject = ? and o.task_key <> 'deadline'
                            order by o.id desc limit 1), false)""")
                .params(id.toString(), squadronId)
                .query(Boolean.class)
                .single());
    }

    /** The brigade has taken the list back from the committee. */
    public void checkingAgain(UUID id) {
        require(evaluations.lock(id).orElseThrow().status() == Status.CHECKING);
        order.requireDecided(id.toString(), WITHDRAW, WITHDRAW, CHECK, DECIDE);
    }

    /** The brigade checks when no squadron is at its first draft or a returned list any more. */
    public void checking(UUID id) {
        Evaluation evaluation = evaluations.lock(id).orElseThrow();
        require(evaluation.status() == Status.NOMINATING || evaluation.status() == Status.CHECKING);
        require(lists.toNominate(id).isEmpty());
    }

    /** The committee decides on what the brigade has passed. */
    public void deciding(UUID id) {
        require(evaluations.lock(id).orElseThrow().status() == Status.DECIDING);
        order.requireDecided(id.toString(), CHECK, APPROVE, DECIDE);
    }

    /** A list is noticed as the committee has decided it. */
    public void noticing(UUID id) {
        require(evaluations.lock(id).orElseThrow().status() == Status.DECIDING);
        order.requireDecided(id.toString(), DECIDE, APPROVE);
    }

    /** Badges are awarded after the committee's decision and the whole notice. */
    public void awarding(UUID id) {
        Evaluation evaluation = evaluations.lock(id).orElseThrow();
        if (evaluation.status() == Status.AWARDED) {
            return;
        }
        require(evaluation.status() == Status.NOTICE);
        order.requireDecided(id.toString(), DECIDE, APPROVE);
        require(notices.isConcluded(id.toString()));
    }

    /** A round ends with nobody where nobody is left, and only after the step that could have left somebody. */
    public void closing(UUID id) {
        Evaluation evaluation = evaluations.lock(id).orElseThrow();
        switch (evaluation.status()) {
            case NOMINATING, CHECKING -> require(lists.toNominate(id).isEmpty() && !questions.anyToCheck(id));
            case DECIDING -> {
                order.requireDecided(id.toString(), DECIDE, APPROVE);
                require(!questions.anyApproved(id));
            }
            case NOTICE -> require(notices.isConcluded(id.toString()) && !questions.anyApproved(id));
            default -> require(false);
        }
    }

    private Status status(UUID id) {
        return evaluations.find(id).orElseThrow().status();
    }
}

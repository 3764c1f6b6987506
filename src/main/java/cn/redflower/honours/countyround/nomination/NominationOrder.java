package cn.redflower.honours.countyround.nomination;

import static cn.redflower.casework.approval.StepOrder.require;

import cn.redflower.casework.approval.StepOrder;
import cn.redflower.honours.countyround.CountyRound;
import cn.redflower.honours.countyround.CountyRounds;
import cn.redflower.honours.countyround.SchoolNomination;
import cn.redflower.honours.countyround.SchoolNomination.Status;
import cn.redflower.honours.countyround.SchoolNominations;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether it is a step's turn in a school's part of a county round, read from the records and the clock
 * ({@link StepOrder}): nothing is waived before the school's window is really over, nothing comes before the committee
 * that was not handed in.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class NominationOrder {

    private static final String WITHDRAW = "withdraw";
    private static final String DECIDE = "Task_DecideSchoolNomination";

    private final StepOrder order;
    private final SchoolNominations nominations;
    private final CountyRounds rounds;
    private final Clock clock;

    NominationOrder(StepOrder order, SchoolNominations nominations, CountyRounds rounds, Clock clock) {
        this.order = order;
        this.nominations = nominations;
        this.rounds = rounds;
        this.clock = clock;
    }

    /** The school is told, or reminded, while the list is with it. */
    public void telling(UUID id) {
        require(nominations.find(id).orElseThrow().status().atSchool());
    }

    /** There is still time to remind of the end of the window: a reminder that comes late says nothing of use. */
    public boolean isBeforeClosing(UUID id) {
        return order.isAhead(nominations.find(id).orElseThrow().closesAt().toInstant());
    }

    /** The school's window, with its extension, is over and the list is still with it. */
    public void waiving(UUID id) {
        SchoolNomination list = nominations.lock(id).orElseThrow();
        require(list.status().atSchool());
        order.requireReached(list.closesAt());
    }

    /** The school has taken its list back, and nothing was done with it since. */
    public void withdrawn(UUID id) {
        require(nominations.lock(id).orElseThrow().status() == Status.PREPARING);
        order.requireDecided(id.toString(), WITHDRAW, WITHDRAW, DECIDE);
    }

    /** The county has given the list back. */
    public void returned(UUID id) {
        require(nominations.lock(id).orElseThrow().status() == Status.RETURNED);
    }

    /**
     * The county has gone through the list; one that was waived ends when no other is at work and every row of the
     * round has its word.
     */
    public void screened(UUID id) {
        SchoolNomination list = nominations.lock(id).orElseThrow();
        require(list.status() == Status.CLOSED
                || list.status() == Status.WAIVED && nominations.allScreened(list.roundId(), clock.instant()));
    }

    /** The round was cancelled, and the school's part with it; one that was waived before stays so. */
    public void cancelled(UUID id) {
        SchoolNomination list = nominations.lock(id).orElseThrow();
        require(list.status() == Status.CANCELLED
                || list.status() == Status.WAIVED
                        && rounds.find(list.roundId()).orElseThrow().status() == CountyRound.Status.CANCELLED);
    }

    /** The list is before the committee. */
    public void deciding(UUID id) {
        require(nominations.find(id).orElseThrow().status() == Status.DECIDING);
    }
}

package cn.redflower.countyaward.nomination;

import static cn.redflower.approval.StepOrder.require;

import cn.redflower.approval.StepOrder;
import cn.redflower.countyaward.SchoolNomination;
import cn.redflower.countyaward.SchoolNomination.Status;
import cn.redflower.countyaward.SchoolNominations;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether it is a step's turn in a school's part of a county round, read from the records and the clock ({@link StepOrder}): nothing is
 * waived before the school's window is really over, nothing comes before the committee that was not handed in.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class NominationOrder {

    private final StepOrder order;
    private final SchoolNominations nominations;

    NominationOrder(StepOrder order, SchoolNominations nominations) {
        this.order = order;
        this.nominations = nominations;
    }

    /** The school is told, or reminded, while the list is with it. */
    public void telling(UUID id) {
        require(nominations.find(id).orElseThrow().status().atSchool());
    }

    /** The school's window, with its extension, is over and the list is still with it. */
    public void waiving(UUID id) {
        SchoolNomination list = nominations.lock(id).orElseThrow();
        require(list.status().atSchool());
        order.requireReached(list.closesAt());
    }

    /** The list is before the committee. */
    public void deciding(UUID id) {
        require(nominations.find(id).orElseThrow().status() == Status.DECIDING);
    }
}

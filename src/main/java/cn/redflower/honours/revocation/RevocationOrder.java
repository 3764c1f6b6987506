package cn.redflower.honours.revocation;

import static cn.redflower.casework.approval.StepOrder.require;

import cn.redflower.casework.approval.StepOrder;
import cn.redflower.honours.revocation.Revocation.Status;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether it is a step's turn in a revocation, read from the records and the clock ({@link StepOrder}): no silence
 * before the hearing's last day has passed, no award revoked without the decision of the organ that granted it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class RevocationOrder {

    private static final String DECIDE = "Task_DecideRevocation";

    private final StepOrder order;
    private final Revocations revocations;
    private final RevocationDeadlines deadlines;

    RevocationOrder(StepOrder order, Revocations revocations, RevocationDeadlines deadlines) {
        this.order = order;
        this.revocations = revocations;
        this.deadlines = deadlines;
    }

    /** The school can still be heard. */
    public void hearing(UUID id) {
        require(status(id) == Status.HEARING);
    }

    /** The last working day of the hearing is near. */
    public void remindingHearing(UUID id) {
        hearing(id);
        order.requireReached(deadlines.lastReminder(id));
    }

    /** There is still time to remind of the hearing's last day. */
    public boolean isBeforeSilence(UUID id) {
        return order.isAhead(deadlines.due(id).toInstant());
    }

    /** Whoever proposed it has taken it back. */
    public void withdrawn(UUID id) {
        require(status(id) == Status.WITHDRAWN);
    }

    /** The hearing's last day has passed. */
    public void silence(UUID id) {
        require(status(id) == Status.HEARING);
        order.requireReached(deadlines.due(id).toInstant());
    }

    /** The school was heard, or its silence is on record. */
    public void deciding(UUID id) {
        require(status(id) == Status.DECIDING);
    }

    /** The organ that granted the award has decided to revoke it. */
    public void revoking(UUID id) {
        require(Set.of(Status.REVOKED, Status.REVIEWING).contains(status(id)));
        order.requireDecided(id.toString(), DECIDE, "approve");
    }

    /** The organ that granted the award has decided to keep it. */
    public void keeping(UUID id) {
        require(status(id) == Status.KEPT);
        order.requireDecided(id.toString(), DECIDE, "reject");
    }

    /** Awards that rest on the revoked one are before the county committee. */
    public void reviewing(UUID id) {
        require(status(id) == Status.REVIEWING);
    }

    /** The county committee has answered for every award that rests on the revoked one. */
    public void openingCases(UUID id) {
        require(status(id) == Status.REVOKED);
    }

    private Status status(UUID id) {
        return revocations.find(id).orElseThrow().status();
    }
}

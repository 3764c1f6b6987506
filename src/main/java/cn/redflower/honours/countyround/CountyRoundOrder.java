package cn.redflower.honours.countyround;

import static cn.redflower.casework.approval.StepOrder.require;

import cn.redflower.casework.approval.StepOrder;
import cn.redflower.casework.publicnotice.PublicNotices;
import cn.redflower.casework.signing.JointSignings;
import cn.redflower.honours.countyround.CountyRound.Status;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether it is a step's turn in a round of the county, read from the records and the clock ({@link StepOrder}): no
 * list before the organs that was not screened since it came back, no notice without every signature that it names, no
 * award without notice and decision.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class CountyRoundOrder {

    private static final String OPEN = "Task_OpenRound";
    private static final String SCREEN = "Task_ScreenNominations";
    private static final String SIGN = "Task_SignList";
    private static final String SETTLE = "Task_SettleDisputes";
    private static final String ISSUE = "Task_IssueDecision";
    private static final String APPROVE = "approve";
    private static final String REJECT = "reject";

    private final StepOrder order;
    private final CountyRounds rounds;
    private final CountyNominees nominees;
    private final JointSignings signings;
    private final PublicNotices notices;
    private final Clock clock;

    CountyRoundOrder(
            StepOrder order,
            CountyRounds rounds,
            CountyNominees nominees,
            JointSignings signings,
            PublicNotices notices,
            Clock clock) {
        this.order = order;
        this.rounds = rounds;
        this.nominees = nominees;
        this.signings = signings;
        this.notices = notices;
        this.clock = clock;
    }

    /** Schools begin on the first day of a round that was opened. */
    public void startingSchools(UUID id) {
        CountyRound round = lock(id);
        require(round.status() == Status.OPENING);
        order.requireDecided(id.toString(), OPEN, APPROVE);
        order.requireReached(round.opensOn().atStartOfDay(clock.getZone()).toInstant());
    }

    /** A list goes before the organs that has been screened since an organ or the meeting gave it back. */
    public void laying(UUID id) {
        require(lock(id).status() == Status.NOMINATING);
        order.requireDecided(id.toString(), SCREEN, APPROVE, SIGN, SETTLE);
    }

    /** What the organs decided is taken while the list lies before them. */
    public void taking(UUID id) {
        require(lock(id).status() == Status.SIGNING);
    }

    /**
     * A list is noticed with the signatures of all whom it names, and once more where its notice turned out too short.
     */
    public void noticing(UUID id) {
        CountyRound round = lock(id);
        boolean tooShort = round.status() == Status.ISSUING
                && round.decisionNumber() == null
                && notices.againstActingOn(id.toString()).stream()
                        .anyMatch(reason -> reason.code().equals(PublicNotices.TOO_SHORT));
        require((round.status() == Status.SIGNING || tooShort) && signed(round));
    }

    /** The decision is called for after the whole notice. */
    public void decisionWanted(UUID id) {
        CountyRound round = lock(id);
        require(round.status() == Status.NOTICE && signed(round) && notices.isConcluded(id.toString()));
    }

    /** Awards follow the issued decision. */
    public void awarding(UUID id) {
        CountyRound round = lock(id);
        if (round.status() == Status.AWARDED) {
            return;
        }
        require(round.status() == Status.ISSUING
                && round.decisionNumber() != null
                && signed(round)
                && notices.isConcluded(id.toString()));
        order.requireDecided(id.toString(), ISSUE, APPROVE);
    }

    /** The county has cancelled the round. */
    public void cancelled(UUID id) {
        require(lock(id).status() == Status.CANCELLED);
    }

    /** A round ends with nobody where nobody is left, or where the county decided against awarding. */
    public void closing(UUID id) {
        CountyRound round = lock(id);
        switch (round.status()) {
            case NOMINATING -> order.requireDecided(id.toString(), SCREEN, APPROVE, SIGN, SETTLE);
            case SIGNING -> require(signed(round));
            case NOTICE -> require(notices.isConcluded(id.toString()));
            case ISSUING -> order.requireDecided(id.toString(), ISSUE, REJECT);
            default -> require(false);
        }
        require(round.status() == Status.ISSUING
                || nominees.countStanding(id).values().stream().allMatch(count -> count == 0));
    }

    private boolean signed(CountyRound round) {
        return round.signingId() != null && signings.isSigned(round.signingId());
    }

    private CountyRound lock(UUID id) {
        return rounds.lock(id).orElseThrow();
    }
}

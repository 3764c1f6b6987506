package cn.redflower.honours.onestar;

import java.util.UUID;

/** What the use cases ask of the process; the engine is behind it. */
public interface OneStarFlow {

    /** Starts the school's process, in the caller's transaction. */
    void start(Evaluation evaluation, java.time.OffsetDateTime reminderAt);

    /** Offers a squadron its list again while the others go on. */
    void correct(UUID evaluationId, String squadronId);

    /** Takes the list back from the committee to the brigade counselor. */
    void checkAgain(UUID evaluationId);

    /** Whether the brigade's check is offered to this person, as it may have fallen to another organ. */
    boolean offersCheck(UUID evaluationId, String login);

    /** Whether the committee's decision is offered to this person, as it may have fallen to another organ. */
    boolean offersDecision(UUID evaluationId, String login);
}

package cn.redflower.honours.countyround;

import java.util.UUID;

/**
 * What the use cases ask of the process {@code county-award-round}; the engine is behind it. All within the caller's
 * transaction.
 */
public interface CountyRoundFlow {

    /** Starts a draft's process: the county committee is offered the opening. */
    void start(CountyRound round);

    /** The window has been moved, for all schools or some: the county's own deadline moves with it. */
    void windowMoved(UUID roundId);

    /** Ends the process, wherever it is, with everything that it has called. */
    void cancel(UUID roundId);

    /** The notice turned out too short while the decision waits to be issued: the list is noticed again. */
    void noticeAgain(UUID roundId);

    /** Whether a task of the round is offered to this person. */
    boolean offers(UUID roundId, String taskKey, String login);
}

package cn.redflower.honours.countyround;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * What the schools' process {@code school-nomination} is asked to do by the round. All within the caller's transaction.
 */
public interface SchoolNominationFlow {

    /** Starts a school's part; its status has become PREPARING. */
    void start(CountyRound round, SchoolNomination nomination);

    /**
     * The county gives the list back: the brigade counselor corrects it. Its status has become RETURNED, its remarks
     * are written.
     */
    void returned(UUID nominationId);

    /** The school's window has been moved to another end; the deadline of the open task moves with it. */
    void windowMoved(UUID nominationId, OffsetDateTime closesAt);

    /** The county has gone through the whole list; every school's part that is with the county ends. */
    void screeningEnded(UUID roundId);

    /** The round is cancelled: every school's part ends, whatever it waits for. */
    void cancelled(UUID roundId);
}

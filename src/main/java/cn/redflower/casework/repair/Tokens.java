package cn.redflower.casework.repair;

import java.util.List;

/** Where a case stands in the engine, and how it is led elsewhere; nothing here asks whether it is right. */
public interface Tokens {

    /**
     * A place where a case stands.
     *
     * @param token id of the execution in the engine
     * @param step what the place is called
     * @param targets the steps to which it could be led
     */
    record Place(String token, String step, List<Target> targets) {}

    /** A step. @param id in the model */
    record Target(String id, String step) {}

    /**
     * A case that runs.
     *
     * @param processKey the process that it was started with
     * @param state of all its tokens together; another one as soon as any moves
     */
    record Running(String processKey, String state, List<Place> places) {}

    /** The case as it runs; null if it does not run. */
    Running of(String caseId);

    /** Leads a token to another step, which asks the record whether it is its turn. */
    void move(String token, String target, String reason);

    /** Ends the case's process with everything that it called. */
    void end(String caseId, String reason);
}

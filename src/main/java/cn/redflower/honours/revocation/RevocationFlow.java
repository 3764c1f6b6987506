package cn.redflower.honours.revocation;

import java.util.UUID;

/** What the process {@code award-revocation} is asked to do. All within the caller's transaction. */
public interface RevocationFlow {

    /** Starts a case; its status is HEARING. */
    void start(Revocation revocation);

    /** The case ends, whatever it waits for. */
    void withdrawn(UUID id);
}

package cn.redflower.honours.certificate.printing;

import java.util.UUID;

/**
 * What drives printing: something that runs an order after the transaction has committed, and again after a failure.
 */
public interface PrintRuns {

    /** Has the order printed once the present transaction commits. */
    void start(UUID order);
}

package cn.redflower.platform.mail.outbox;

import java.util.UUID;

/**
 * What drives deliveries: something that runs a batch after the transaction has committed, and again after a failure.
 */
public interface DeliveryRuns {

    /** Has the batch delivered once the present transaction commits. */
    void start(UUID batch);

    /**
     * Has the batch tried at once, whether it waits for its next try, has failed or has ended with some mails refused.
     */
    void hurry(UUID batch);
}

package cn.redflower.platform.mail.outbox;

import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The administrator wants mails tried at once, those that were refused for good included: the address may work again.
 */
@Service
class SendingAgain {

    private final MailList mails;
    private final DeliveryRuns deliveries;
    private final MailServer server;
    private final AuditTrail trail;

    SendingAgain(MailList mails, DeliveryRuns deliveries, MailServer server, AuditTrail trail) {
        this.mails = mails;
        this.deliveries = deliveries;
        this.server = server;
        this.trail = trail;
    }

    /**
     * @param ids the mails, or null for every one that was not sent
     * @return how many batches are tried again
     */
    @Transactional
    int now(Collection<Long> ids) {
        mails.reopen(ids);
        List<UUID> batches = mails.pendingBatches(ids);
        server.tryAtOnce();
        batches.forEach(deliveries::hurry);
        trail.record(AuditEvent.done("mail.retried", null, null, String.valueOf(batches.size())));
        return batches.size();
    }
}

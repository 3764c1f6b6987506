package cn.redflower.platform.mail.process;

import cn.redflower.platform.mail.outbox.MailServer;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deliveries that used up their tries are incidents, and stay so while the mail server is away. Once it answers again
 * each gets another try, so that mail arrives after an outage of any length without anybody's doing.
 */
@Component
@EnableScheduling
class RevivingDeliveries {

    private static final Logger LOG = LoggerFactory.getLogger(RevivingDeliveries.class);

    private final MailDeliveryProcess process;
    private final MailServer server;

    RevivingDeliveries(MailDeliveryProcess process, MailServer server) {
        this.process = process;
        this.server = server;
    }

    @Scheduled(
            initialDelayString = "${redflower.mail.revival-interval:PT10M}",
            fixedDelayString = "${redflower.mail.revival-interval:PT10M}")
    void revive() {
        if (!server.answers()) {
            return;
        }
        try {
            int revived = process.revive();
            if (revived > 0) {
                LOG.info("the mail server answers: {} deliveries get another try", revived);
            }
        } catch (OptimisticLockingException anotherNodeDoesTheSame) {
            LOG.debug("deliveries are being revived elsewhere");
        }
    }
}

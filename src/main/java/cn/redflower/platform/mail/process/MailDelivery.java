package cn.redflower.platform.mail.process;

import cn.redflower.platform.mail.outbox.DeliveringBatch;
import cn.redflower.platform.mail.outbox.MailSettings;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * What {@code mail-delivery.bpmn} calls: the delivery itself, the question whether any mail is left, and how often to
 * try. Public as expressions of the model can read nothing else.
 */
@Component("mailDelivery")
public class MailDelivery implements JavaDelegate {

    private final DeliveringBatch delivering;
    private final MailSettings settings;

    MailDelivery(DeliveringBatch delivering, MailSettings settings) {
        this.delivering = delivering;
        this.settings = settings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        delivering.deliver(batch(execution));
    }

    /** For the gateway. */
    public boolean isFinished(DelegateExecution execution) {
        return delivering.isFinished(batch(execution));
    }

    /** For the service task; {@link MailSettings#retryCycle()}. */
    public String getRetryCycle() {
        return settings.retryCycle();
    }

    private static UUID batch(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }
}

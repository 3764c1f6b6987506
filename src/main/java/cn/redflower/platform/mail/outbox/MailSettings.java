package cn.redflower.platform.mail.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail is sent; the server itself and its timeouts are configured with {@code spring.mail.*}.
 *
 * @param from address and, optionally, name that mails come from: {@code 小红花 <noreply@example.org>}
 * @param retryCycle how often and how far apart a delivery that failed is tried before it becomes an incident, as the
 *     engine writes it
 * @param revivalInterval how long until deliveries that became incidents are tried again, provided the server answers
 * @param longestRun when one job stops taking further mails and leaves the rest to the next; with the timeouts of one
 *     mail on top it has to stay below the five minutes for which the engine locks a job
 * @param connections how many batches are sent at once on one node, so that mail never takes all the job executor's
 *     threads
 * @param pauseAfterFailure how long a server that did not answer is left alone by all batches
 */
@ConfigurationProperties("redflower.mail")
public record MailSettings(
        @DefaultValue("noreply@localhost") String from,
        @DefaultValue("R5/PT1M") String retryCycle,
        @DefaultValue("PT10M") Duration revivalInterval,
        @DefaultValue("PT2M30S") Duration longestRun,
        @DefaultValue("2") int connections,
        @DefaultValue("PT30S") Duration pauseAfterFailure) {}

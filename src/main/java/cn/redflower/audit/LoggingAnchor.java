package cn.redflower.audit;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes the end of the trail to the log at the start and once a day. The log lives outside the database: with an anchor from it a check
 * also finds that the trail's end was cut off or the trail written anew.
 */
@Component
class LoggingAnchor {

    private static final Logger LOG = LoggerFactory.getLogger(LoggingAnchor.class);

    private final AuditEntries entries;

    LoggingAnchor(AuditEntries entries) {
        this.entries = entries;
    }

    @Scheduled(initialDelay = 0, fixedRate = 24, timeUnit = TimeUnit.HOURS)
    void log() {
        entries.last().ifPresent(last -> LOG.info("audit trail anchor: {} {}", last.number(), last.hash()));
    }
}

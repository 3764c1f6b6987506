package cn.redflower.platform.audit;

import cn.redflower.platform.audit.AuditEntries.Last;
import cn.redflower.platform.audit.ChainCheck.Anchor;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes the end of the trail to the log and to the file of anchors, at the start and every hour. Both live outside the
 * database: held against them a check also finds that the trail's end was cut off, or the trail written anew. What was
 * noted stays, so that an end that was cut off does not become the truth by going on.
 */
@Component
class NotingAnchors {

    private static final Logger LOG = LoggerFactory.getLogger(NotingAnchors.class);

    private final AuditEntries entries;
    private final AnchorFile file;
    private Anchor noted;

    NotingAnchors(AuditEntries entries, AuditProperties properties) {
        this.entries = entries;
        this.file = properties.anchors();
    }

    @Scheduled(initialDelay = 0, fixedRate = 1, timeUnit = TimeUnit.HOURS)
    void note() {
        try {
            if (file != null && noted == null) {
                noted = file.read().stream()
                        .max(Comparator.comparingLong(Anchor::number))
                        .orElse(null);
            }
            if (noted != null && !stillStands(noted)) {
                LOG.error(
                        "the audit trail is not the one of which entry {} was noted{}: run check-audit",
                        noted.number(),
                        file == null ? "" : " in " + file.path().toAbsolutePath());
                return;
            }
            Optional<Last> last = entries.last();
            if (last.isPresent()
                    && (noted == null || noted.number() < last.get().number())) {
                note(last.get());
            }
        } catch (IOException e) {
            LOG.warn(
                    "anchors of the audit trail cannot be kept in {}: {}; name another file in AUDIT_ANCHORS",
                    file.path().toAbsolutePath(),
                    e.toString());
        }
    }

    private void note(Last last) throws IOException {
        Anchor anchor = new Anchor(last.number(), last.hash());
        LOG.info("audit trail anchor: {} {}", anchor.number(), anchor.hash());
        if (file != null) {
            file.add(anchor, last.at());
        }
        noted = anchor;
    }

    private boolean stillStands(Anchor anchor) {
        return entries.hash(anchor.number())
                .filter(hash -> hash.startsWith(anchor.hash()))
                .isPresent();
    }
}

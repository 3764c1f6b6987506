package cn.redflower.platform.audit;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;

/**
 * Where anchors of the audit trail are kept, away from its database.
 *
 * @param anchorFile the file; empty: they are only logged
 */
@ConfigurationProperties("redflower.audit")
record AuditProperties(String anchorFile) {

    /** Null if there is none. */
    AnchorFile anchors() {
        return StringUtils.hasText(anchorFile) ? new AnchorFile(Path.of(anchorFile.strip())) : null;
    }
}

package cn.redflower.platform.document;

import java.util.EnumSet;
import java.util.Set;

/** What a file that somebody uploads is wanted for, and so what it may be. */
public enum WantedFile {
    /** A paper that was signed and stamped: scanned or photographed. */
    SCAN(EnumSet.of(DocumentKind.PDF, DocumentKind.JPEG, DocumentKind.PNG)),
    /** Whatever speaks for somebody: scans, photographs, and texts as they were written. */
    EVIDENCE(EnumSet.allOf(DocumentKind.class));

    private final Set<DocumentKind> kinds;

    WantedFile(Set<DocumentKind> kinds) {
        this.kinds = kinds;
    }

    boolean may(DocumentKind kind) {
        return kinds.contains(kind);
    }
}

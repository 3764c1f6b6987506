package cn.redflower.casework.publicnotice;

import java.util.Optional;
import java.util.Set;

/**
 * What the flow that had a list noticed knows about its rows and this module must not keep: who is behind a masked
 * name, and who put him forward. Each flow with a list has one such bean; it answers for its own cases only.
 */
public interface NoticedRows {

    /** The full name behind a row, for the investigators of an objection; empty if the case is none of this flow's. */
    Optional<String> fullName(String caseId, String entryRef);

    /**
     * Who put the row forward, and so must not investigate an objection to it; nobody if the case is none of this
     * flow's.
     */
    Set<String> putForwardBy(String caseId, String entryRef);

    /** Who has declared to be related to the pupil behind the row; nobody if the case is none of this flow's. */
    Set<String> relativesOf(String caseId, String entryRef);
}

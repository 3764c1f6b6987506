package cn.redflower.publicnotice;

import java.util.Optional;

/**
 * What the flow that had a list noticed knows about its rows and this module must not keep: who is behind a masked name, and who
 * put him forward. Each flow with a list has one such bean; it answers for its own cases only.
 */
public interface NoticedRows {

    /** The full name behind a row, for the investigators of an objection; empty if the case is none of this flow's. */
    Optional<String> fullName(String caseId, String entryRef);

    /** Whether that person put the row forward, and so must not investigate an objection to it; false if the case is none of this flow's. */
    boolean putForwardBy(String login, String caseId, String entryRef);
}

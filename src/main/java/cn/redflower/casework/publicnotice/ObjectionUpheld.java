package cn.redflower.casework.publicnotice;

import java.util.UUID;

/**
 * An objection was right: the row is off the noticed list, and whoever keeps the list takes it off his.
 *
 * @param entryRef the id of the row where the case keeps it
 * @param reason the investigators' finding; may name people, so it belongs into records and not into logs
 */
public record ObjectionUpheld(UUID noticeId, String caseId, String entryRef, String reason) {}

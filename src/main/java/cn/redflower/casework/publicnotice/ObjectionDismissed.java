package cn.redflower.casework.publicnotice;

import java.util.UUID;

/** An objection was investigated and found wrong; the list stays as it is. */
public record ObjectionDismissed(UUID objectionId, UUID noticeId, String caseId) {}

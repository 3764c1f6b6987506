package cn.redflower.casework.publicnotice;

import java.util.UUID;

/**
 * There are objections that the investigators of a notice have not been told of; once for all that came in since they
 * were told last.
 */
public record ObjectionsToAnswer(UUID noticeId, String caseId) {}

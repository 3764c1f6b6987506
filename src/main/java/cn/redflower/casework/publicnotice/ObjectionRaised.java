package cn.redflower.casework.publicnotice;

import java.util.UUID;

/**
 * Somebody objects to a list; an investigation begins.
 *
 * @param investigatorGroup the engine group that investigates
 */
public record ObjectionRaised(
        UUID objectionId, UUID noticeId, String caseId, String schoolId, String investigatorGroup) {}

package cn.redflower.casework.publicnotice;

import java.util.UUID;

/**
 * An objection waits for its investigation longer than it should. Nothing is decided by that: the list waits with it.
 *
 * @param investigatorGroup the engine group that should have investigated
 */
public record InvestigationOverdue(
        UUID objectionId, UUID noticeId, String caseId, String schoolId, String investigatorGroup) {}

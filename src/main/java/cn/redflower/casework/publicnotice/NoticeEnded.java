package cn.redflower.casework.publicnotice;

import java.util.UUID;

/**
 * A notice was taken down.
 *
 * @param changedMaterially whether the list will be noticed again
 */
public record NoticeEnded(UUID noticeId, String caseId, boolean changedMaterially) {}

package cn.redflower.casework.publicnotice;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A notice that is on its page stays there longer, as the working calendar has changed.
 *
 * @param was the last day as it was known before
 * @param lastDay inclusive
 */
public record NoticeExtended(
        UUID noticeId, String caseId, String title, String path, LocalDate was, LocalDate lastDay) {}

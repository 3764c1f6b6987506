package cn.redflower.casework.publicnotice;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A notice is on its page.
 *
 * @param path its address within the site
 * @param lastDay inclusive
 */
public record NoticePublished(
        UUID noticeId, String caseId, String schoolId, String title, int round, String path, LocalDate lastDay) {}

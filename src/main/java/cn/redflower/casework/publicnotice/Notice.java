package cn.redflower.casework.publicnotice;

import cn.redflower.people.organ.OrganGroup;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One round of publication of a list. A list that is noticed again is a new notice with the next round's number.
 *
 * @param slug the last part of the public address
 * @param period null until it is published
 * @param announcedEnd the last day as it was published first, if the notice was extended since; else null
 */
public record Notice(
        UUID id,
        String slug,
        String caseId,
        int round,
        String schoolId,
        String issuerId,
        String issuerName,
        String title,
        String award,
        String basis,
        NoticeDraft.Contact contact,
        boolean namesMasked,
        int workingDays,
        Status status,
        NoticePeriod period,
        LocalDate announcedEnd) {

    /** Where a notice stands. */
    public enum Status {
        PREPARED,
        PUBLISHED,
        ENDED
    }

    /**
     * Whether anybody may read it, and object, at this moment. It ends with its last day, whatever is still being
     * investigated.
     */
    public boolean isOpen(Instant now) {
        return status == Status.PUBLISHED && !period.isOver(now);
    }

    /** Whether it was public once. */
    public boolean isOver(Instant now) {
        return period != null && !isOpen(now);
    }

    /** Its address within the site. */
    public String path() {
        return path(slug);
    }

    static String path(String slug) {
        return "/notices/" + slug;
    }

    /** The engine group that investigates objections to it. */
    public String investigatorGroup() {
        return issuerId.equals(schoolId) ? OrganGroup.committee(schoolId).id() : issuerId;
    }
}

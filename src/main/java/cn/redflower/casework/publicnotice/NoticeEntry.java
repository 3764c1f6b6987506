package cn.redflower.casework.publicnotice;

/**
 * One row of a notice.
 *
 * @param ordinal the number in front of it on the page
 * @param entryRef the id of the row where the case keeps it
 * @param publicName as published; null if there is no consent to publish the name
 * @param struck whether it was taken off the list
 */
public record NoticeEntry(
        long id,
        int ordinal,
        String entryRef,
        NoticeDraft.Kind kind,
        String publicName,
        Integer grade,
        String squadronName,
        String schoolName,
        boolean struck) {}

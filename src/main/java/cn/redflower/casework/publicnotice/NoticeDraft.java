package cn.redflower.casework.publicnotice;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A list that a flow wants to have noticed.
 *
 * @param caseId business key of the case, handed back in every event
 * @param schoolId the school whose notice it is; null for the county's
 * @param issuerId the organ that publishes: a school's id for its committee, else {@code county}, {@code league} …; its
 *     people investigate objections
 * @param issuerName the organ's name as it signs the notice
 * @param title the heading of the page, such as 2026年红领巾一星章拟颁章名单公示
 * @param award what the rows are to receive, such as 红领巾奖章一星章
 * @param basis the plan or rule that the award follows, for the page; may be null
 * @param contact where objections can be made by phone or mail as well
 * @param workingDays how long it is published; the day of publication counts ({@code domain.md} §5)
 * @param maskNames whether people's names are masked; true wherever minors are listed
 * @param rows the list, in the order of the page
 */
public record NoticeDraft(
        String caseId,
        String schoolId,
        String issuerId,
        String issuerName,
        String title,
        String award,
        String basis,
        Contact contact,
        int workingDays,
        boolean maskNames,
        List<Row> rows) {

    public NoticeDraft {
        if (workingDays < 1) {
            throw new IllegalArgumentException("a notice takes at least one working day");
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a notice needs a list");
        }
        rows = List.copyOf(rows);
        Set<String> refs = new HashSet<>();
        if (!rows.stream().allMatch(row -> refs.add(row.entryRef()))) {
            throw new IllegalArgumentException("the same row is listed twice");
        }
    }

    /** Who hears objections for the issuer; phone or mail may be null, not both. */
    public record Contact(String name, String phone, String mail) {

        public Contact {
            if (phone == null && mail == null) {
                throw new IllegalArgumentException("a contact needs a phone or a mail address");
            }
        }
    }

    /** Whether a row is a person or a group. */
    public enum Kind {
        INDIVIDUAL,
        COLLECTIVE
    }

    /**
     * One row of the list.
     *
     * @param entryRef the caller's id of the row, handed back in events
     * @param name the person's full name, or the collective's; only what may be published of it is kept
     * @param publicationConsent whether the name may be published; without it the row is counted, not named. A
     *     collective needs none
     * @param grade 1 to 9, or null where it means nothing
     * @param squadronName the class, or null
     */
    public record Row(
            String entryRef,
            Kind kind,
            String name,
            boolean publicationConsent,
            Integer grade,
            String squadronName,
            String schoolName) {

        /** A person. */
        public static Row individual(
                String entryRef,
                String name,
                boolean publicationConsent,
                Integer grade,
                String squadronName,
                String schoolName) {
            return new Row(entryRef, Kind.INDIVIDUAL, name, publicationConsent, grade, squadronName, schoolName);
        }

        /** A squadron, a brigade, a school. */
        public static Row collective(String entryRef, String name, Integer grade, String schoolName) {
            return new Row(entryRef, Kind.COLLECTIVE, name, true, grade, null, schoolName);
        }

        /** Not the name: rows get into exceptions and logs more easily than one thinks. */
        @Override
        public String toString() {
            return "Row[" + entryRef + ", " + kind + "]";
        }
    }
}

package cn.redflower.honours.certificate;

import java.time.LocalDate;
import java.util.List;

/**
 * A certificate that is to be issued.
 *
 * @param caseId business key of the case that awards; with {@code ref} its row, which has one certificate
 * @param award as printed, such as 红领巾奖章（二星章）
 * @param squadronName the class, or null
 * @param issuerNames who signs it, in the order of the page
 * @param decisionNumber of the document that decided it, or null
 * @param publicationConsent whether the holder's name may be published; a collective needs none
 */
public record CertificateDraft(
        String caseId,
        String ref,
        Kind kind,
        String awardKind,
        String award,
        String holderName,
        String schoolId,
        String schoolName,
        String squadronName,
        String schoolYear,
        String issuerId,
        List<String> issuerNames,
        LocalDate issuedOn,
        String decisionNumber,
        boolean publicationConsent) {

    /** What it is about: a person, a group, or a school's or place's title. */
    public enum Kind {
        INDIVIDUAL,
        COLLECTIVE,
        TITLE
    }

    public CertificateDraft {
        issuerNames = List.copyOf(issuerNames);
    }

    /** Not the name. */
    @Override
    public String toString() {
        return "CertificateDraft[" + caseId + " " + ref + "]";
    }
}

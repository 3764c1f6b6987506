package cn.redflower.honours.certificate;

import cn.redflower.honours.certificate.CertificateDraft.Kind;
import java.time.LocalDate;
import java.util.List;

/**
 * A certificate that was issued; see {@link CertificateDraft} for the parts.
 *
 * @param code stands in the address of its verification
 * @param revokedOn since when it is not valid; null if it is
 */
public record Certificate(
        String number,
        String code,
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
        boolean publicationConsent,
        LocalDate revokedOn,
        String revocationReason) {

    public boolean valid() {
        return revokedOn == null;
    }

    /** Not the name. */
    @Override
    public String toString() {
        return "Certificate[" + number + "]";
    }
}

package cn.redflower.honours.certificate.openbadge;

import cn.redflower.honours.certificate.Certificate;
import cn.redflower.honours.certificate.CertificateDraft.Kind;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who has a badge: every collective and title; a pupil only with the consent to publication, both as it was when the
 * certificate was issued and as the roster has it now ({@code domain.md} §6, 个人信息保护法 art. 15, 25, 31), and not while
 * the guardian refuses. A pupil whom the roster does not know has nobody who could consent.
 */
@Component
@WhenSwitchedOn
class BadgePolicy {

    private static final String CONSENTS = "(p.publication_consent and p.guardian_consent is distinct from false)";

    private final JdbcClient jdbc;

    BadgePolicy(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Standing of(Certificate certificate) {
        if (certificate.kind() == Kind.INDIVIDUAL) {
            if (!certificate.publicationConsent()) {
                return Standing.NONE;
            }
            if (!consentsNow(certificate.number())) {
                return Standing.WITHDRAWN;
            }
        }
        return certificate.valid() ? Standing.GIVEN : Standing.REVOKED;
    }

    /** The codes of all certificates whose badge is good no more, and may still be in somebody's wallet. */
    List<String> codesOfTheEnded() {
        return jdbc.sql("""
                        select code from honors.certificate where revoked_on is not null and (kind <> 'INDIVIDUAL'
                            or publication_consent)
                        union
                        select c.code from honors.certificate c
                            left join honors.award a on a.certificate_number = c.number
                            left join honors.pupil p on p.id = a.pupil_id
                        where c.kind = 'INDIVIDUAL' and c.publication_consent
                            and %s is not true""".formatted(CONSENTS)).query(String.class).list();
    }

    private boolean consentsNow(String number) {
        return jdbc.sql(("select %s from honors.award a join honors.pupil p on p.id = a.pupil_id where "
                                + "a.certificate_number = ?")
                        .formatted(CONSENTS))
                .param(number)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}

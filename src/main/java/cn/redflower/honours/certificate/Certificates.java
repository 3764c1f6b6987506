package cn.redflower.honours.certificate;

import cn.redflower.honours.certificate.CertificateDraft.Kind;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The certificates of all awards and titles: issued with a number and a code, found by either, revoked. */
@Repository
public class Certificates {

    private static final int CODE_BYTES = 16;
    private static final int BATCH = 200;

    private final CertificateNumbers numbers;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    Certificates(CertificateNumbers numbers, JdbcClient jdbc, JdbcTemplate batch, ApplicationEventPublisher events) {
        this.numbers = numbers;
        this.jdbc = jdbc;
        this.batch = batch;
        this.events = events;
    }

    /** What a caller keeps of a certificate. */
    public record Issued(String ref, String number) {}

    /**
     * Issues certificates in the order of the drafts, with the next numbers of the series; a row of a case has one
     * only.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Issued> issue(CertificateSeries series, List<CertificateDraft> drafts) {
        List<String> block = numbers.nextBlock(series, drafts.size());
        List<Issued> issued = new ArrayList<>(drafts.size());
        List<Object[]> rows = new ArrayList<>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            CertificateDraft d = drafts.get(i);
            rows.add(new Object[] {
                block.get(i),
                code(),
                d.kind().name(),
                d.awardKind(),
                d.award(),
                d.holderName(),
                d.schoolId(),
                d.schoolName(),
                d.squadronName(),
                d.schoolYear(),
                d.issuerId(),
                d.issuerNames().toArray(String[]::new),
                java.sql.Date.valueOf(d.issuedOn()),
                d.decisionNumber(),
                d.publicationConsent(),
                d.caseId(),
                d.ref()
            });
            issued.add(new Issued(d.ref(), block.get(i)));
        }
        batch.batchUpdate("""
                insert into honors.certificate (number, code, kind, award_kind, award, holder_name, school_id,
                    school_name, squadron_name, school_year, issuer_id,
                    issuer_names, issued_on, decision_number, publication_consent, case_id, ref)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows);
        return issued;
    }

    public Optional<Certificate> find(String number) {
        return jdbc.sql("select * from honors.certificate where number = ?")
                .param(number)
                .query(Certificates::read)
                .optional();
    }

    /** By the code of its QR code. */
    public Optional<Certificate> findByCode(String code) {
        return jdbc.sql("select * from honors.certificate where code = ?")
                .param(code)
                .query(Certificates::read)
                .optional();
    }

    /**
     * By what is printed beside the QR code.
     *
     * @param number in capitals, without gaps and hyphens
     */
    Optional<Certificate> findByPrint(String number, CheckCode code) {
        return jdbc
                .sql("select * from honors.certificate where upper(replace(number, '-', '')) = ?")
                .param(number)
                .query(Certificates::read)
                .list()
                .stream()
                .filter(c -> CheckCode.of(c.code()).equals(code))
                .findFirst();
    }

    /** A school's certificates of a case that are valid, in the order of their numbers, a batch at a time. */
    public void of(String caseId, String schoolId, Consumer<List<Certificate>> batches) {
        String after = "";
        while (true) {
            List<Certificate> some = jdbc.sql("""
                            select * from honors.certificate where case_id = :case and school_id = :school
                                and number > :after and revoked_on is null order by number limit :size""")
                    .param("case", caseId)
                    .param("school", schoolId)
                    .param("after", after)
                    .param("size", BATCH)
                    .query(Certificates::read)
                    .list();
            if (!some.isEmpty()) {
                batches.accept(some);
                after = some.get(some.size() - 1).number();
            }
            if (some.size() < BATCH) {
                return;
            }
        }
    }

    /**
     * Revokes a certificate: from now on its verification says so. Publishes {@link CertificateRevoked}, unless it was
     * revoked before.
     *
     * @param publicReason as anybody may read it; names nobody
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void revoke(String number, LocalDate since, String publicReason) {
        jdbc.sql("""
                        update honors.certificate set revoked_on = ?, revocation_reason = ?
                            where number = ? and revoked_on is null
                        returning number, case_id, school_id""")
                .params(since, publicReason, number)
                .query(CertificateRevoked.class)
                .optional()
                .ifPresent(events::publishEvent);
    }

    private String code() {
        byte[] bytes = new byte[CODE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Certificate read(ResultSet rs, int row) throws SQLException {
        return new Certificate(
                rs.getString("number"),
                rs.getString("code"),
                Kind.valueOf(rs.getString("kind")),
                rs.getString("award_kind"),
                rs.getString("award"),
                rs.getString("holder_name"),
                rs.getString("school_id"),
                rs.getString("school_name"),
                rs.getString("squadron_name"),
                rs.getString("school_year"),
                rs.getString("issuer_id"),
                List.of((String[]) rs.getArray("issuer_names").getArray()),
                rs.getObject("issued_on", LocalDate.class),
                rs.getString("decision_number"),
                rs.getBoolean("publication_consent"),
                rs.getObject("revoked_on", LocalDate.class),
                rs.getString("revocation_reason"));
    }
}

package cn.redflower.honours.certificate.openbadge;

import cn.redflower.honours.certificate.CertificateDraft;
import cn.redflower.honours.certificate.CertificateDraft.Kind;
import cn.redflower.honours.certificate.CertificateSeries;
import cn.redflower.honours.certificate.Certificates;
import cn.redflower.test.SmallCounty;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Certificates of school {@code s901} and a stranger who asks for their badges, each time from another address unless
 * told otherwise.
 */
@TestComponent
class BadgeWorld {

    static final LocalDate ISSUED = LocalDate.of(2025, 11, 24);
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private final SmallCounty county;
    private final Certificates certificates;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    BadgeWorld(SmallCounty county, Certificates certificates, TransactionTemplate transaction, JdbcTemplate jdbc) {
        this.county = county;
        this.certificates = certificates;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /** A pupil of s901 as the tests know her: 甲小1, consenting. */
    record Pupil(long id, String name, String number) {}

    void begin() {
        county.settle();
        county.withoutRounds();
        consent(true, true);
    }

    void end() {
        consent(true, true);
        county.withoutRounds();
    }

    Pupil pupil() {
        return jdbc.queryForObject(
                "select id, name, number from honors.pupil where school_id = 's901' and number = '901101'",
                (rs, row) -> new Pupil(rs.getLong("id"), rs.getString("name"), rs.getString("number")));
    }

    /** What the roster says of the pupil from now on. */
    void consent(boolean publication, Boolean guardian) {
        jdbc.update(
                "update honors.pupil set publication_consent = ?, guardian_consent = ? where school_id = 's901' and "
                        + "number = '901101'",
                publication,
                guardian);
    }

    /** Issues the pupil's certificate with her award. @return the number */
    String toPupil(boolean consentAtIssue) {
        Pupil pupil = pupil();
        String number = issue(Kind.INDIVIDUAL, pupil.name(), "三(1)中队", consentAtIssue);
        jdbc.update(
                """
                insert into honors.award (id, certificate_number, kind, holder, pupil_id, squadron_id, school_id,
                    school_year, awarded_by, awarded_on, case_id, row_ref)
                values (gen_random_uuid(), ?, 'two-star', 'INDIVIDUAL', ?, 's901q01', 's901', '2025-2026', 'county', ?,
                    ?, '1')""",
                number,
                pupil.id(),
                java.sql.Date.valueOf(ISSUED),
                UUID.randomUUID().toString());
        return number;
    }

    String toSquadron() {
        return issue(Kind.COLLECTIVE, "三(1)中队", "三(1)中队", true);
    }

    String issue(Kind kind, String holder, String squadron, boolean consent) {
        CertificateDraft draft = new CertificateDraft(
                UUID.randomUUID().toString(),
                "1",
                kind,
                "two-star",
                "红领巾奖章（二星章）",
                holder,
                "s901",
                "测试一小",
                squadron,
                "2025-2026",
                "county",
                List.of("测试县团委", "测试县少工委"),
                ISSUED,
                "惠少〔2025〕1号",
                consent);
        return transaction
                .execute(tx -> certificates.issue(new CertificateSeries("BADGE-2025", 5), List.of(draft)))
                .get(0)
                .number();
    }

    void revoke(String number) {
        transaction.executeWithoutResult(tx -> certificates.revoke(number, ISSUED.plusDays(9), "材料不实。"));
    }

    String code(String number) {
        return certificates.find(number).orElseThrow().code();
    }

    HttpResponse<String> get(int port, String path, String... headers) {
        int n = ADDRESSES.incrementAndGet();
        return getFrom("198.51." + n / 250 + "." + (1 + n % 250), port, path, headers);
    }

    HttpResponse<String> getFrom(String address, int port, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("X-Forwarded-For", address);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package cn.redflower.honours.certificate.printing;

import cn.redflower.honours.certificate.CertificateDraft;
import cn.redflower.honours.certificate.CertificateDraft.Kind;
import cn.redflower.honours.certificate.CertificateSeries;
import cn.redflower.honours.certificate.Certificates;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A county round that was just decided, with as many certificates as a test wants. */
@TestComponent
public class AwardedRound {

    private static final String FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
    private static final String GIVEN = "小明子涵梓萱浩然宇轩欣怡诗琪俊杰雨桐思远佳慧天佑嘉晓峰文静";

    private final JdbcTemplate jdbc;
    private final Certificates certificates;
    private final TransactionTemplate transaction;
    private final OrderingPrints ordering;

    public AwardedRound(
            JdbcTemplate jdbc, Certificates certificates, TransactionTemplate transaction, OrderingPrints ordering) {
        this.jdbc = jdbc;
        this.certificates = certificates;
        this.transaction = transaction;
        this.ordering = ordering;
    }

    /** A round that has awarded, with a closed list of the two test schools. */
    public UUID round() {
        UUID round = UUID.randomUUID();
        jdbc.update("""
                insert into honors.county_round (id, award_kind, school_year, status, opens_on, closes_at, born_from,
                    born_until, individual_places, collective_places,
                    signers, signing_days, notice_days, contact_name, drafted_by, drafted_at, opened_at,
                        decision_number, decided_on)
                values (?, 'two-star', '2026-2027', 'AWARDED', '2026-11-02', '2026-11-30T00:00:00+08:00', '2012-09-01',
                    '2020-08-01', 99, 9, '{league,county}', 3, 5,
                    '王老师', 'county9', now(), now(), '惠少〔2026〕1号', '2026-11-24')""", round);
        for (String school : List.of("s901", "s902")) {
            jdbc.update("""
                    insert into honors.school_nomination (id, round_id, school_id, status, individual_base,
                        individual_places, collective_base, collective_places, closes_at,
                        submissions) values (gen_random_uuid(), ?, ?, 'CLOSED', 99, 99, 2, 2,
                            '2026-11-30T00:00:00+08:00', 1)""", round, school);
        }
        return round;
    }

    /** Issues them to a school, the first to its brigade; gives their numbers. */
    public List<String> issue(String caseId, String schoolId, String schoolName, int count) {
        return transaction
                .execute(tx -> certificates.issue(
                        new CertificateSeries("HS2X-2026", 5),
                        IntStream.range(0, count)
                                .mapToObj(i -> draft(caseId, schoolId, schoolName, i))
                                .toList()))
                .stream()
                .map(Certificates.Issued::number)
                .toList();
    }

    /** Orders what was issued. */
    public void order(String caseId) {
        transaction.executeWithoutResult(tx -> ordering.order(caseId));
    }

    private static CertificateDraft draft(String caseId, String schoolId, String schoolName, int i) {
        String name = i == 0
                ? schoolName
                : "" + FAMILY.charAt(i % FAMILY.length()) + GIVEN.charAt(i / 7 % GIVEN.length())
                        + GIVEN.charAt(i / 3 % GIVEN.length());
        return new CertificateDraft(
                caseId,
                schoolId + "-" + i,
                i == 0 ? Kind.COLLECTIVE : Kind.INDIVIDUAL,
                "two-star",
                "红领巾奖章（二星章）",
                name,
                schoolId,
                schoolName,
                i == 0 ? null : "三(" + (1 + i % 9) + ")中队",
                "2026-2027",
                "county",
                List.of("共青团惠水县委员会", "惠水县教育局", "少先队惠水县工作委员会"),
                LocalDate.of(2026, 11, 24),
                "惠少〔2026〕1号",
                true);
    }
}

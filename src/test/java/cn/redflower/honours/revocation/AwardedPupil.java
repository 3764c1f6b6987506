package cn.redflower.honours.revocation;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.SmallCounty;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Pupil 1 of squadron {@code s901q01} holds one star of her school and, on its strength, two stars of the county, each
 * with its certificate. It is Monday, 2026-11-02, nine o'clock. The county committee has a second officer,
 * {@code county8}.
 */
@TestComponent
public class AwardedPupil {

    public static final String NAME = "甲小1";
    public static final String ONE_STAR = "HS1X-2025-S901-00001";
    public static final String TWO_STAR = "HS2X-2026-00001";

    private final SmallCounty county;
    private final JdbcTemplate jdbc;
    private final AdjustableClock clock;

    public AwardedPupil(SmallCounty county, JdbcTemplate jdbc, AdjustableClock clock) {
        this.county = county;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void begin() {
        county.settle();
        clock.setTo(OffsetDateTime.parse("2026-11-02T09:00:00+08:00").toInstant());
        county.withoutRounds();
        jdbc.execute("truncate honors.mail cascade");
        Long officer = jdbc.queryForObject(
                "insert into honors.person (name, email) values ('county8老师', 'county8@test.example') returning id",
                Long.class);
        jdbc.update(
                "insert into honors.account (login, person_id, password_hash) values ('county8', ?, '{noop}demo')",
                officer);
        jdbc.update(
                "insert into honors.post (person_id, kind, organ_id, since) values (?, 'COUNTY_OFFICER', 'county', "
                        + "'2026-09-01')",
                officer);
        county.synchronize();
        UUID oneStar = award(ONE_STAR, "one-star", "s901", "2025-2026", null);
        award(TWO_STAR, "two-star", "county", "2026-2027", oneStar);
    }

    public void end() {
        clock.reset();
        county.withoutRounds();
        Long officer = jdbc.queryForObject("select person_id from honors.account where login = 'county8'", Long.class);
        jdbc.update("delete from honors.post where person_id = ?", officer);
        jdbc.update("delete from honors.account where person_id = ?", officer);
        jdbc.update("delete from honors.person where id = ?", officer);
        county.synchronize();
    }

    private UUID award(String number, String kind, String awardedBy, String schoolYear, UUID restsOn) {
        UUID id = UUID.randomUUID();
        jdbc.update("""
                insert into honors.award (id, certificate_number, kind, holder, pupil_id, squadron_id, school_id,
                    school_year, awarded_by, awarded_on, case_id, row_ref, rests_on)
                values (?, ?, ?, 'INDIVIDUAL', ?, 's901q01', 's901', ?, ?, '2026-10-13', ?,
                    '1', ?)""", id, number, kind, pupil(), schoolYear, awardedBy, number, restsOn);
        jdbc.update(
                """
                insert into honors.certificate (number, code, kind, award_kind, award, holder_name, school_id,
                    school_name, squadron_name, school_year, issuer_id,
                    issuer_names, issued_on, publication_consent, case_id, ref)
                values (?, ?, 'INDIVIDUAL', ?, ?, ?, 's901', '测试一小', '三(1)中队', ?, ?, '{测试县少工委}', '2026-10-13',
                    true, ?, '1')""",
                number,
                code(number),
                kind,
                kind.equals("one-star") ? "红领巾奖章（一星章）" : "红领巾奖章（二星章）",
                NAME,
                schoolYear,
                awardedBy,
                number);
        return id;
    }

    public Long pupil() {
        return jdbc.queryForObject(
                "select id from honors.pupil where squadron_id = 's901q01' and name = ?", Long.class, NAME);
    }

    /** Where anybody verifies the certificate. */
    public static String verifyPath(String number) {
        return "/verify/" + code(number);
    }

    private static String code(String number) {
        return (number + "-".repeat(22)).substring(0, 22);
    }

    public String status(String number) {
        return jdbc.queryForObject(
                "select status from honors.award where certificate_number = ?", String.class, number);
    }

    /** Who was told by which letter, as {@code recipient template}, in order. */
    public List<String> told(String what) {
        return jdbc.queryForList("""
                select m.recipient || ' ' || m.template from honors.mail m join honors.mail_batch b on b.id = m.batch_id
                where b.what in (?, ?) order by m.id""", String.class, "award-revocation/" + what, what).stream()
                .map(line -> line.replace("@test.example", ""))
                .toList();
    }

    /** Every word that was mailed. */
    public String mailed() {
        return String.join("\n", jdbc.queryForList("select model::text from honors.mail", String.class));
    }
}

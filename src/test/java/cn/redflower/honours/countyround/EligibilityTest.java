package cn.redflower.honours.countyround;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who can be nominated for a county award, from the register and the awards held. */
@IntegrationTest
class EligibilityTest {

    @Autowired
    SmallCounty county;

    @Autowired
    Eligibility eligibility;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    @BeforeEach
    void no_awards_yet() {
        county.settle();
        county.withoutRounds();
        clock.setTo(LocalDate.of(2026, 11, 2)
                .atTime(LocalTime.of(9, 0))
                .atZone(AdjustableClock.ZONE)
                .toInstant());
    }

    @AfterEach
    void as_it_was() {
        clock.reset();
        jdbc.update(
                "update honors.pupil set guardian_consent = true, birth_month = '2017-10-01' where id = ?", pupil(1));
    }

    @Test
    void two_stars_need_a_valid_one_star_of_the_last_year() {
        award(1, "one-star", "2025-2026", "VALID");
        award(2, "one-star", "2024-2025", "VALID");
        award(3, "one-star", "2025-2026", "REVOKED");
        award(5, "one-star", "2026-2027", "VALID");

        assertThat(reasons("two-star", 1)).isEmpty();
        assertThat(reasons("two-star", 2)).containsExactly("countyaward.ineligible.ladder-missing");
        assertThat(reasons("two-star", 3)).containsExactly("countyaward.ineligible.ladder-revoked");
        assertThat(reasons("two-star", 4)).containsExactly("countyaward.ineligible.ladder-missing");
        assertThat(reasons("two-star", 5)).isEmpty();
        assertThat(standing("two-star", 1).restsOn())
                .isEqualTo(jdbc.queryForObject("select id from honors.award where pupil_id = ?", UUID.class, pupil(1)));
        assertThat(reasons("little-red-flower", 4)).isEmpty();
    }

    @Test
    void an_award_is_held_once_a_year_and_earlier_years_are_told() {
        award(1, "little-red-flower", "2026-2027", "VALID");
        award(2, "little-red-flower", "2025-2026", "VALID");

        assertThat(reasons("little-red-flower", 1)).containsExactly("countyaward.ineligible.already-held");
        assertThat(reasons("little-red-flower", 2)).isEmpty();
        assertThat(standing("little-red-flower", 2).heldBefore()).containsExactly("2025-2026");
    }

    @Test
    void consent_age_and_the_months_of_the_round_are_looked_at_all_at_once() {
        jdbc.update(
                "update honors.pupil set guardian_consent = false, birth_month = '2012-10-01' where id = ?", pupil(1));

        assertThat(reasons("little-red-flower", 1))
                .containsExactlyInAnyOrder(
                        "countyaward.ineligible.guardian-refused",
                        "countyaward.ineligible.too-old",
                        "countyaward.ineligible.outside-birth-window");
    }

    @Test
    void places_are_counted_of_those_who_fulfil_the_conditions() {
        award(1, "one-star", "2025-2026", "VALID");
        award(2, "one-star", "2025-2026", "VALID");
        award(3, "one-star", "2025-2026", "REVOKED");
        jdbc.update("""
                insert into honors.award (id, certificate_number, kind, holder, squadron_id, school_id, school_year,
                    awarded_by, awarded_on, case_id, row_ref)
                values (gen_random_uuid(), 'T-C', 'one-star', 'COLLECTIVE', 's901q01', 's901', '2025-2026', 's901',
                    '2026-05-20', 't', 'c')""");

        Eligibility.Base base = eligibility.bases(round("two-star")).get("s901");

        assertThat(base.pupils()).isEqualTo(2);
        assertThat(base.collectives()).isEqualTo(1);
        assertThat(eligibility.collectives(round("two-star"), "s901").stream()
                        .filter(c -> c.reasons().isEmpty())
                        .map(CollectiveStanding::squadronId))
                .containsExactly("s901q01");
        assertThat(eligibility.collectives(round("two-star"), "s901").get(0).squadronId())
                .as("the brigade as a whole")
                .isNull();
        assertThat(base.squadrons())
                .isEqualTo(jdbc.queryForObject(
                        "select count(*)::int from honors.squadron where school_id = 's901'", Integer.class));
    }

    private List<String> reasons(String kind, int ordinal) {
        return standing(kind, ordinal).reasons().stream().map(Refusal::code).toList();
    }

    private PupilStanding standing(String kind, int ordinal) {
        return eligibility.pupils(round(kind), List.of(pupil(ordinal))).get(0);
    }

    private void award(int ordinal, String kind, String year, String status) {
        jdbc.update(
                """
                insert into honors.award (id, certificate_number, kind, holder, pupil_id, squadron_id, school_id,
                    school_year, awarded_by, awarded_on, case_id, row_ref,
                    status, revoked_on) values (gen_random_uuid(), ?, ?, 'INDIVIDUAL', ?, 's901q01', 's901', ?, 's901',
                        '2026-05-20', 't', ?, ?, ?)""",
                "T-" + ordinal,
                kind,
                pupil(ordinal),
                year,
                String.valueOf(ordinal),
                status,
                "REVOKED".equals(status) ? java.sql.Date.valueOf("2026-10-01") : null);
    }

    private long pupil(int ordinal) {
        return jdbc.queryForObject(
                "select id from honors.pupil where squadron_id = 's901q01' order by number offset ? limit 1",
                Long.class,
                ordinal - 1);
    }

    private static CountyRound round(String kind) {
        OffsetDateTime closes = OffsetDateTime.parse("2026-11-30T23:59:59+08:00");
        return new CountyRound(
                UUID.randomUUID(),
                kind,
                "2026-2027",
                CountyRound.Status.NOMINATING,
                LocalDate.of(2026, 11, 2),
                closes,
                null,
                LocalDate.of(2012, 12, 1),
                LocalDate.of(2020, 11, 1),
                10,
                10,
                List.of("league", "county"),
                3,
                5,
                "x",
                "1",
                null,
                null,
                null,
                "county9",
                "county9",
                closes,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}

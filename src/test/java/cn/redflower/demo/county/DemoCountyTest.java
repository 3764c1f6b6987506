package cn.redflower.demo.county;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.redflower.people.organ.SchoolYear;
import cn.redflower.platform.start.StartRefused;
import cn.redflower.test.IntegrationTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.support.TransactionTemplate;

/** The full county as it stands in the database after a first start. */
@IntegrationTest
@ActiveProfiles({"test", "demo"})
class DemoCountyTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    LoadingCounty loading;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void it_has_the_numbers_of_the_article() {
        assertThat(count("honors.school")).isEqualTo(76);
        assertThat(count("honors.squadron")).isEqualTo(1_243);
        assertThat(count("honors.squad")).isEqualTo(2_921);
        assertThat(count("honors.pupil")).isEqualTo(48_494);
        assertThat(postsOf("BRIGADE_COUNSELOR")).isEqualTo(76);
        assertThat(postsOf("SQUADRON_COUNSELOR")).isEqualTo(1_243);
        assertThat(postsOf("SQUAD_COUNSELOR")).isEqualTo(2_921);
        assertThat(postsOf("OFF_CAMPUS_COUNSELOR")).isEqualTo(359);
        assertThat(number("select count(distinct person_id) from honors.post where kind like '%COUNSELOR'"))
                .isEqualTo(4_599);
        assertThat(number("select count(*) from honors.organ where kind = 'TOWN_COMMITTEE'"))
                .isEqualTo(11);
        assertThat(number("select count(*) from honors.organ where kind = 'COMMUNITY_COMMITTEE'"))
                .isEqualTo(15);
    }

    @Test
    void its_people_can_log_in_with_the_password_of_the_demo() {
        List<String> logins = List.of(
                "admin",
                "league1",
                "league2",
                "education1",
                "education2",
                "county1",
                "county2",
                "town01",
                "town11",
                "expert1",
                "expert5",
                "s001chair",
                "s001committee",
                "s001brigade",
                "s001q01",
                "s001q16",
                "s017q05",
                "s076chair");
        assertThat(jdbc.sql("select login from honors.account where login in (:logins)")
                        .param("logins", logins)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(logins);
        assertThat(count("honors.account")).isEqualTo(1 + 6 + 11 + 5 + 76 * 3 + 1_243);
        String hash = jdbc.sql("select distinct password_hash from honors.account")
                .query(String.class)
                .single();
        assertThat(PasswordEncoderFactories.createDelegatingPasswordEncoder().matches("demo", hash))
                .isTrue();
        assertThat(jdbc.sql("select email from honors.person p join honors.account a on a.person_id = p.id where "
                                + "login = 's001q03'")
                        .query(String.class)
                        .single())
                .isEqualTo("s001q03@demo.example");
        assertThat(number("select count(*) from act_id_user")).isEqualTo(count("honors.account"));
        assertThat(number("select count(*) from act_id_tenant")).isEqualTo(76);
    }

    @Test
    void about_four_pupils_in_five_may_be_put_forward_for_one_star() {
        double eligible = number("""
                select count(*) from honors.pupil where guardian_consent
                and 0 < (select sum(n) from unnest(basic_badges[1:4]) n) and 0 < (select sum(n)
                    from unnest(basic_badges[5:8]) n)
                and 0 < (select sum(n) from unnest(basic_badges[9:12]) n)""");
        assertThat(eligible / count("honors.pupil")).isCloseTo(0.80, within(0.02));
        assertThat((double) number("select count(*) from honors.pupil where guardian_consent") / count("honors.pupil"))
                .isCloseTo(0.97, within(0.01));
        assertThat((double) number("select count(*) from honors.pupil where publication_consent")
                        / count("honors.pupil"))
                .isCloseTo(0.95, within(0.01));
    }

    @Test
    void schools_gave_one_star_last_year_to_no_more_than_the_cap_allows() {
        int year = number("select school_year from honors.demo_county");
        assertThat(jdbc.sql("select distinct school_year from honors.award where kind = 'one-star'")
                        .query(String.class)
                        .list())
                .containsExactly((year - 1) + "-" + year);
        assertThat(number("select count(distinct school_id) from honors.award"))
                .as("all but the four that wait for their rosters")
                .isEqualTo(72);
        assertThat(number("select count(*) from honors.award where holder = 'INDIVIDUAL'"))
                .isBetween(8_000, 13_000);
        assertThat(number("select count(*) from honors.award where holder = 'COLLECTIVE'"))
                .isBetween(200, 372);
        assertThat(number("""
                select count(*) from (select school_id, count(*) as given from honors.award where holder = 'INDIVIDUAL'
                    group by 1) a
                join (select school_id, count(*) as pupils from honors.pupil where guardian_consent
                    group by 1) p using (school_id) where given > pupils * 0.3""")).isZero();
        assertThat(number("select count(*) from honors.award a join honors.certificate c on c.number = "
                        + "a.certificate_number and c.case_id = a.case_id and c.ref = a.row_ref"))
                .as("each has its certificate")
                .isEqualTo(count("honors.award"));
        assertThat(number("select count(*) from honors.certificate_series s where last_number <> (select "
                        + "max(right(number, 5)::int) from honors.certificate where number like "
                        + "s.series || '-%')"))
                .as("numbers go on without a gap")
                .isZero();
    }

    @Test
    void ages_fit_grades_and_the_school_year() {
        SchoolYear year = new SchoolYear(number("select school_year from honors.demo_county"));
        assertThat(number("""
                select count(*) from honors.pupil p join honors.squadron q on q.id = p.squadron_id
                where date_part('year', age(?, birth_month + interval '1 month')) not in (grade + 5,
                    grade + 4)""", year.firstDay())).isZero();
        assertThat(number(
                        "select count(*) from honors.pupil where date_part('year', age(?, birth_month)) not between 6 "
                                + "and 14",
                        year.firstDay()))
                .isZero();
        assertThat(number(
                        "select count(*) from honors.pupil where joined_month < birth_month + interval '72 months' or "
                                + "joined_month > ?",
                        year.firstDay()))
                .isZero();
        assertThat(number("select count(*) - count(distinct (squadron_id, name)) from honors.pupil"))
                .isZero();
    }

    @Test
    void a_second_start_leaves_it_alone() {
        loading.loadOnce(CountySize.FULL);
        loading.loadOnce(CountySize.SMALL);
        assertThat(count("honors.school")).isEqualTo(76);
    }

    @Test
    void it_is_not_mixed_with_other_data() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("drop table honors.demo_county").update();
            assertThatThrownBy(() -> loading.loadOnce(CountySize.FULL))
                    .isInstanceOfSatisfying(
                            StartRefused.class,
                            refused -> assertThat(refused.code()).isEqualTo("demo.database-in-use"));
        });
    }

    private int count(String table) {
        return number("select count(*) from " + table);
    }

    private int postsOf(String kind) {
        return number("select count(*) from honors.post where kind = ? and until is null", kind);
    }

    private int number(String sql, Object... params) {
        return jdbc.sql(sql).params(params).query(Integer.class).single();
    }
}

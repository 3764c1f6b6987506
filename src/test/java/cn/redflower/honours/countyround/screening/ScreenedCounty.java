package cn.redflower.honours.countyround.screening;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rounds with what schools have handed in, put into the tables as their processes would leave them. */
class ScreenedCounty {

    private final JdbcTemplate jdbc;
    private final Instant now;

    ScreenedCounty(JdbcTemplate jdbc, Instant now) {
        this.jdbc = jdbc;
        this.now = now;
    }

    UUID round(String awardKind, String status, int individuals, int collectives) {
        UUID id = UUID.randomUUID();
        jdbc.update(
                """
                insert into honors.county_round (id, award_kind, school_year, status, opens_on, closes_at, born_from,
                    born_until, individual_places, collective_places,
                    signers, signing_days, notice_days, contact_name, drafted_by, drafted_at, opened_by, opened_at,
                        again_reason)
                values (?, ?, '2026-2027', ?, current_date, ?, '2012-09-01', '2020-08-01', ?, ?,
                    '{league,education,county}', 3, 5, '王老师', 'county9', ?, 'county9', ?, ?)""",
                id,
                awardKind,
                status,
                at(10),
                individuals,
                collectives,
                at(-1),
                at(-1),
                UUID.randomUUID().toString());
        return id;
    }

    /** A school's part; SUBMITTED: its rows are with the county. */
    UUID nomination(UUID round, String school, String status, int places) {
        UUID id = UUID.randomUUID();
        boolean in = List.of("SUBMITTED", "CLOSED", "RETURNED").contains(status);
        String submitter = in ? school + "brigade" : null;
        jdbc.update("""
                insert into honors.school_nomination (id, round_id, school_id, status, individual_base,
                    individual_places, collective_base, collective_places, closes_at,
                    submitted_by, submissions) values (?, ?, ?, ?, 20, ?,
                        2, ?, ?, ?, ?)
                        """, id, round, school, status, places, places, at(10), submitter, in ? 1 : 0);
        return id;
    }

    long pupil(UUID round, UUID nomination, String school, long pupil) {
        return jdbc.queryForObject("""
                insert into honors.county_nominee (round_id, nomination_id, school_id, kind, pupil_id, squadron_id,
                    reason, nominated_by, school_decision, reserved)
                select ?, ?, ?, 'INDIVIDUAL', p.id, p.squadron_id, '热心公益', ?, 'APPROVED', true from honors.pupil p
                    where p.id = ? returning id""", Long.class, round, nomination, school, school + "brigade", pupil);
    }

    long collective(UUID round, UUID nomination, String school, String squadron) {
        return jdbc.queryForObject("""
                insert into honors.county_nominee (round_id, nomination_id, school_id, kind, squadron_id, reason,
                    nominated_by, school_decision, reserved)
                values (?, ?, ?, 'COLLECTIVE', ?, '团结', ?, 'APPROVED', true)
                    returning id""", Long.class, round, nomination, school, squadron, school + "brigade");
    }

    /** The case of a school's part that waits with the county. */
    static void waits(RuntimeService cases, UUID round, UUID nomination, String school) {
        cases.createProcessInstanceByKey("school-nomination")
                .businessKey(nomination.toString())
                .setVariables(Map.of(
                        "nominationId",
                        nomination.toString(),
                        "roundId",
                        round.toString(),
                        "schoolId",
                        school,
                        "schoolName",
                        school))
                .startBeforeActivity("Gateway_CountyScreens")
                .execute();
    }

    /** Pupils of a school by number. */
    List<Long> pupilsOf(String school) {
        return jdbc.queryForList("select id from honors.pupil where school_id = ? order by number", Long.class, school);
    }

    void officer(String login) {
        Long person = jdbc.queryForObject(
                "insert into honors.person (name, email) values (?, ?) returning id",
                Long.class,
                login + "老师",
                login + "@test.example");
        jdbc.update(
                "insert into honors.account (login, person_id, password_hash) values (?, ?, '{noop}demo')",
                login,
                person);
        jdbc.update(
                "insert into honors.post (person_id, kind, organ_id, since) values (?, 'COUNTY_OFFICER', 'county', "
                        + "'2026-09-01')",
                person);
    }

    void withoutOfficer(String login) {
        jdbc.update("delete from honors.kinship where login = ?", login);
        List<Long> persons =
                jdbc.queryForList("select person_id from honors.account where login = ?", Long.class, login);
        jdbc.update("delete from honors.account where login = ?", login);
        persons.forEach(person -> {
            jdbc.update("delete from honors.post where person_id = ?", person);
            jdbc.update("delete from honors.person where id = ?", person);
        });
    }

    /** A list of many schools, all handed in: in each the rows asked for, of which the last two are squadrons. */
    UUID largeRound(int schools, int rowsEach) {
        UUID round = round("two-star", "NOMINATING", schools * rowsEach, schools * rowsEach);
        List<Object[]> pupils = new ArrayList<>();
        for (int s = 0; s < schools; s++) {
            String school = "s%d".formatted(700 + s);
            jdbc.update(
                    "insert into honors.organ (id, kind, name, parent_id) values (?, 'SCHOOL_COMMITTEE', ?, 'town91')",
                    school,
                    "第" + (700 + s) + "小学");
            jdbc.update(
                    "insert into honors.school (id, name, town_id) values (?, ?, 'town91')",
                    school,
                    "第" + (700 + s) + "小学");
            for (int q = 1; q <= 2; q++) {
                jdbc.update(
                        "insert into honors.squadron (id, school_id, ordinal, name, grade) values (?, ?, ?, ?, ?)",
                        school + "q0" + q,
                        school,
                        q,
                        (q == 1 ? "三" : "五") + "(" + q + ")中队",
                        q == 1 ? 3 : 5);
            }
            for (int p = 0; p < rowsEach - 2; p++) {
                pupils.add(new Object[] {
                    school,
                    school + "q0" + (p % 2 + 1),
                    "%s%03d".formatted(school.substring(1), p),
                    "赵钱孙李周吴郑王".substring(p % 8, p % 8 + 1) + "文山水清云川".charAt(p / 8 % 6) + "%d".formatted(p),
                    "{%d,0,0,0,1,0,0,0,1,0,0,0}".formatted(p % 4)
                });
            }
        }
        jdbc.batchUpdate("""
                insert into honors.pupil (school_id, squadron_id, number, name, sex, birth_month, joined_month,
                    guardian_consent, basic_badges)
                values (?, ?, ?, ?, 'F', '2017-10-01', '2024-06-01', true, cast(? as smallint[]))""", pupils);
        for (int s = 0; s < schools; s++) {
            String school = "s%d".formatted(700 + s);
            UUID nomination = nomination(round, school, "SUBMITTED", rowsEach);
            jdbc.update("""
                    insert into honors.county_nominee (round_id, nomination_id, school_id, kind, pupil_id, squadron_id,
                        reason, nominated_by, school_decision, reserved)
                    select ?, ?, school_id, 'INDIVIDUAL', id, squadron_id, '学习认真，热心班级事务，带动同学参加志愿服务。' || number, ?,
                        'APPROVED', true
                    from honors.pupil where school_id = ?""", round, nomination, school + "brigade", school);
            collective(round, nomination, school, school + "q01");
            collective(round, nomination, school, school + "q02");
        }
        jdbc.execute("analyze honors.county_nominee, honors.pupil, honors.squadron, honors.school, "
                + "honors.school_nomination");
        return round;
    }

    void withoutLargeRound() {
        jdbc.update("delete from honors.county_nominee where school_id like 's7%'");
        jdbc.update("delete from honors.school_nomination where school_id like 's7%'");
        jdbc.update("delete from honors.pupil where school_id like 's7%'");
        jdbc.update("delete from honors.squadron where school_id like 's7%'");
        jdbc.update("delete from honors.school where id like 's7%'");
        jdbc.update("delete from honors.organ where id like 's7%'");
    }

    private Timestamp at(int days) {
        return Timestamp.from(now.plus(days, ChronoUnit.DAYS));
    }
}

package cn.redflower.test;

import cn.redflower.people.organ.CountyChanged;
import cn.redflower.people.organ.EngineIdentities;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A county for tests: schools {@code s901} and {@code s902} with two squadrons of ten pupils each, and somebody in
 * every post ({@code admin9}, {@code county9}, {@code league9}, {@code education9}, {@code expert9}, {@code town9},
 * {@code s901chair}, {@code s901committee}, {@code s901brigade}, {@code s901q01}, {@code s901q01squad},
 * {@code s901q01guest}); everybody's password is {@code demo}. In each squadron pupils 1 to 8 are eligible for one
 * star, 9 lacks a torch badge, 10 the guardian's consent.
 */
@TestComponent
public class SmallCounty {

    /** What every account logs in with. */
    public static final String PASSWORD = "demo";

    /** Number of a pupil whom a test has sent on the way to another school; settling forgets her. */
    public static final String ON_THE_WAY = "901999";

    private final JdbcTemplate jdbc;
    private final EngineIdentities identities;
    private final RuntimeService cases;
    private final ManagementService jobs;
    private final ApplicationEventPublisher events;

    public SmallCounty(
            JdbcTemplate jdbc,
            EngineIdentities identities,
            RuntimeService cases,
            ManagementService jobs,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.identities = identities;
        this.cases = cases;
        this.jobs = jobs;
        this.events = events;
    }

    /** Makes the county where it is not there yet. */
    public void settle() {
        jdbc.update("delete from honors.pupil where number = ?", ON_THE_WAY);
        if (jdbc.queryForObject("select count(*) from honors.school where id = 's901'", Integer.class) > 0) {
            return;
        }
        jdbc.update(
                "insert into honors.organ (id, kind, name) values ('county', 'COUNTY_COMMITTEE', '测试县少工委') on conflict "
                        + "do nothing");
        jdbc.update(
                "insert into honors.organ (id, kind, name, parent_id) values ('town91', 'TOWN_COMMITTEE', '测试镇少工委', "
                        + "'county')");
        jdbc.update(
                "insert into honors.organ (id, kind, name) values ('league', 'YOUTH_LEAGUE', '测试县团委'), ('education', "
                        + "'EDUCATION_BUREAU', '测试县教育局') on conflict do nothing");
        jdbc.update("update honors.county set name = '惠水县'");
        jdbc.update("""
                update honors.organ o set name = called.name
                from (values ('county', '惠水县少先队工作委员会'), ('league', '共青团惠水县委员会'), ('education', '惠水县教育局'))
                    called (id, name)
                where o.id = called.id""");
        person("admin9", "ADMINISTRATOR", "county", null);
        person("county9", "COUNTY_OFFICER", "county", null);
        person("league9", "LEAGUE_OFFICER", "league", null);
        person("education9", "EDUCATION_OFFICER", "education", null);
        person("expert9", "EXPERT", "county", null);
        person("town9", "TOWN_OFFICER", "town91", null);
        school("s901", "测试一小");
        school("s902", "测试二小");
        synchronize();
    }

    /** Ends every case and forgets every round, with its awards and declared kin. Tests share a database. */
    public void withoutRounds() {
        cases.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(instance -> cases.deleteProcessInstance(instance.getId(), "test"));
        jdbc.execute("truncate honors.one_star_round, honors.signing, honors.certificate, honors.certificate_print, "
                + "honors.revocation, honors.award, honors.county_round, honors.county_row_event, "
                + "honors.document, honors.row_decision, honors.certificate_series, honors.kinship, "
                + "honors.case_repair cascade");
    }

    /**
     * Names and titles in Latin letters that tests have put into the database, the longest first: no page is to blame
     * for them.
     */
    public List<String> latinNames() {
        return jdbc.queryForList("""
                select name from (select name from honors.person union select name from honors.organ union select name
                    from honors.school union select name from honors.squadron
                    union select title from honors.notice union select issuer_name from honors.notice union select label
                        from honors.calendar_day) as given (name)
                where name ~ '[A-Za-z]' order by length(name) desc""", String.class);
    }

    /** What the job executor would do now for rounds, notices and certificates; mail has no server here. */
    public void runJobs() {
        for (int i = 0; i < 100; i++) {
            List<Job> due = Stream.of(
                            "one-star-evaluation",
                            "public-notice",
                            "county-award-round",
                            "school-nomination",
                            "joint-signing",
                            "award-revocation",
                            "certificate-printing")
                    .flatMap(key -> jobs.createJobQuery().executable().processDefinitionKey(key).list().stream())
                    .toList();
            if (due.isEmpty()) {
                return;
            }
            jobs.executeJob(due.get(0).getId());
        }
        throw new AssertionError("jobs never end");
    }

    /** After a change of accounts, posts or the county's names. */
    public void synchronize() {
        events.publishEvent(new CountyChanged());
        identities.synchronize();
    }

    private void school(String id, String name) {
        jdbc.update(
                "insert into honors.organ (id, kind, name, parent_id) values (?, 'SCHOOL_COMMITTEE', ?, 'town91')",
                id,
                name);
        jdbc.update("insert into honors.school (id, name, town_id) values (?, ?, 'town91')", id, name);
        person(id + "chair", "SCHOOL_CHAIR", id, null);
        person(id + "committee", "SCHOOL_COMMITTEE_MEMBER", id, null);
        person(id + "brigade", "BRIGADE_COUNSELOR", id, null);
        for (int q = 1; q <= 2; q++) {
            String squadron = id + "q0" + q;
            jdbc.update(
                    "insert into honors.squadron (id, school_id, ordinal, name, grade) values (?, ?, ?, ?, 3)",
                    squadron,
                    id,
                    q,
                    "三(" + q + ")中队");
            jdbc.update(
                    "insert into honors.squad (id, squadron_id, ordinal, name) values (?, ?, 1, '第一小队')",
                    squadron + "x1",
                    squadron);
            person(squadron, "SQUADRON_COUNSELOR", id, squadron);
            person(squadron + "squad", "SQUAD_COUNSELOR", id, squadron);
            person(squadron + "guest", "OFF_CAMPUS_COUNSELOR", id, squadron);
            for (int p = 1; p <= 10; p++) {
                jdbc.update(
                        """
                                insert into honors.pupil (school_id, squadron_id, squad_id, number, name, sex,
                                    birth_month, joined_month, guardian_consent,
                                    publication_consent, basic_badges)
                                values (?, ?, ?, ?, ?, 'F', '2017-10-01', '2024-06-01', ?, ?, cast(? as smallint[]))""",
                        id,
                        squadron,
                        squadron + "x1",
                        "%s%d%02d".formatted(id.substring(1), q, p),
                        "甲乙丙丁戊己庚辛壬癸".charAt(p - 1) + "小" + q,
                        p != 10,
                        p != 2,
                        p == 9 ? "{1,0,0,0,1,0,0,0,0,0,0,0}" : "{1,0,0,0,1,0,0,0,1,0,0,0}");
            }
        }
    }

    private void person(String login, String kind, String organ, String squadron) {
        Long id = jdbc.queryForObject(
                "insert into honors.person (name, email) values (?, ?) returning id",
                Long.class,
                login + "老师",
                login + "@test.example");
        jdbc.update(
                "insert into honors.account (login, person_id, password_hash) values (?, ?, '{noop}demo')", login, id);
        jdbc.update(
                "insert into honors.post (person_id, kind, organ_id, squadron_id, since) values (?, ?, ?, ?, "
                        + "'2026-09-01')",
                id,
                kind,
                organ,
                squadron);
    }
}

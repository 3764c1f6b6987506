package cn.redflower.casework.publicnotice;

import cn.redflower.casework.publicnotice.NoticeDraft.Row;
import cn.redflower.people.organ.EngineIdentities;
import cn.redflower.platform.time.AdjustableClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Two schools with their committees and the county's, a clock that starts on Wednesday 6 May 2026 (Saturday the 9th is
 * worked, the 10th is not), and lists to be noticed.
 */
@TestComponent
class NoticeWorld {

    static final String SCHOOL = "s901";
    static final String CHAIR = "s901chair";
    static final String COMMITTEE = "s901committee";
    static final String BRIGADE = "s901brigade";
    static final String OTHER_CHAIR = "s902chair";
    static final String COUNTY = "county91";

    final JdbcTemplate jdbc;
    final AdjustableClock clock;
    private final ManagementService management;
    private final EngineIdentities identities;

    NoticeWorld(JdbcTemplate jdbc, AdjustableClock clock, ManagementService management, EngineIdentities identities) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.management = management;
        this.identities = identities;
    }

    void begin() {
        at("2026-05-06T09:00");
        organ("county", "COUNTY_COMMITTEE", "县少工委");
        organ("town91", "TOWN_COMMITTEE", "测试镇少工委");
        for (String school : List.of(SCHOOL, "s902")) {
            organ(school, "SCHOOL_COMMITTEE", "学校少工委" + school);
            jdbc.update(
                    "insert into honors.school (id, name, town_id) values (?, ?, 'town91') on conflict do nothing",
                    school,
                    "测试小学" + school);
        }
        person(CHAIR, "SCHOOL_CHAIR", SCHOOL);
        person(COMMITTEE, "SCHOOL_COMMITTEE_MEMBER", SCHOOL);
        person(BRIGADE, "BRIGADE_COUNSELOR", SCHOOL);
        person(OTHER_CHAIR, "SCHOOL_CHAIR", "s902");
        person(COUNTY, "COUNTY_OFFICER", "county");
        identities.synchronize();
    }

    void end() {
        clock.reset();
        ClockUtil.reset();
    }

    /** Sets the application's clock and the engine's. */
    void at(String localTime) {
        Instant instant =
                LocalDateTime.parse(localTime).atZone(AdjustableClock.ZONE).toInstant();
        clock.setTo(instant);
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    /** What the job executor would do now. */
    void runDueJobs() {
        for (List<Job> due = due(); !due.isEmpty(); due = due()) {
            due.forEach(job -> management.executeJob(job.getId()));
        }
    }

    private List<Job> due() {
        return management.createJobQuery().executable().list().stream()
                .filter(job -> job.getProcessDefinitionKey() != null)
                .toList();
    }

    /** Pupils of 四(1)中队 with the refs r1, r2 …; the first is called 张小明, the last has not agreed to be named. */
    static NoticeDraft schoolList(int rows) {
        return list(SCHOOL, SCHOOL, rows);
    }

    static NoticeDraft countyList(int rows) {
        return list(null, "county", rows);
    }

    private static NoticeDraft list(String schoolId, String issuerId, int rows) {
        List<Row> pupils = IntStream.rangeClosed(1, rows)
                .mapToObj(i -> Row.individual("r" + i, i == 1 ? "张小明" : "李同学" + i, i != rows, 4, "四(1)中队", "测试小学"))
                .toList();
        return new NoticeDraft(
                UUID.randomUUID().toString(),
                schoolId,
                issuerId,
                "测试小学少工委",
                "2026年红领巾一星章拟颁章名单公示",
                "红领巾奖章一星章",
                "《红领巾奖章实施办法》",
                new NoticeDraft.Contact("王老师", "0854-1234567", null),
                3,
                true,
                pupils);
    }

    static Complaint complaint(Integer row) {
        return new Complaint(UUID.randomUUID(), row, "赵家长", "13800000000", null, "该同学本学期没有参加活动，请核实。");
    }

    private void organ(String id, String kind, String name) {
        jdbc.update(
                "insert into honors.organ (id, kind, name) values (?, ?, ?) on conflict do nothing", id, kind, name);
    }

    private void person(String login, String kind, String organ) {
        if (jdbc.queryForObject("select count(*) from honors.account where login = ?", Integer.class, login) == 0) {
            Long id =
                    jdbc.queryForObject("insert into honors.person (name) values (?) returning id", Long.class, login);
            jdbc.update(
                    "insert into honors.account (login, person_id, password_hash) values (?, ?, '{noop}demo')",
                    login,
                    id);
            jdbc.update(
                    "insert into honors.post (person_id, kind, organ_id, since) values (?, ?, ?, '2025-09-01')",
                    id,
                    kind,
                    organ);
        }
        jdbc.update(
                "update honors.person set name = ? where id = (select person_id from honors.account where login = ?)",
                "委员" + login,
                login);
    }
}

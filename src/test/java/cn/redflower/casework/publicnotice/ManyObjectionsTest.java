package cn.redflower.casework.publicnotice;

import static cn.redflower.casework.publicnotice.NoticeWorld.CHAIR;
import static cn.redflower.casework.publicnotice.NoticeWorld.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.casework.publicnotice.process.PublicNoticeProcess;
import cn.redflower.people.account.Visitor;
import cn.redflower.people.organ.Accounts;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.test.IntegrationTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Somebody behind changing addresses sends fifty-two objections to one notice. */
@IntegrationTest
@Import(NoticeWorld.class)
@RecordApplicationEvents
class ManyObjectionsTest {

    private static final int AT_ONCE = 12;

    @Autowired
    NoticeWorld world;

    @Autowired
    PublicNotices notices;

    @Autowired
    ReadingNotices reading;

    @Autowired
    RaisingObjection raising;

    @Autowired
    InvestigatingObjection investigating;

    @Autowired
    ObjectionTurns turns;

    @Autowired
    Accounts accounts;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identity;

    @Autowired
    ApplicationEvents events;

    @LocalServerPort
    int port;

    private Notice notice;

    @BeforeEach
    void begin() {
        world.begin();
        NoticeDraft draft = NoticeWorld.schoolList(40);
        UUID id = notices.prepare(draft);
        runtime.startProcessInstanceByKey(
                PublicNoticeProcess.KEY,
                draft.caseId(),
                Map.of(PublicNoticeProcess.NOTICE_ID, id.toString(), PublicNoticeProcess.SCHOOL_ID, SCHOOL));
        notice = notices.find(id).orElseThrow();
    }

    @AfterEach
    void end() {
        identity.clearAuthentication();
        world.end();
    }

    @Test
    void the_committee_has_as_many_tasks_as_it_can_work_off_and_one_letter() {
        for (int i = 0; i < 52; i++) {
            object(3);
        }
        assertThat(open()).hasSize(AT_ONCE);
        assertThat(lettersDue()).isEqualTo(1);
        assertThat(count("")).isEqualTo(52);
        world.at("2026-05-06T15:00");
        turns.tellOfTheRest();
        turns.tellOfTheRest();
        assertThat(lettersDue()).as("one more for all that came since").isEqualTo(1);
        object(4);
        assertThat(lettersDue()).as("so soon after the last").isZero();
    }

    @Test
    void what_says_the_same_is_answered_together() {
        for (int i = 0; i < 30; i++) {
            object(3);
        }
        Task withOthers = open().stream()
                .filter(task -> !others(task).isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(others(withOthers))
                .hasSize(30 - AT_ONCE)
                .allSatisfy(other -> assertThat(other.complainant()).isEqualTo("赵家长"));
        answer(withOthers, "uphold", "属实。");
        assertThat(count("and status = 'UPHELD' and finding = '属实。'")).isEqualTo(30 - AT_ONCE + 1);
        assertThat(notices.strikesOf(notice.caseId()))
                .extracting(Strike::entryRef)
                .containsExactly("r3");
        open().forEach(task -> answer(task, "uphold", "同样属实。"));
        assertThat(count("and status = 'OPEN'")).isZero();
    }

    @Test
    void those_that_wait_move_up_and_the_notice_waits_for_all_of_them() {
        for (int row = 1; row <= AT_ONCE + 3; row++) {
            object(row);
        }
        String last = object(AT_ONCE + 4);
        assertThat(reading.isWaiting(notice, last)).isTrue();
        assertThat(new Visitor(port, "203.0.113.7")
                        .get(notice.path() + "/objection/" + last)
                        .body())
                .contains("排队核查");
        world.at("2026-05-09T00:00");
        world.runDueJobs();
        int answered = 0;
        for (List<Task> open = open(); !open.isEmpty(); open = open()) {
            assertThat(open).hasSizeLessThanOrEqualTo(AT_ONCE);
            answer(open.get(0), "dismiss", "不属实。");
            answered++;
        }
        assertThat(answered).isEqualTo(AT_ONCE + 4);
        world.runDueJobs();
        assertThat(notices.find(notice.id()).orElseThrow().status()).isEqualTo(Notice.Status.ENDED);
    }

    @Test
    void beyond_what_can_be_kept_one_is_told_whom_to_call() {
        world.jdbc.update("""
                insert into honors.objection (id, notice_id, submission, receipt, complainant, phone, text, received_at,
                    status)
                select gen_random_uuid(), ?, gen_random_uuid(), gen_random_uuid()::text, '赵家长', '13800000000',
                    '第 ' || i, now(), 'OPEN'
                from generate_series(1, 200) i""", notice.id());
        Outcome<String> outcome = raising.raise(notice.slug(), NoticeWorld.complaint(1));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reasons().toString()).contains("too-many-open"));
        HttpResponse<String> told = new Visitor(port, "203.0.113.8").get(notice.path());
        assertThat(told.body()).contains("0854-1234567");
        world.jdbc.update("delete from honors.objection where notice_id = ?", notice.id());
    }

    private String object(int row) {
        return raising.raise(notice.slug(), NoticeWorld.complaint(row)).orThrow();
    }

    private long lettersDue() {
        long due = events.stream(ObjectionsToAnswer.class)
                .filter(told -> told.noticeId().equals(notice.id()))
                .count();
        events.clear();
        return due;
    }

    private int count(String restriction) {
        return world.jdbc.queryForObject(
                "select count(*) from honors.objection where notice_id = ? " + restriction, Integer.class, notice.id());
    }

    private List<Task> open() {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(notice.caseId())
                .list();
    }

    private List<InvestigatingObjection.AlsoSaid> others(Task task) {
        return investigating
                .read(
                        UUID.fromString((String) tasks.getVariable(task.getId(), "objectionId")),
                        accounts.actor(CHAIR).orElseThrow())
                .orThrow()
                .others();
    }

    private void answer(Task task, String decision, String opinion) {
        identity.setAuthentication(CHAIR, List.of("s901SchoolCommittee"), List.of(SCHOOL));
        try {
            tasks.claim(task.getId(), CHAIR);
            tasks.complete(task.getId(), Map.of("decision", decision, "opinion", opinion));
        } finally {
            identity.clearAuthentication();
        }
    }
}

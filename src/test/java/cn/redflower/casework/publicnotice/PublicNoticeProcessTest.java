package cn.redflower.casework.publicnotice;

import static cn.redflower.casework.publicnotice.NoticeWorld.CHAIR;
import static cn.redflower.casework.publicnotice.NoticeWorld.COMMITTEE;
import static cn.redflower.casework.publicnotice.NoticeWorld.SCHOOL;
import static cn.redflower.casework.publicnotice.NoticeWorld.complaint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.redflower.casework.publicnotice.process.PublicNoticeProcess;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.RefusedException;
import cn.redflower.test.IntegrationTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** A school's list on notice, as a case that calls the process lives it. */
@IntegrationTest
@RecordApplicationEvents
class PublicNoticeProcessTest {

    private static final BpmnModelInstance CALLER = Bpmn.createExecutableProcess("case-with-notice")
            .camundaHistoryTimeToLive(1)
            .startEvent()
            .callActivity("Call_PublicNotice")
            .calledElement(PublicNoticeProcess.KEY)
            .camundaInBusinessKey("#{execution.processBusinessKey}")
            .camundaIn("noticeId", "noticeId")
            .camundaIn("schoolId", "schoolId")
            .camundaOut("noticeOutcome", "noticeOutcome")
            .userTask("Task_After")
            .endEvent()
            .done();

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identity;

    @Autowired
    RepositoryService repository;

    @Autowired
    NoticeWorld world;

    @Autowired
    PublicNotices notices;

    @Autowired
    RaisingObjection raising;

    @Autowired
    InvestigatingObjection investigating;

    @Autowired
    cn.redflower.people.organ.Accounts accounts;

    @Autowired
    ApplicationEvents events;

    private NoticeDraft draft;
    private UUID noticeId;
    private String deployment;

    @BeforeEach
    void begin() {
        world.begin();
        deployment = repository
                .createDeployment()
                .addModelInstance("case-with-notice.bpmn", CALLER)
                .deploy()
                .getId();
    }

    @AfterEach
    void end() {
        identity.clearAuthentication();
        repository.deleteDeployment(deployment, true);
        world.end();
    }

    @Test
    void an_undisputed_list_is_confirmed_after_three_working_days() {
        ProcessInstance caller = start(40);

        Notice notice = notice();
        assertThat(notice.period()).isEqualTo(new NoticePeriod(LocalDate.of(2026, 5, 6), LocalDate.of(2026, 5, 8)));
        assertThat(events.stream(NoticePublished.class)
                        .filter(published -> draft.caseId().equals(published.caseId())))
                .extracting(NoticePublished::lastDay)
                .containsExactly(LocalDate.of(2026, 5, 8));

        world.at("2026-05-08T23:59:59");
        world.runDueJobs();
        assertThat(notice().status()).isEqualTo(Notice.Status.PUBLISHED);

        world.at("2026-05-09T00:00:00");
        world.runDueJobs();
        assertThat(notice().status()).isEqualTo(Notice.Status.ENDED);
        assertThat(waitsAt(caller)).containsExactly("Task_After");
        assertThat(runtime.getVariable(caller.getId(), "noticeOutcome")).isEqualTo("confirmed");
        assertThat(events.stream(NoticeEnded.class)
                        .filter(ended -> draft.caseId().equals(ended.caseId())))
                .containsExactly(new NoticeEnded(noticeId, draft.caseId(), false));
    }

    @Test
    void a_notice_belongs_to_the_school_of_its_case() {
        ProcessInstance caller = start(3);
        assertThat(called(caller).getTenantId()).isEqualTo(SCHOOL);
    }

    @Test
    void an_objection_that_is_upheld_strikes_its_row_and_nothing_else() {
        ProcessInstance caller = start(40);
        object(1);
        Task task = investigation(CHAIR);
        assertThat(task.getName()).isEqualTo("核查异议");
        assertThat(task.getTenantId()).isEqualTo(SCHOOL);

        answer(CHAIR, task, "uphold", "经查属实，取消资格。");

        assertThat(events.stream(ObjectionUpheld.class))
                .containsExactly(new ObjectionUpheld(noticeId, draft.caseId(), "r1", "经查属实，取消资格。"));
        assertThat(notices.strikesOf(draft.caseId()))
                .extracting(Strike::entryRef)
                .containsExactly("r1");
        pass();
        assertThat(waitsAt(caller)).containsExactly("Task_After");
        assertThat(runtime.getVariable(caller.getId(), "noticeOutcome")).isEqualTo("changed");
        assertThat(events.stream(NoticeEnded.class)
                        .filter(ended -> draft.caseId().equals(ended.caseId())))
                .extracting(NoticeEnded::changedMaterially)
                .containsExactly(false);
        assertThat(called(caller)).isNull();
    }

    @Test
    void an_objection_that_is_dismissed_leaves_the_list_as_it_is() {
        ProcessInstance caller = start(40);
        object(null);
        answer(CHAIR, investigation(CHAIR), "dismiss", "经查不属实。");
        assertThat(events.stream(ObjectionDismissed.class)).hasSize(1);
        pass();
        assertThat(waitsAt(caller)).containsExactly("Task_After");
        assertThat(runtime.getVariable(caller.getId(), "noticeOutcome")).isEqualTo("confirmed");
    }

    @Test
    void the_case_waits_for_an_investigation_that_outlasts_the_notice() {
        ProcessInstance caller = start(40);
        object(3);
        Task task = investigation(CHAIR);
        world.at("2026-05-09T08:00");
        world.runDueJobs();

        assertThat(waitsAt(caller)).containsExactly("Call_PublicNotice");
        assertThat(notice().isOpen(world.clock.instant())).isFalse();
        assertThat(raise(4)).isEqualTo("publicnotice.ended");

        answer(CHAIR, task, "dismiss", "经查不属实。");
        world.runDueJobs();
        assertThat(waitsAt(caller)).containsExactly("Task_After");
    }

    @Test
    void an_investigation_that_takes_too_long_is_called_in_and_decides_nothing() {
        ProcessInstance caller = start(40);
        object(3);
        world.at("2026-05-11T10:00");
        world.runDueJobs();

        assertThat(events.stream(InvestigationOverdue.class)
                        .filter(overdue -> draft.caseId().equals(overdue.caseId())))
                .extracting(InvestigationOverdue::investigatorGroup)
                .containsExactly("s901SchoolCommittee");
        assertThat(notices.strikesOf(draft.caseId())).isEmpty();
        assertThat(waitsAt(caller)).containsExactly("Call_PublicNotice");
        answer(CHAIR, investigation(CHAIR), "dismiss", "经查不属实。");
        world.runDueJobs();
        assertThat(waitsAt(caller)).containsExactly("Task_After");
    }

    @Test
    void two_objections_are_investigated_side_by_side_and_their_answers_stay_apart() {
        ProcessInstance caller = start(40);
        object(1);
        object(3);
        List<Task> open = tasks.createTaskQuery()
                .processInstanceBusinessKey(draft.caseId())
                .list();
        assertThat(open).hasSize(2);
        Task first = about(open, 1);
        Task second = about(open, 3);

        answer(CHAIR, first, "uphold", "属实。");
        answer(COMMITTEE, second, "dismiss", "不属实。");

        assertThat(notices.strikesOf(draft.caseId()))
                .extracting(Strike::entryRef)
                .containsExactly("r1");
        pass();
        assertThat(waitsAt(caller)).containsExactly("Task_After");
    }

    @Test
    void a_row_that_two_objections_hit_is_struck_once() {
        start(40);
        object(1);
        object(1);
        List<Task> open = tasks.createTaskQuery()
                .processInstanceBusinessKey(draft.caseId())
                .list();
        answer(CHAIR, open.get(0), "uphold", "属实。");
        answer(CHAIR, open.get(1), "uphold", "同样属实。");
        assertThat(events.stream(ObjectionUpheld.class))
                .extracting(ObjectionUpheld::reason)
                .containsExactly("属实。");
    }

    @Test
    void a_list_that_changed_materially_is_noticed_again() {
        ProcessInstance caller = start(5);
        object(1);
        answer(CHAIR, investigation(CHAIR), "uphold", "属实。");
        pass();

        Notice second = notices.latestOf(draft.caseId()).orElseThrow();
        assertThat(second.round()).isEqualTo(2);
        assertThat(second.status()).isEqualTo(Notice.Status.PUBLISHED);
        assertThat(second.slug()).isNotEqualTo(notice().slug());
        // Saturday the 9th is worked, Sunday is not
        assertThat(second.period()).isEqualTo(new NoticePeriod(LocalDate.of(2026, 5, 9), LocalDate.of(2026, 5, 12)));
        assertThat(events.stream(NoticeEnded.class)
                        .filter(ended -> draft.caseId().equals(ended.caseId())))
                .extracting(NoticeEnded::changedMaterially)
                .containsExactly(true);
        assertThat(waitsAt(caller)).containsExactly("Call_PublicNotice");

        world.at("2026-05-13T00:00");
        world.runDueJobs();
        assertThat(waitsAt(caller)).containsExactly("Task_After");
        assertThat(runtime.getVariable(caller.getId(), "noticeOutcome")).isEqualTo("changed");
    }

    @Test
    void a_row_that_came_in_is_noticed_with_the_next_round() {
        start(20);
        notices.addRow(noticeId, NoticeDraft.Row.individual("late", "周小雨", true, 4, "四(1)中队", "测试小学"));
        pass();
        UUID second = notices.latestOf(draft.caseId()).orElseThrow().id();
        assertThat(world.jdbc.queryForList(
                        "select public_name from honors.notice_entry where notice_id = ? and entry_ref = 'late'",
                        String.class,
                        second))
                .containsExactly("周*雨");
        world.at("2026-05-13T00:00");
        world.runDueJobs();
        assertThat(notices.latestOf(draft.caseId()).orElseThrow().round()).isEqualTo(2);
    }

    @Test
    void an_answer_without_an_opinion_or_a_row_changes_nothing() {
        start(40);
        object(null);
        Task task = investigation(CHAIR);
        assertThatThrownBy(() -> answer(CHAIR, task, "dismiss", null)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> answer(CHAIR, task, "uphold", "属实。"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("publicnotice.investigation.no-row");
        assertThatThrownBy(() -> answer(CHAIR, task, "approve", "好。")).isInstanceOf(RefusedException.class);

        UUID objection = objection(task);
        var actor = accounts.actor(CHAIR).orElseThrow();
        investigating
                .keep(objection, actor, new InvestigatingObjection.Draft("uphold", "属实。", 5))
                .orThrow();
        answer(CHAIR, task, "uphold", "属实。");
        assertThat(notices.strikesOf(draft.caseId()))
                .extracting(Strike::entryRef)
                .containsExactly("r5");
    }

    @Test
    void nobody_investigates_an_objection_of_his_own() {
        start(40);
        raising.raise(
                        notice().slug(),
                        new Complaint(UUID.randomUUID(), 1, "委员 " + CHAIR, null, "a@example.cn", "我有意见。"))
                .orThrow();
        assertThat(investigation(CHAIR)).isNull();
        Task task = investigation(COMMITTEE);
        tasks.setAssignee(task.getId(), CHAIR);
        assertThatThrownBy(() -> answer(CHAIR, task, "dismiss", "不属实。"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("publicnotice.investigation.own-complaint");
        tasks.setAssignee(task.getId(), null);
        answer(COMMITTEE, task, "dismiss", "不属实。");
    }

    @Test
    void the_engine_keeps_ids_and_routing_results_only() {
        ProcessInstance caller = start(40);
        object(1);
        answer(CHAIR, investigation(CHAIR), "uphold", "张小明没有参加活动");
        pass();
        List<String> texts = world.jdbc.queryForList(
                "select text_ from act_hi_varinst v where v.text_ is not null and v.proc_inst_id_ in "
                        + "(select proc_inst_id_ from act_hi_procinst where business_key_ = ?)",
                String.class,
                draft.caseId());
        assertThat(texts).isNotEmpty().noneMatch(t -> t.contains("张") || t.contains("赵家长"));
        assertThat(caller).isNotNull();
    }

    private ProcessInstance start(int rows) {
        draft = NoticeWorld.schoolList(rows);
        noticeId = notices.prepare(draft);
        return runtime.startProcessInstanceByKey(
                "case-with-notice", draft.caseId(), Map.of("noticeId", noticeId.toString(), "schoolId", SCHOOL));
    }

    private ProcessInstance called(ProcessInstance caller) {
        return runtime.createProcessInstanceQuery()
                .superProcessInstanceId(caller.getId())
                .singleResult();
    }

    private List<String> waitsAt(ProcessInstance caller) {
        return runtime.getActiveActivityIds(caller.getId());
    }

    private Notice notice() {
        return notices.find(noticeId).orElseThrow();
    }

    private void object(Integer row) {
        raising.raise(notice().slug(), complaint(row)).orThrow();
    }

    private String raise(Integer row) {
        Outcome<String> outcome = raising.raise(notice().slug(), complaint(row));
        return outcome instanceof Outcome.Refused<String> refused
                ? refused.reasons().get(0).code()
                : "taken";
    }

    private UUID objection(Task task) {
        return UUID.fromString((String) tasks.getVariable(task.getId(), "objectionId"));
    }

    private Task about(List<Task> open, int row) {
        return open.stream()
                .filter(t -> investigating
                                .read(objection(t), accounts.actor(CHAIR).orElseThrow())
                                .orThrow()
                                .row()
                                .ordinal()
                        == row)
                .findFirst()
                .orElseThrow();
    }

    private Task investigation(String login) {
        logIn(login);
        try {
            return tasks.createTaskQuery()
                    .processInstanceBusinessKey(draft.caseId())
                    .taskDefinitionKey("Task_InvestigateObjection")
                    .singleResult();
        } finally {
            identity.clearAuthentication();
        }
    }

    private void answer(String login, Task task, String decision, String opinion) {
        logIn(login);
        try {
            if (tasks.createTaskQuery().taskId(task.getId()).taskUnassigned().count() == 1) {
                tasks.claim(task.getId(), login);
            }
            Map<String, Object> answer = new java.util.HashMap<>();
            answer.put("decision", decision);
            answer.put("opinion", opinion);
            tasks.complete(task.getId(), answer);
        } finally {
            identity.clearAuthentication();
        }
    }

    private void logIn(String login) {
        identity.setAuthentication(login, List.of("s901SchoolCommittee"), List.of(SCHOOL));
    }

    private void pass() {
        world.at("2026-05-09T00:00");
        world.runDueJobs();
    }
}

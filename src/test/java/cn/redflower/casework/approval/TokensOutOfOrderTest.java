package cn.redflower.casework.approval;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.honours.countyround.CountyRoundByApi;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A token led anywhere by hand, every timer fired early and every message sent at every stage of a case: no award, no
 * waiver, no notice, no signature counted and no case ended without its record. The elements are listed from the models
 * that are deployed, so a new one is tried as well, and one of a process that no story here runs fails; each attempt is
 * rolled back.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensOutOfOrderTest {

    /**
     * Their one step does what its own rows still ask for, however often it runs: letters that are not sent
     * ({@code MailBurstTest}), prints that are ordered (below).
     */
    private static final Set<String> WORK_ON_ORDERS = Set.of("mail-delivery", "certificate-printing");

    private static final int STORIES = 3;

    @Autowired
    SmallCounty county;

    @Autowired
    CountyRoundByApi round;

    @Autowired
    RuntimeService cases;

    @Autowired
    ManagementService jobs;

    @Autowired
    RepositoryService models;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AdjustableClock clock;

    @LocalServerPort
    int port;

    Http http;
    List<String> wrong = new ArrayList<>();
    final Set<String> tried = new TreeSet<>();
    int told;

    @AfterAll
    void every_step_timer_message_and_called_process_was_tried() {
        if (told < STORIES) {
            return;
        }
        Set<String> all = models.createProcessDefinitionQuery().latestVersion().list().stream()
                .filter(model -> !WORK_ON_ORDERS.contains(model.getKey()))
                .flatMap(model -> nodes(model.getId()).map(node -> model.getKey() + " " + node.getId()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(all).hasSizeGreaterThan(60);
        all.removeAll(tried);
        assertThat(all).as("elements to which no token was led").isEmpty();
    }

    @BeforeEach
    void a_monday_in_november() {
        wrong.clear();
        http = new Http(port);
        round.settle(port);
    }

    @AfterEach
    void as_it_was() {
        county.withoutRounds();
        clock.reset();
    }

    @Test
    void one_star_goes_no_further_than_its_records() {
        String evaluation = http.call(
                        "county9",
                        "POST",
                        "/api/one-star/rounds",
                        Map.of("nominationDeadline", "2026-11-13", "schools", List.of("s901")),
                        201)
                .at("/opened/0/evaluationId")
                .asText();
        county.runJobs();
        String path = "/api/one-star/evaluations/" + evaluation;
        nothingComesOfMovingTokens("nominating", evaluation);

        for (String squadron : List.of("s901q01", "s901q02")) {
            Long pupil = jdbc.queryForObject(
                    "select id from honors.pupil where squadron_id = ? order by number limit 1", Long.class, squadron);
            http.call(
                    squadron,
                    "PUT",
                    path + "/squadrons/" + squadron + "/nominees/" + pupil,
                    Map.of("reason", "乐于助人"),
                    204);
            http.complete(squadron, Map.of(), 204);
        }
        nothingComesOfMovingTokens("checking", evaluation);

        http.complete("s901brigade", Map.of("decision", "approve"), 204);
        JsonNode rows = http.call("s901chair", "GET", path + "/nominees", null, 200);
        rows.forEach(row -> http.call(
                "s901chair",
                "PUT",
                path + "/decisions",
                List.of(Map.of("nomineeId", row.get("nomineeId").asLong(), "decision", "APPROVED", "reason", "同意")),
                200));
        http.call(
                "s901chair",
                "PUT",
                path + "/meeting",
                Map.of(
                        "heldOn",
                        "2026-11-02",
                        "expected",
                        5,
                        "present",
                        5,
                        "inFavour",
                        5,
                        "against",
                        0,
                        "abstained",
                        0),
                200);
        nothingComesOfMovingTokens("deciding", evaluation);

        http.complete("s901chair", Map.of("decision", "approve"), 204);
        county.runJobs();
        clock.advance(Duration.ofDays(1));
        nothingComesOfMovingTokens("second day of the notice", evaluation);
        assertThat(wrong).isEmpty();
        told++;

        clock.advance(Duration.ofDays(3));
        county.runJobs();
        assertThat(http.call("s901chair", "GET", path + "/awards", null, 200))
                .as("in their own time the steps do what is theirs")
                .hasSize(2);
        printedOnce(evaluation);
    }

    @Test
    void a_county_round_passes_no_organ_that_has_not_signed() {
        UUID id = round.open("little-red-flower");
        round.submit("s901", 1, 2);
        nothingComesOfMovingTokens("window", id.toString());
        nothingComesOfMovingTokens(
                "a school that has not handed in", round.nomination("s902").toString());
        round.closeWindow();
        nothingComesOfMovingTokens("screening", id.toString());
        round.passAll();
        nothingComesOfMovingTokens("signing", id.toString());
        http.complete("league9", Map.of("decision", "return", "opinion", "请再核对事迹"), 204);
        county.runJobs();
        assertThat(round.overview().get("status").asText()).isEqualTo("NOMINATING");
        nothingComesOfMovingTokens("returned by the league", id.toString());
        round.answer("county9", "approve", 204);
        county.runJobs();
        round.sign("league9", "county9");
        nothingComesOfMovingTokens("first day of the notice", id.toString());
        round.endNotice();
        nothingComesOfMovingTokens("before the decision", id.toString());
        assertThat(wrong).isEmpty();
        told++;

        round.issue();
        assertThat(round.awards()).hasSize(2);
    }

    @Test
    void an_award_is_not_revoked_without_hearing_and_decision() {
        round.lastYearsStars();
        String number = jdbc.queryForObject(
                "select certificate_number from honors.award where holder = 'INDIVIDUAL' order by 1 limit 1",
                String.class);
        String id = http.call("county9", "POST", "/api/revocations", Map.of("number", number, "reason", "经查事迹不属实"), 201)
                .get("id")
                .asText();
        county.runJobs();
        nothingComesOfMovingTokens("hearing", id);
        http.complete("s901brigade", Map.of("decision", "reject", "opinion", "情况属实，请慎重"), 204);
        nothingComesOfMovingTokens("deciding", id);
        assertThat(wrong).isEmpty();
        told++;
    }

    /** A token led to the printing of what is printed prints nothing. */
    private void printedOnce(String caseId) {
        String print =
                "select id::text, status, done, pdf_id::text, zip_id::text from honors.certificate_print where case_id "
                        + "= ?";
        Map<String, Object> printed = jdbc.queryForMap(print, caseId);
        assertThat(printed).containsEntry("status", "READY");
        cases.startProcessInstanceByKey(
                "certificate-printing", printed.get("id").toString());
        county.runJobs();
        assertThat(jdbc.queryForMap(print, caseId)).isEqualTo(printed);
    }

    /**
     * Tries every element of every running process of the case, and every timer that waits, and keeps what changed all
     * the same.
     */
    private void nothingComesOfMovingTokens(String stage, String caseId) {
        for (ProcessInstance instance : cases.createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .list()) {
            String key = models.getProcessDefinition(instance.getProcessDefinitionId())
                    .getKey();
            nodes(instance.getProcessDefinitionId()).forEach(node -> {
                tried.add(key + " " + node.getId());
                attempt(stage + ": token to " + node.getId(), catchesMessage(node) ? instance : null, () -> {
                    cases.createProcessInstanceModification(instance.getId())
                            .startBeforeActivity(node.getId())
                            .execute();
                    runWhatIsDue(instance, node.getId());
                });
            });
            for (EventSubscription waiting : cases.createEventSubscriptionQuery()
                    .processInstanceId(instance.getId())
                    .list()) {
                attempt(
                        stage + ": message " + waiting.getEventName(),
                        instance,
                        () -> cases.messageEventReceived(waiting.getEventName(), waiting.getExecutionId()));
            }
            for (Job timer : jobs.createJobQuery()
                    .processInstanceId(instance.getId())
                    .timers()
                    .list()) {
                attempt(
                        stage + ": timer of "
                                + jobs.createJobDefinitionQuery()
                                        .jobDefinitionId(timer.getJobDefinitionId())
                                        .singleResult()
                                        .getActivityId(),
                        null,
                        () -> jobs.executeJob(timer.getId()));
            }
        }
    }

    private void runWhatIsDue(ProcessInstance instance, String element) {
        jobs.createJobQuery()
                .processInstanceId(instance.getId())
                .activityId(element)
                .messages()
                .list()
                .forEach(job -> jobs.executeJob(job.getId()));
    }

    private Stream<FlowNode> nodes(String model) {
        return models.getBpmnModelInstance(model).getModelElementsByType(FlowNode.class).stream()
                .filter(node -> node instanceof Task
                        || node instanceof CallActivity
                        || node instanceof CatchEvent event
                                && !event.getEventDefinitions().isEmpty());
    }

    private static boolean catchesMessage(FlowNode node) {
        return node instanceof CatchEvent event
                && event.getEventDefinitions().stream().anyMatch(MessageEventDefinition.class::isInstance);
    }

    /** @param ended the case that must not end or move either; null where tokens may come to stand side by side */
    private void attempt(String what, ProcessInstance ended, Runnable moving) {
        Map<String, Object> before = records(ended);
        Map<String, Object> after = transaction.execute(status -> {
            status.setRollbackOnly();
            try {
                moving.run();
            } catch (RuntimeException refused) {
                return before;
            }
            return records(ended);
        });
        if (!before.equals(after)) {
            wrong.add(what + ": " + before + " became " + after);
        }
        assertThat(records(ended)).as("%s is rolled back", what).isEqualTo(before);
    }

    private Map<String, Object> records(ProcessInstance instance) {
        Map<String, Object> records = new HashMap<>(records());
        if (instance != null) {
            records.put(
                    "stands at",
                    jdbc.queryForList(
                            "select act_id_ from act_ru_execution where proc_inst_id_ = ? and act_id_ is not "
                                    + "null order "
                                    + "by 1",
                            String.class,
                            instance.getId()));
        }
        return records;
    }

    /** What must not change by a token alone. */
    private Map<String, Object> records() {
        return jdbc.queryForMap("""
                select (select count(*) from honors.award where status = 'VALID') as awards, (select count(*)
                    from honors.certificate) as certificates,
                       (select count(*) from honors.squadron_list where status = 'WAIVED') as waived,
                       (select string_agg(status, ',' order by id) from honors.evaluation) as evaluations,
                       (select string_agg(status, ',' order by id) from honors.school_nomination) as nominations,
                       (select string_agg(status || coalesce(decision_number, ''), ',' order by id)
                           from honors.county_round) as rounds,
                       (select string_agg(status, ',' order by prepared_at, id) from honors.signing) as signings,
                       (select string_agg(status, ',' order by prepared_at, id) from honors.notice) as notices,
                       (select string_agg(status, ',' order by id) from honors.revocation) as revocations,
                       (select count(*) from honors.county_nominee where struck_reason is not null) as struck""");
    }
}

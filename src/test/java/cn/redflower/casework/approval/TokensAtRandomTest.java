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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * People do their work while somebody who can reach the engine leads tokens, takes them away, runs jobs and sends
 * messages as it comes, and days pass. Whatever the order: no award, number, certificate, signature or waiver without
 * its record. The walk is drawn from the seed in the test's name; {@code -Dseed=42} walks another one.
 */
@IntegrationTest
class TokensAtRandomTest {

    private static final int STEPS = 60;

    /** What must find nothing, with what it would have found. */
    private static final Map<String, String> WITHOUT_RECORD = new LinkedHashMap<>(Map.of(
            "awarded without the decision of its organ", """
                    select certificate_number from honors.award a where not exists (select 1 from honors.opinion o
                        where o.case_id = a.case_id
                        and o.decision = 'approve' and o.task_key in ('Task_DecideOneStar', 'Task_IssueDecision'))""",
            "awarded without a notice that has ended before", """
                    select certificate_number from honors.award a where not exists (select 1 from honors.notice n
                        where n.case_id = a.case_id and n.status = 'ENDED'
                        and n.published_on is not null and n.ends_on < a.awarded_on)
                        or exists (select 1 from honors.notice n where n.case_id = a.case_id
                            and n.status = 'PUBLISHED')""",
            "awarded twice", """
                    select case_id from honors.award group by case_id, holder, coalesce(pupil_id::text, squadron_id)
                        having count(*) > 1""",
            "certified without an award", """
                    select number from honors.certificate c where not exists (select 1 from honors.award a
                        where a.certificate_number = c.number)""",
            "numbered without a decision", """
                    select decision_number from honors.county_round r
                        where decision_number is not null and not exists (select 1 from honors.opinion o
                        where o.case_id = r.id::text and o.task_key = 'Task_IssueDecision'
                            and o.decision = 'approve')""",
            "counted as signed by an organ that has not signed", """
                    select s.id::text from honors.signing s, unnest(s.organs) organ
                        where s.status = 'SIGNED' and not exists (select 1 from honors.signature g
                        where g.signing_id = s.id and g.organ_id = organ and g.word = 'SIGNED')""",
            "noticed, issued or awarded without signatures", """
                    select r.id::text from honors.county_round r left join honors.signing s on s.id = r.signing_id
                    where r.status in ('NOTICE', 'ISSUING', 'AWARDED') and s.status is distinct from 'SIGNED'""",
            "noticed or awarded without the committee", """
                    select e.id::text from honors.evaluation e
                        where e.status in ('NOTICE', 'AWARDED') and not exists (select 1 from honors.opinion o
                        where o.case_id = e.id::text and o.task_key = 'Task_DecideOneStar'
                            and o.decision = 'approve')""",
            "waived before its time", """
                    select l.squadron_id from honors.squadron_list l join honors.evaluation e on e.id = l.evaluation_id
                        join honors.one_star_round r on r.id = e.round_id
                            where l.status = 'WAIVED' and r.nomination_deadline > :now
                    union all select n.id::text from honors.school_nomination n
                        where n.status = 'WAIVED' and n.closes_at > :now""",
            "ended though nobody has cancelled it", """
                    select id::text from honors.county_round where status = 'CANCELLED' union all select id::text
                        from honors.school_nomination where status = 'CANCELLED'
                    union all select id::text from honors.revocation where status = 'WITHDRAWN'"""));

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
    AdjustableClock clock;

    @LocalServerPort
    int port;

    Http http;
    Random chance;
    List<String> walked;

    static LongStream seeds() {
        Long asked = Long.getLong("seed");
        return asked == null ? LongStream.of(20261201, 7, 11, 1949) : LongStream.of(asked);
    }

    @BeforeEach
    void a_monday_in_november() {
        http = new Http(port);
        round.settle(port);
        walked = new ArrayList<>();
    }

    @AfterEach
    void as_it_was() {
        county.withoutRounds();
        clock.reset();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothing_is_conferred_without_its_record(long seed) {
        chance = new Random(seed);
        List<Runnable> work = new ArrayList<>(chance.nextBoolean() ? oneStar() : countyRound());
        int all = work.size();
        for (int i = 0; i < STEPS; i++) {
            // the people's part is spread over the walk, so that tokens move at every stage
            if (!work.isEmpty() && i >= (all - work.size() + 1) * STEPS / (all + 1) - 1) {
                step("work " + (all - work.size()), work.remove(0));
            } else {
                switch (chance.nextInt(8)) {
                    case 0, 1, 2 -> step("token", this::leadSomewhere);
                    case 3 -> step("token away", this::takeAway);
                    case 4, 5 -> step("job", this::runAnyJob);
                    case 6 -> step("message", this::sendAnyMessage);
                    default -> clock.advance(Duration.ofHours(1 + chance.nextInt(20)));
                }
            }
            WITHOUT_RECORD.forEach((what, question) -> assertThat(
                            jdbc.queryForList(question.replace(":now", "'" + clock.instant() + "'"), String.class))
                    .as("%s, seed %d, after %s", what, seed, walked)
                    .isEmpty());
        }
    }

    /** What is refused or cannot be done in the state that chance has made is no step. */
    private void step(String name, Runnable doing) {
        try {
            doing.run();
            walked.add(name);
        } catch (RuntimeException | AssertionError refused) {
            walked.add(name + " refused");
        }
    }

    private void leadSomewhere() {
        ProcessInstance instance = any(cases.createProcessInstanceQuery().list());
        FlowNode target = any(List.copyOf(
                models.getBpmnModelInstance(instance.getProcessDefinitionId()).getModelElementsByType(FlowNode.class)));
        walked.add(target.getId());
        cases.createProcessInstanceModification(instance.getId())
                .startBeforeActivity(target.getId())
                .execute();
    }

    private void takeAway() {
        ProcessInstance instance = any(cases.createProcessInstanceQuery().list());
        ActivityInstance token =
                any(List.of(cases.getActivityInstance(instance.getId()).getChildActivityInstances()));
        // something is left, so that the case goes on
        cases.createProcessInstanceModification(instance.getId())
                .startBeforeActivity(token.getActivityId())
                .cancelActivityInstance(token.getId())
                .execute();
    }

    private void runAnyJob() {
        Job job = any(jobs.createJobQuery().list());
        if (job.getRetries() == 0) {
            jobs.setJobRetries(job.getId(), 1);
        }
        jobs.executeJob(job.getId());
    }

    private void sendAnyMessage() {
        EventSubscription waiting = any(cases.createEventSubscriptionQuery().list());
        cases.messageEventReceived(waiting.getEventName(), waiting.getExecutionId());
    }

    private <T> T any(List<T> several) {
        if (several.isEmpty()) {
            throw new IllegalStateException("nothing there");
        }
        return several.get(chance.nextInt(several.size()));
    }

    private void runWhatIsDue() {
        for (Job job : jobs.createJobQuery().executable().list()) {
            step("job", () -> jobs.executeJob(job.getId()));
        }
    }

    private List<Runnable> oneStar() {
        String id = http.call(
                        "county9",
                        "POST",
                        "/api/one-star/rounds",
                        Map.of("nominationDeadline", "2026-11-13", "schools", List.of("s901")),
                        201)
                .at("/opened/0/evaluationId")
                .asText();
        String path = "/api/one-star/evaluations/" + id;
        return List.of(
                this::runWhatIsDue,
                () -> handIn(path, "s901q01"),
                () -> handIn(path, "s901q02"),
                () -> http.complete("s901brigade", Map.of("decision", "approve"), 204),
                () -> {
                    JsonNode rows = http.call("s901chair", "GET", path + "/nominees", null, 200);
                    rows.forEach(row -> http.call(
                            "s901chair",
                            "PUT",
                            path + "/decisions",
                            List.of(Map.of(
                                    "nomineeId",
                                    row.get("nomineeId").asLong(),
                                    "decision",
                                    "APPROVED",
                                    "reason",
                                    "同意")),
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
                    http.complete("s901chair", Map.of("decision", "approve"), 204);
                },
                this::runWhatIsDue,
                () -> clock.advance(Duration.ofDays(3)),
                this::runWhatIsDue,
                this::runWhatIsDue);
    }

    private void handIn(String path, String squadron) {
        http.call(squadron, "PUT", path + "/squadrons/" + squadron + "/collective", Map.of("reason", "团结向上"), 204);
        http.complete(squadron, Map.of(), 204);
    }

    private List<Runnable> countyRound() {
        UUID id = round.draft("little-red-flower");
        round.plan(Map.of());
        round.answer("county9", "approve", 204);
        round.goOn(id);
        return List.of(
                this::runWhatIsDue,
                () -> round.submit("s901", 1, 2),
                () -> clock.advance(Duration.ofDays(22)),
                this::runWhatIsDue,
                round::passAll,
                () -> round.answer("league9", "approve", 204),
                () -> round.answer("education9", "approve", 204),
                () -> round.answer("county9", "approve", 204),
                this::runWhatIsDue,
                () -> clock.advance(Duration.ofDays(8)),
                this::runWhatIsDue,
                round::issue,
                this::runWhatIsDue);
    }
}

package cn.redflower.casework.signing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Consumer;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Three organs sign one list, through the engine's API as their people do. */
@IntegrationTest
class JointSigningTest {

    static final List<SignedRow> ROWS = new ArrayList<>();
    static final List<RowRecusal> RECUSALS = new ArrayList<>();

    @TestComponent
    static class AList implements SignedList {

        @Override
        public String kind() {
            return "test-list";
        }

        @Override
        public void rows(UUID listId, Consumer<List<SignedRow>> batches) {
            for (int i = 0; i < ROWS.size(); i += 500) {
                batches.accept(List.copyOf(ROWS.subList(i, Math.min(ROWS.size(), i + 500))));
            }
        }

        @Override
        public List<RowRecusal> recusals(UUID listId, Collection<String> refs) {
            return RECUSALS.stream().filter(r -> refs.contains(r.ref())).toList();
        }
    }

    @Autowired
    SmallCounty county;

    @Autowired
    JointSignings signings;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    AdjustableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    Http http;
    String caseId;

    @BeforeEach
    void nothing_is_signed() {
        http = new Http(port);
        county.settle();
        county.withoutRounds();
        jdbc.execute("truncate honors.mail cascade");
        clock.setTo(LocalDate.of(2026, 11, 2)
                .atTime(LocalTime.of(9, 0))
                .atZone(AdjustableClock.ZONE)
                .toInstant());
        caseId = UUID.randomUUID().toString();
        rows(4);
        RECUSALS.clear();
    }

    @AfterEach
    void real_time_again() {
        clock.reset();
    }

    @Test
    void all_agree() {
        UUID signing = begin(SigningRule.ALL_AGREE);
        assertThat(overview("league9", signing).get("organs"))
                .extracting(o -> o.get("id").asText())
                .containsExactly("league", "education", "county");

        complete("league9", "approve", "同意", 204);
        complete("education9", "approve", null, 204);
        assertThat(result(signing)).isEmpty();
        complete("county9", "approve", null, 204);

        assertThat(outcome(signing)).isEqualTo("signed");
        assertThat(result(signing).orElseThrow().struck()).isEmpty();
        JsonNode league = overview("county9", signing).at("/organs/0");
        assertThat(league.get("person").asText()).isEqualTo("league9老师");
        assertThat(league.get("mandate").asText()).isEqualTo("团县委");
        assertThat(league.get("digest").asText())
                .hasSize(64)
                .isEqualTo(overview("county9", signing).get("digest").asText());
    }

    @Test
    void a_row_in_dispute_goes_to_the_joint_meeting_whose_minutes_settle_it() {
        UUID signing = begin(SigningRule.ALL_AGREE);
        complete("league9", "approve", null, 204);
        dissent("county9", signing, "county", "2", "事迹材料不足", 204);
        dissent("county9", signing, "county", "3", "与另一名单重复", 204);
        dissent("county9", signing, "league", "1", "不归我管", 404);
        dissent("league9", signing, "league", "1", "反悔", 409);
        assertThat(rows("education9", signing, "DISSENTED").get("total").asInt())
                .as("not told before the organ has signed")
                .isZero();
        complete("county9", "approve", null, 204);
        assertThat(rows("education9", signing, "DISSENTED").get("total").asInt())
                .isEqualTo(2);
        complete("education9", "approve", null, 204);

        assertThat(worklist("league9")).isEmpty();
        assertThat(worklist("county9")).containsExactly("召开联席会议");
        assertThat(complete("county9", "approve", null, 422).get("reasons"))
                .extracting(r -> r.get("code").asText())
                .containsExactly(
                        "signing.rows-unsettled",
                        "signing.minutes-date",
                        "signing.minutes-place",
                        "signing.minutes-attendees",
                        "signing.minutes-resolution");
        call("county9", "PUT", "/api/signings/" + signing + "/rows/2/settlement", Map.of("keep", true), 422);
        call(
                "county9",
                "PUT",
                "/api/signings/" + signing + "/rows/2/settlement",
                Map.of("keep", true, "reason", "已补充材料"),
                204);
        call(
                "county9",
                "PUT",
                "/api/signings/" + signing + "/rows/3/settlement",
                Map.of("keep", false, "reason", "确属重复"),
                204);
        call(
                "county9",
                "PUT",
                "/api/signings/" + signing + "/minutes",
                Map.of(
                        "heldOn",
                        "2026-11-02",
                        "place",
                        "团县委会议室",
                        "chair",
                        "主任",
                        "attendees",
                        List.of("甲", "", "丙"),
                        "resolution",
                        "一致同意"),
                204);
        assertThat(complete("county9", "approve", null, 422).get("reasons"))
                .extracting(r -> r.get("code").asText())
                .containsExactly("signing.minutes-attendees");
        call(
                "county9",
                "PUT",
                "/api/signings/" + signing + "/minutes",
                Map.of(
                        "heldOn",
                        "2026-11-02",
                        "place",
                        "团县委会议室",
                        "chair",
                        "主任",
                        "attendees",
                        List.of("甲", "乙", "丙"),
                        "resolution",
                        "一致同意"),
                204);
        complete("county9", "approve", null, 204);

        assertThat(result(signing).orElseThrow().struck()).containsExactly(new SigningResult.Struck("3", "确属重复"));
    }

    @Test
    void whoever_is_related_or_put_the_row_forward_leaves_its_settlement_to_a_colleague() {
        UUID signing = begin(SigningRule.ALL_AGREE);
        RECUSALS.add(new RowRecusal("1", "county9", RowRecusal.Why.AUTHOR));
        RECUSALS.add(new RowRecusal("2", "county9", RowRecusal.Why.AUTHOR));
        RECUSALS.add(new RowRecusal("2", "county9", RowRecusal.Why.KIN));
        RECUSALS.add(new RowRecusal("3", "league9", RowRecusal.Why.KIN));
        for (String ref : List.of("1", "2", "3")) {
            dissent("county9", signing, "county", ref, "需要核实", 204);
        }
        for (String login : List.of("league9", "education9", "county9")) {
            complete(login, "approve", null, 204);
        }
        String rows = "/api/signings/" + signing + "/rows/";
        Map<String, Object> kept = Map.of("keep", true, "reason", "已核实");
        JsonNode author = call("county9", "PUT", rows + "1/settlement", kept, 422);
        assertThat(author.get("code").asText()).isEqualTo("signing.recused.author");
        assertThat(author.get("detail").asText()).contains("须回避", "请由其他人员");
        assertThat(call("county9", "PUT", rows + "2/settlement", kept, 422)
                        .get("code")
                        .asText())
                .as("both")
                .isEqualTo("signing.recused.kin");
        assertThat(jdbc.queryForList(
                        "select detail from honors.audit_entry where action = 'duty.refused' and subject = ? order by "
                                + "number",
                        String.class,
                        signing.toString()))
                .containsExactly("signing.recused.author", "signing.recused.kin");
        call("county9", "PUT", rows + "3/settlement", kept, 204);
        RECUSALS.removeIf(r -> !r.ref().equals("3"));
        call("county9", "PUT", rows + "1/settlement", kept, 204);
        call("county9", "PUT", rows + "2/settlement", kept, 204);
        call(
                "county9",
                "PUT",
                "/api/signings/" + signing + "/minutes",
                Map.of(
                        "heldOn",
                        "2026-11-02",
                        "place",
                        "团县委会议室",
                        "chair",
                        "主任",
                        "attendees",
                        List.of("甲", "乙", "丙"),
                        "resolution",
                        "一致同意"),
                204);

        RECUSALS.add(new RowRecusal("2", "county9", RowRecusal.Why.KIN));
        JsonNode refused = complete("county9", "approve", null, 422);
        assertThat(refused.get("code").asText())
                .as("declared after she had settled it")
                .isEqualTo("signing.settled-by-recused");
        assertThat(refused.get("detail").asText())
                .contains("测试一小三(1)中队有一行由须回避的county9老师议定")
                .doesNotContain("第2号");
        RECUSALS.clear();
        complete("county9", "approve", null, 204);
        assertThat(result(signing).orElseThrow().struck()).isEmpty();
    }

    @Test
    void a_return_while_others_have_signed_loses_nothing() {
        UUID first = begin(SigningRule.ALL_AGREE);
        dissent("league9", first, "league", "4", "年限不够", 204);
        complete("league9", "approve", "其余同意", 204);
        dissent("education9", first, "education", "1", "还在核实", 204);
        assertThat(complete("county9", "return", null, 422).get("detail").asText())
                .contains("请写明理由");
        complete("county9", "return", "第 2 行材料有误", 204);
        assertThat(outcome(first)).isEqualTo("returned");
        assertThat(result(first).orElseThrow().returnReason()).isEqualTo("第 2 行材料有误");
        assertThat(worklist("education9")).isEmpty();

        UUID unchanged = begin(SigningRule.ALL_AGREE);
        assertThat(worklist("league9")).as("signed the same rows already").isEmpty();
        assertThat(overview("county9", unchanged).at("/organs/0/carried").asBoolean())
                .isTrue();
        assertThat(overview("county9", unchanged).at("/organs/0/dissents").asInt())
                .isEqualTo(1);
        assertThat(rows("education9", unchanged, "DISSENTED").get("total").asInt())
                .as("its draft and the League's word")
                .isEqualTo(2);
        complete("county9", "return", "再改一次", 204);

        ROWS.set(1, row(2, "2"));
        UUID changed = begin(SigningRule.ALL_AGREE);
        assertThat(worklist("league9")).containsExactly("会签名单");
        JsonNode fresh = rows("league9", changed, "FRESH");
        assertThat(fresh.get("rows")).extracting(r -> r.get("ref").asText()).containsExactly("2");
        assertThat(rows("league9", changed, "DISSENTED").get("rows"))
                .extracting(r -> r.get("ref").asText())
                .as("its word on unchanged rows stays")
                .contains("4");
    }

    @Test
    void an_organ_that_is_late_is_reminded_and_reported_and_never_counts_as_agreeing() {
        UUID signing = begin(SigningRule.ALL_AGREE);
        complete("league9", "approve", null, 204);
        complete("county9", "approve", null, 204);
        jdbc.execute("truncate honors.mail cascade");

        clock.advance(Duration.ofDays(4));
        county.runJobs();
        assertThat(mails()).as("the organ itself").containsExactly("education9@test.example");
        assertThat(overview("county9", signing).at("/organs/1/overdue").asBoolean())
                .isTrue();

        jdbc.execute("truncate honors.mail cascade");
        clock.advance(Duration.ofDays(3));
        county.runJobs();
        assertThat(mails())
                .as("the convener and the League as well")
                .contains("education9@test.example", "county9@test.example", "league9@test.example");
        assertThat(result(signing)).isEmpty();
        assertThat(worklist("education9")).containsExactly("会签名单");
    }

    @Test
    void one_person_signs_for_one_organ() {
        UUID signing = begin(SigningRule.ALL_AGREE);
        league9_is_at_the_bureau_as_well(() -> {
            complete("league9", taskOf("league"), "approve", null, 204);
            JsonNode refused = complete("league9", taskOf("education"), "approve", null, 422);
            assertThat(refused.get("detail").asText()).contains("一人只能代表一个单位");
            assertThat(overview("county9", signing).at("/organs/1/word").isNull())
                    .isTrue();
        });
    }

    @Test
    void who_has_returned_the_list_for_one_organ_signs_it_for_no_other_later() {
        begin(SigningRule.ALL_AGREE);
        league9_is_at_the_bureau_as_well(() -> {
            complete("league9", taskOf("league"), "return", "请补材料", 204);
            UUID again = begin(SigningRule.ALL_AGREE);
            JsonNode refused = complete("league9", taskOf("education"), "approve", null, 422);
            assertThat(refused.get("detail").asText()).contains("会签或退回过这份名单");
            dissent("league9", again, "education", "1", "材料不足", 422);
            complete("league9", taskOf("league"), "approve", null, 204);
        });
    }

    private void league9_is_at_the_bureau_as_well(Runnable story) {
        jdbc.update("insert into honors.post (person_id, kind, organ_id, since) select person_id, 'EDUCATION_OFFICER', "
                + "'education', '2026-09-01' from honors.account where login = 'league9'");
        county.synchronize();
        try {
            story.run();
        } finally {
            jdbc.update(
                    "delete from honors.post where kind = 'EDUCATION_OFFICER' and person_id = (select person_id from "
                            + "honors.account where login = 'league9')");
            county.synchronize();
        }
    }

    @Test
    void two_officers_of_an_organ_at_once_have_one_vote() throws Exception {
        begin(SigningRule.ALL_AGREE);
        Task task = tasks.createTaskQuery().taskCandidateGroup("county").singleResult();
        call("county9", "POST", "/engine-rest/task/" + task.getId() + "/claim", Map.of("userId", "county9"), 204);
        CyclicBarrier barrier = new CyclicBarrier(2);
        List<CompletableFuture<Integer>> both = List.of(signAt(barrier, task), signAt(barrier, task));
        List<Integer> answers = List.of(both.get(0).get(), both.get(1).get());

        assertThat(answers).containsOnlyOnce(204);
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.signature where organ_id = 'county'", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void by_majority_two_of_three_strike_a_row_without_a_meeting() {
        UUID signing = begin(SigningRule.MAJORITY);
        dissent("league9", signing, "league", "1", "理由一", 204);
        dissent("education9", signing, "education", "1", "理由二", 204);
        dissent("county9", signing, "county", "2", "只有我反对", 204);
        for (String login : List.of("league9", "education9", "county9")) {
            complete(login, "approve", null, 204);
        }
        assertThat(result(signing).orElseThrow().struck())
                .extracting(SigningResult.Struck::ref)
                .containsExactly("1");
        assertThat(result(signing).orElseThrow().struck().get(0).reason())
                .contains("理由一")
                .contains("理由二");
    }

    @Test
    void the_joint_meeting_does_not_overrule_the_majority() {
        UUID signing = begin(SigningRule.MAJORITY, List.of("league", "county"));
        dissent("league9", signing, "league", "1", "理由一", 204);
        dissent("county9", signing, "county", "1", "理由二", 204);
        dissent("county9", signing, "county", "2", "一半反对", 204);
        complete("league9", "approve", null, 204);
        complete("county9", "approve", null, 204);
        assertThat(worklist("county9")).containsExactly("召开联席会议");

        String rows = "/api/signings/" + signing + "/rows/";
        JsonNode refused = call("county9", "PUT", rows + "1/settlement", Map.of("keep", true, "reason", "我看可以"), 422);
        assertThat(refused.get("detail").asText()).contains("已按会签规则有了结果");
        call("county9", "PUT", rows + "3/settlement", Map.of("keep", false, "reason", "无人反对"), 404);
        call("county9", "PUT", rows + "2/settlement", Map.of("keep", true, "reason", "已补充材料"), 204);
        call("county9", "PUT", rows + "2/settlement", Map.of("keep", false, "reason", "再议后删去"), 204);
        assertThat(rows("county9", signing, "ALL").get("rows"))
                .extracting(r -> r.get("outcome").asText())
                .containsExactly("STRUCK", "STRUCK", "KEPT", "KEPT");
    }

    @Test
    void a_long_list_is_read_page_by_page() {
        rows(4000);
        UUID signing = begin(SigningRule.ALL_AGREE);
        JsonNode page = call("county9", "GET", "/api/signings/" + signing + "/rows?page=79&size=50", null, 200);
        assertThat(page.get("total").asInt()).isEqualTo(4000);
        assertThat(page.get("rows")).hasSize(50);
        assertThat(page.at("/rows/49/ordinal").asInt()).isEqualTo(4000);
        assertThat(call("county9", "GET", "/api/signings/" + signing + "/rows?size=100000", null, 200)
                        .get("rows"))
                .hasSize(200);
        assertThat(call("county9", "GET", "/api/signings/" + signing + "/rows?text=第3999号", null, 200)
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void schools_and_towns_see_nothing_of_it() {
        UUID signing = begin(SigningRule.ALL_AGREE);
        for (String login : List.of("s901chair", "town9", "expert9", "admin9")) {
            call(login, "GET", "/api/signings/" + signing, null, 404);
            call(login, "GET", "/api/signings/" + signing + "/rows", null, 404);
        }
    }

    /** The list has this many rows: 第1号 and on, refs 1 and on. */
    static void rows(int count) {
        ROWS.clear();
        for (int i = 1; i <= count; i++) {
            ROWS.add(row(i, "1"));
        }
    }

    private static SignedRow row(int i, String version) {
        return new SignedRow(String.valueOf(i), version, false, "第" + i + "号", "s901", "测试一小", "三(1)中队", 3, "理由" + i);
    }

    private UUID begin(SigningRule rule) {
        return begin(rule, List.of("league", "education", "county"));
    }

    private UUID begin(SigningRule rule, List<String> organs) {
        return transaction.execute(status -> {
            UUID id = signings.prepare(
                    new SigningOrder(caseId, "test-list", UUID.randomUUID(), "测试名单", organs, "county", rule, 3));
            runtime.startProcessInstanceByKey(
                    "joint-signing", caseId, Map.of("signingId", id.toString(), "convenerGroup", "county"));
            return id;
        });
    }

    private Optional<SigningResult> result(UUID signing) {
        String status = jdbc.queryForObject("select status from honors.signing where id = ?", String.class, signing);
        return "SIGNED".equals(status) || "RETURNED".equals(status)
                ? Optional.of(transaction.execute(tx -> signings.resultOf(signing)))
                : Optional.empty();
    }

    private String outcome(UUID signing) {
        return (String) history.createHistoricVariableInstanceQuery()
                .variableName("signingOutcome")
                .processInstanceId(history.createHistoricVariableInstanceQuery()
                        .variableValueEquals("signingId", signing.toString())
                        .singleResult()
                        .getProcessInstanceId())
                .singleResult()
                .getValue();
    }

    private CompletableFuture<Integer> signAt(CyclicBarrier barrier, Task task) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                barrier.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return http.status(
                    "county9", "POST", "/engine-rest/task/" + task.getId() + "/complete", variables("approve"));
        });
    }

    private JsonNode overview(String login, UUID signing) {
        return call(login, "GET", "/api/signings/" + signing, null, 200);
    }

    private JsonNode rows(String login, UUID signing, String which) {
        return call(login, "GET", "/api/signings/" + signing + "/rows?which=" + which, null, 200);
    }

    private void dissent(String login, UUID signing, String organ, String ref, String reason, int status) {
        call(
                login,
                "PUT",
                "/api/signings/" + signing + "/organs/" + organ + "/dissents/" + ref,
                Map.of("reason", reason),
                status);
    }

    private List<String> worklist(String login) {
        return http.worklist(login);
    }

    private List<String> mails() {
        return jdbc.queryForList("select distinct recipient from honors.mail order by 1", String.class);
    }

    private JsonNode complete(String login, String decision, String opinion, int status) {
        return http.complete(
                login,
                opinion == null ? Map.of("decision", decision) : Map.of("decision", decision, "opinion", opinion),
                status);
    }

    private Task taskOf(String organ) {
        return tasks.createTaskQuery().taskCandidateGroup(organ).singleResult();
    }

    private JsonNode complete(String login, Task task, String decision, String opinion, int status) {
        call(login, "POST", "/engine-rest/task/" + task.getId() + "/claim", Map.of("userId", login), 204);
        Map<String, Object> opined = opinion == null
                ? Map.of("decision", Map.of("value", decision))
                : Map.of("decision", Map.of("value", decision), "opinion", Map.of("value", opinion));
        return call(
                login, "POST", "/engine-rest/task/" + task.getId() + "/complete", Map.of("variables", opined), status);
    }

    private static Map<String, Object> variables(String decision) {
        return Map.of("variables", Map.of("decision", Map.of("value", decision)));
    }

    private JsonNode call(String login, String method, String path, Object body, int status) {
        return http.call(login, method, path, body, status);
    }
}

package cn.redflower.honours.onestar;

import static cn.redflower.test.Csrf.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/** Nobody decides on what they submitted, recommended or are the subject of: as a school's people meet it. */
@IntegrationTest
class SeparationOfDutiesTest {

    @Autowired
    SmallCounty county;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    MockMvc mvc;

    Http http;
    String evaluation;

    @BeforeEach
    void a_round_is_open() {
        http = new Http(port);
        county.settle();
        clock.setTo(LocalDate.of(2026, 11, 2)
                .atTime(LocalTime.of(9, 0))
                .atZone(AdjustableClock.ZONE)
                .toInstant());
        county.withoutRounds();
        jdbc.update("delete from honors.mail");
        evaluation = call(
                        "county9",
                        "POST",
                        "/api/one-star/rounds",
                        Map.of("nominationDeadline", "2026-11-13", "schools", List.of("s901")),
                        201)
                .at("/opened/0/evaluationId")
                .asText();
        county.runJobs();
    }

    @AfterEach
    void everybody_has_their_own_posts_again() {
        clock.reset();
        jdbc.update("delete from honors.post where since = '2026-10-31'");
        jdbc.update("update honors.post set until = null where organ_id like 's90%'");
        county.synchronize();
    }

    @Test
    void a_squadron_counselor_who_sits_on_the_committee_leaves_the_decision_to_the_others() {
        appoint("s901q01", "SCHOOL_COMMITTEE_MEMBER", null);
        handIn();
        complete("s901brigade", Map.of("decision", "approve"), 204);

        assertThat(http.worklist("s901chair")).containsExactly("评定一星章");
        assertThat(http.worklist("s901committee")).containsExactly("评定一星章");
        assertThat(http.worklist("s901q01")).isEmpty();
        assertThat(call("s901q01", "GET", "/engine-rest/task/count", null, 200)
                        .get("count")
                        .asInt())
                .isZero();
        String task = task("Task_DecideOneStar");
        assertThat(http.status("s901q01", "GET", "/engine-rest/task/" + task, null))
                .isIn(403, 404);
        assertThat(http.status("s901q01", "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", "s901q01")))
                .isIn(403, 404);

        JsonNode rows = call("s901q01", "GET", rows(), null, 200);
        assertThat(rows).allMatch(row -> row.get("recused").asBoolean());
        JsonNode refused = decide("s901q01", rows, 0, 422);
        assertThat(refused.get("code").asText()).isEqualTo("badge.own-submission");
        assertThat(refused.get("detail").asText()).contains("三(1)中队").contains("请由其他人办理");
        assertThat(lastRefusal())
                .containsEntry("login", "s901q01")
                .containsEntry("action", "duty.refused")
                .containsEntry("subject", evaluation);
        decide("s901chair", rows, 0, 200);
    }

    @Test
    void who_nominated_stays_an_author_whatever_a_colleague_does_with_the_row_after_that() {
        appoint("s901q01", "SCHOOL_COMMITTEE_MEMBER", null);
        appoint("s902q01", "SQUADRON_COUNSELOR", "s901q01");
        nominate("s901q01", "s901q01", 1);
        // a second counselor of the class writes the reason anew and hands the list in
        nominate("s902q01", "s901q01", 1, "团结同学");
        complete("s902q01", Map.of(), 204);
        handIn("s901q02");
        complete("s901brigade", Map.of("decision", "approve"), 204);

        assertThat(http.worklist("s901q01")).isEmpty();
        JsonNode rows = call("s901chair", "GET", rows(), null, 200);
        assertThat(decide("s901q01", rows, 0, 422).get("code").asText()).isEqualTo("badge.own-submission");
        decide("s901chair", rows, 0, 200);
    }

    @Test
    void who_changed_a_row_is_its_author_too_and_saving_the_same_words_makes_nobody_one() {
        appoint("s902q01", "SQUADRON_COUNSELOR", "s901q01");
        appoint("s902q01", "SCHOOL_COMMITTEE_MEMBER", null);
        appoint("s902q02", "SQUADRON_COUNSELOR", "s901q01");
        appoint("s902q02", "SCHOOL_COMMITTEE_MEMBER", null);
        nominate("s901q01", "s901q01", 1);
        nominate("s902q02", "s901q01", 1);
        nominate("s902q01", "s901q01", 1, "团结同学");
        nominate("s901q01", "s901q01", 1, "乐于助人，团结同学");
        complete("s901q01", Map.of(), 204);
        handIn("s901q02");
        complete("s901brigade", Map.of("decision", "approve"), 204);

        JsonNode rows = call("s901chair", "GET", rows(), null, 200);
        assertThat(http.worklist("s902q01")).isEmpty();
        assertThat(decide("s902q01", rows, 0, 422).get("code").asText()).isEqualTo("badge.own-submission");
        assertThat(http.worklist("s902q02")).containsExactly("评定一星章");
    }

    @Test
    void taking_the_row_off_and_letting_a_colleague_nominate_again_makes_no_stranger_of_the_first() {
        appoint("s901q01", "SCHOOL_COMMITTEE_MEMBER", null);
        appoint("s902q01", "SQUADRON_COUNSELOR", "s901q01");
        nominate("s901q01", "s901q01", 1);
        Long pupil = jdbc.queryForObject(
                "select id from honors.pupil where squadron_id = 's901q01' order by number limit 1", Long.class);
        call("s901q01", "DELETE", squadron("s901q01") + "/nominees/" + pupil, null, 204);
        nominate("s902q01", "s901q01", 1);
        complete("s902q01", Map.of(), 204);
        handIn("s901q02");
        complete("s901brigade", Map.of("decision", "approve"), 204);

        assertThat(http.worklist("s901q01")).isEmpty();
    }

    @Test
    void who_handed_a_list_in_before_it_came_back_stays_its_author() {
        appoint("s901q01", "SCHOOL_COMMITTEE_MEMBER", null);
        appoint("s902q01", "SQUADRON_COUNSELOR", "s901q01");
        nominate("s902q01", "s901q01", 1);
        complete("s901q01", Map.of(), 204);
        handIn("s901q02");
        call("s901brigade", "PUT", squadron("s901q01") + "/return-remark", Map.of("remark", "理由再写具体些"), 204);
        complete("s901brigade", Map.of("decision", "return", "opinion", "理由再写具体些"), 204);
        nominate("s902q01", "s901q01", 1, "坚持照顾班级图书角");
        complete("s902q01", Map.of(), 204);
        complete("s901brigade", Map.of("decision", "approve"), 204);

        assertThat(http.worklist("s901q01")).isEmpty();
        assertThat(http.worklist("s901chair")).containsExactly("评定一星章");
    }

    @Test
    void she_who_got_hold_of_the_task_all_the_same_is_refused_when_she_completes_it() {
        appoint("s901q01", "SCHOOL_COMMITTEE_MEMBER", null);
        handIn();
        complete("s901brigade", Map.of("decision", "approve"), 204);
        String task = task("Task_DecideOneStar");
        tasks.setAssignee(task, "s901q01");
        JsonNode refused = call(
                "s901q01",
                "POST",
                "/engine-rest/task/" + task + "/complete",
                Map.of("variables", Map.of("decision", Map.of("value", "return"), "opinion", Map.of("value", "再看看"))),
                422);
        assertThat(refused.get("code").asText()).isEqualTo("badge.own-submission");
        assertThat(lastRefusal()).containsEntry("login", "s901q01").containsEntry("action", "duty.refused");
        assertThat(tasks.createTaskQuery().taskId(task).count()).isEqualTo(1);
    }

    @Test
    void who_nominated_for_a_squadron_without_counselor_does_not_check_and_the_checker_does_not_decide() {
        dismiss("s901q01", "SQUADRON_COUNSELOR");
        assertThat(http.worklist("s901brigade")).containsExactly("推荐一星章人选：三(1)中队");
        nominate("s901brigade", "s901q01", 1);
        complete("s901brigade", Map.of(), 204);
        complete("s901q02", Map.of(), 204);

        assertThat(http.worklist("s901brigade")).isEmpty();
        assertThat(http.worklist("s901chair")).containsExactly("审核推荐名单");
        assertThat(told("fallback-used")).contains("county9@test.example", "s901chair@test.example");
        assertThat(call("s901brigade", "PUT", squadron("s901q01") + "/return-remark", Map.of("remark", "好"), 422)
                        .get("code")
                        .asText())
                .isEqualTo("badge.own-submission");
        call("s901chair", "PUT", squadron("s901q01") + "/return-remark", Map.of("remark", "先看看"), 204);
        call("s901chair", "PUT", squadron("s901q01") + "/return-remark", Map.of("remark", ""), 204);
        complete("s901chair", Map.of("decision", "approve"), 204);

        assertThat(http.worklist("s901chair")).isEmpty();
        assertThat(http.worklist("s901committee")).containsExactly("评定一星章");
        assertThat(decide("s901chair", call("s901chair", "GET", rows(), null, 200), 0, 422)
                        .get("code")
                        .asText())
                .isEqualTo("badge.own-check");
        decide("s901committee", call("s901committee", "GET", rows(), null, 200), 0, 200);
    }

    @Test
    void where_the_only_committee_member_nominated_the_county_decides() {
        dismiss("s901chair", "SCHOOL_CHAIR");
        dismiss("s901committee", "SCHOOL_COMMITTEE_MEMBER");
        appoint("s901q01", "SCHOOL_CHAIR", null);
        handIn();
        complete("s901brigade", Map.of("decision", "approve"), 204);

        assertThat(http.worklist("s901q01")).isEmpty();
        assertThat(http.worklist("county9")).containsExactly("评定一星章");
        assertThat(told("fallback-used")).containsExactly("county9@test.example");
        JsonNode rows = call("county9", "GET", rows(), null, 200);
        decide("county9", rows, 0, 200);
        decide("county9", rows, 1, 200);
        call(
                "county9",
                "PUT",
                "/api/one-star/evaluations/" + evaluation + "/meeting",
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
        complete("county9", Map.of("decision", "approve"), 204);
    }

    @Test
    void posts_that_change_hands_while_the_task_is_open_are_followed() {
        appoint("s901q01", "SCHOOL_COMMITTEE_MEMBER", null);
        handIn();
        complete("s901brigade", Map.of("decision", "approve"), 204);
        assertThat(http.worklist("s901q02")).isEmpty();

        // a new member who nominated stays out, one who did not comes in, one who leaves loses what he claimed
        appoint("s901q02", "SCHOOL_COMMITTEE_MEMBER", null);
        appoint("s902q01", "SCHOOL_COMMITTEE_MEMBER", null);
        assertThat(http.worklist("s901q02")).isEmpty();
        assertThat(http.worklist("s902q01")).containsExactly("评定一星章");
        String task = task("Task_DecideOneStar");
        call("s901committee", "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", "s901committee"), 204);
        dismiss("s901committee", "SCHOOL_COMMITTEE_MEMBER");
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isNull();
        assertThat(http.worklist("s901chair")).containsExactly("评定一星章");

        // the last two who may go: it falls to the county; one comes back: it is the school's again
        dismiss("s902q01", "SCHOOL_COMMITTEE_MEMBER");
        dismiss("s901chair", "SCHOOL_CHAIR");
        assertThat(http.worklist("county9")).containsExactly("评定一星章");
        assertThat(told("fallback-used")).containsExactly("county9@test.example");
        jdbc.update("update honors.post set until = null where kind = 'SCHOOL_CHAIR' and organ_id = 's901'");
        county.synchronize();
        assertThat(http.worklist("s901chair")).containsExactly("评定一星章");
        assertThat(http.worklist("county9")).isEmpty();
    }

    @Test
    void who_corrects_a_list_while_it_is_checked_no_longer_checks_it() {
        appoint("s902brigade", "BRIGADE_COUNSELOR", null);
        handIn();
        call("s901q01", "POST", squadron("s901q01") + "/withdrawal", Map.of("reason", "少写一人"), 204);
        assertThat(http.worklist("s901brigade")).containsExactly("审核推荐名单");
        dismiss("s901q01", "SQUADRON_COUNSELOR");
        assertThat(http.worklist("s901brigade")).containsExactlyInAnyOrder("审核推荐名单", "更正推荐名单：三(1)中队");
        String task = task("Task_CorrectNominations");
        call("s901brigade", "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", "s901brigade"), 204);
        call("s901brigade", "POST", "/engine-rest/task/" + task + "/complete", Map.of("variables", Map.of()), 204);
        assertThat(http.worklist("s901brigade")).isEmpty();
        assertThat(http.worklist("s902brigade")).containsExactly("审核推荐名单");
    }

    @Test
    void a_declared_relative_is_decided_by_a_colleague() {
        handIn();
        complete("s901brigade", Map.of("decision", "approve"), 204);
        JsonNode rows = call("s901chair", "GET", rows(), null, 200);
        decide("s901chair", rows, 0, 200);
        String number = rows.get(0).get("number").asText();

        JsonNode declared = call(
                "s901chair",
                "POST",
                "/api/kinship",
                Map.of("schoolId", "s901", "pupilNumber", number, "relation", "CHILD"),
                201);
        assertThat(declared.toString()).doesNotContain(rows.get(0).get("name").asText());
        assertThat(call("s901committee", "GET", "/api/kinship", null, 200)).isEmpty();
        assertThat(call("s901chair", "GET", rows(), null, 200)
                        .get(0)
                        .get("recused")
                        .asBoolean())
                .isTrue();
        assertThat(call("s901committee", "GET", rows(), null, 200)
                        .get(0)
                        .get("recused")
                        .asBoolean())
                .isFalse();
        assertThat(call("s901committee", "GET", "/api/one-star/evaluations/" + evaluation, null, 200)
                        .get("recusals")
                        .asInt())
                .isEqualTo(1);
        assertThat(call("s901q02", "GET", "/api/one-star/evaluations/" + evaluation, null, 200)
                        .get("recusals")
                        .isNull())
                .isTrue();

        // her own word of before does not stand, and she cannot change it
        call(
                "s901chair",
                "PUT",
                "/api/one-star/evaluations/" + evaluation + "/meeting",
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
        decide("s901committee", rows, 1, 200);
        assertThat(complete("s901chair", Map.of("decision", "approve"), 422)
                        .get("code")
                        .asText())
                .isEqualTo("badge.decided-by-relative");
        JsonNode refused = call(
                "s901chair",
                "PUT",
                "/api/one-star/evaluations/" + evaluation + "/decisions",
                List.of(row(rows, 0, "REFUSED")),
                422);
        assertThat(refused.get("code").asText()).isEqualTo("badge.own-relative");
        assertThat(lastRefusal()).containsEntry("action", "duty.refused").containsEntry("detail", "badge.own-relative");

        call("s901chair", "DELETE", "/api/kinship/" + declared.get("id").asText(), null, 204);
        refused = call(
                "s901chair",
                "PUT",
                "/api/one-star/evaluations/" + evaluation + "/decisions",
                List.of(row(rows, 0, "REFUSED")),
                422);
        assertThat(refused.get("code").asText())
                .as("withdrawn in the middle of a round")
                .isEqualTo("badge.own-relative");
        call(
                "s901committee",
                "PUT",
                "/api/one-star/evaluations/" + evaluation + "/decisions",
                List.of(row(rows, 0, null)),
                200);
        decide("s901committee", rows, 0, 200);
        complete("s901chair", Map.of("decision", "approve"), 204);
        assertThat(jdbc.queryForList(
                        "select action from honors.audit_entry where login = 's901chair' and action like 'kinship.%' "
                                + "order by number",
                        String.class))
                .endsWith("kinship.declared", "kinship.withdrawn");
    }

    @Test
    void a_row_that_nobody_of_the_committee_may_decide_brings_in_the_county() {
        handIn();
        complete("s901brigade", Map.of("decision", "approve"), 204);
        JsonNode rows = call("s901chair", "GET", rows(), null, 200);
        String number = rows.get(0).get("number").asText();
        call(
                "s901chair",
                "POST",
                "/api/kinship",
                Map.of("schoolId", "s901", "pupilNumber", number, "relation", "CHILD"),
                201);
        assertThat(http.worklist("county9")).isEmpty();
        call(
                "s901committee",
                "POST",
                "/api/kinship",
                Map.of("schoolId", "s901", "pupilNumber", number, "relation", "OTHER_RELATIVE"),
                201);
        assertThat(http.worklist("county9")).containsExactly("评定一星章");
        assertThat(http.worklist("s901chair")).containsExactly("评定一星章");
        decide("county9", rows, 0, 200);
        decide("s901chair", rows, 1, 200);
    }

    @Test
    void a_brigade_counselor_with_a_relative_on_the_list_does_not_check_it() {
        handIn();
        String number = jdbc.queryForObject(
                "select number from honors.pupil where squadron_id = 's901q01' order by number limit 1", String.class);
        call(
                "s901brigade",
                "POST",
                "/api/kinship",
                Map.of("schoolId", "s901", "pupilNumber", number, "relation", "CHILD"),
                201);
        assertThat(http.worklist("s901brigade")).isEmpty();
        assertThat(http.worklist("s901committee")).containsExactly("审核推荐名单");
    }

    @Test
    void declarations_are_made_and_taken_back_on_a_page_that_tells_nothing_about_others() throws Exception {
        mvc.perform(get("/kinship").with(user("s901chair")))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("还没有申报")));
        for (String[] unknown : new String[][] {{"s901", "nosuch"}, {"s999", "901101"}, {"s902", "901101"}}) {
            mvc.perform(post("/kinship")
                            .with(user("s901chair"))
                            .with(csrf())
                            .param("schoolId", unknown[0])
                            .param("pupilNumber", unknown[1])
                            .param("relation", "CHILD"))
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(content().string(Matchers.containsString("没有这个学号的在校队员")));
        }
        mvc.perform(post("/kinship")
                        .with(user("s901chair"))
                        .with(csrf())
                        .param("schoolId", "")
                        .param("pupilNumber", "")
                        .param("relation", "CHILD"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(Matchers.containsString("请选择学校和关系")));
        String number = jdbc.queryForObject(
                "select number from honors.pupil where squadron_id = 's901q01' order by number limit 1", String.class);
        String name = jdbc.queryForObject("select name from honors.pupil where number = ?", String.class, number);
        for (int twice = 0; twice < 2; twice++) {
            mvc.perform(post("/kinship")
                            .with(user("s901chair"))
                            .with(csrf())
                            .param("schoolId", "s901")
                            .param("pupilNumber", number)
                            .param("relation", "CHILD"))
                    .andExpect(status().is3xxRedirection());
        }
        mvc.perform(get("/kinship").with(user("s901chair")))
                .andExpect(content()
                        .string(Matchers.allOf(
                                Matchers.containsString(number),
                                Matchers.containsString("子女"),
                                Matchers.not(Matchers.containsString(name)))));
        mvc.perform(get("/kinship").with(user("s901committee")))
                .andExpect(content().string(Matchers.not(Matchers.containsString(number))));
        String id = call("s901chair", "GET", "/api/kinship", null, 200)
                .get(0)
                .get("id")
                .asText();
        call("s901committee", "DELETE", "/api/kinship/" + id, null, 404);
        mvc.perform(post("/kinship/" + id + "/withdrawal")
                        .with(user("s901chair"))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        mvc.perform(get("/kinship").with(user("s901chair"))).andExpect(content().string(Matchers.containsString("撤回")));
        assertThat(call("s901chair", "GET", "/api/kinship", null, 200)).hasSize(1);
    }

    private void appoint(String login, String kind, String squadron) {
        jdbc.update("""
                insert into honors.post (person_id, kind, organ_id, squadron_id, since)
                select person_id, ?, 's901', ?, '2026-10-31' from honors.account
                    where login = ?""", kind, squadron, login);
        county.synchronize();
    }

    private void dismiss(String login, String kind) {
        jdbc.update(
                "update honors.post set until = '2026-11-02' where kind = ? and person_id = (select person_id from "
                        + "honors.account where login = ?)",
                kind,
                login);
        county.synchronize();
    }

    private void handIn() {
        handIn("s901q01");
        handIn("s901q02");
    }

    private void handIn(String squadron) {
        nominate(squadron, squadron, 1);
        complete(squadron, Map.of(), 204);
    }

    private void nominate(String login, String squadron, int position) {
        nominate(login, squadron, position, "乐于助人");
    }

    private void nominate(String login, String squadron, int position, String reason) {
        Long pupil = jdbc.queryForObject(
                "select id from honors.pupil where squadron_id = ? order by number offset ? limit 1",
                Long.class,
                squadron,
                position - 1);
        call(login, "PUT", squadron(squadron) + "/nominees/" + pupil, Map.of("reason", reason), 204);
    }

    private JsonNode decide(String login, JsonNode rows, int i, int status) {
        return call(
                login,
                "PUT",
                "/api/one-star/evaluations/" + evaluation + "/decisions",
                List.of(row(rows, i, "APPROVED")),
                status);
    }

    private static Map<String, Object> row(JsonNode rows, int i, String decision) {
        Map<String, Object> row = new java.util.HashMap<>(
                Map.of("nomineeId", rows.get(i).get("nomineeId").asLong(), "reason", "理由"));
        row.put("decision", decision);
        return row;
    }

    private Map<String, Object> lastRefusal() {
        return jdbc.queryForMap(
                "select login, action, subject, detail from honors.audit_entry where outcome = 'REFUSED' and action = "
                        + "'duty.refused' order by number desc limit 1");
    }

    private List<String> told(String template) {
        return jdbc.queryForList(
                "select distinct recipient from honors.mail where template = ?", String.class, template);
    }

    private String task(String key) {
        return tasks.createTaskQuery().taskDefinitionKey(key).singleResult().getId();
    }

    private String rows() {
        return "/api/one-star/evaluations/" + evaluation + "/nominees";
    }

    private String squadron(String id) {
        return "/api/one-star/evaluations/" + evaluation + "/squadrons/" + id;
    }

    private JsonNode complete(String login, Map<String, Object> answer, int status) {
        return http.complete(login, answer, status);
    }

    private JsonNode call(String login, String method, String path, Object body, int status) {
        return http.call(login, method, path, body, status);
    }
}

package cn.redflower.casework.approval;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.honours.countyround.CountyRoundByApi;
import cn.redflower.honours.revocation.AwardedPupil;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Of many tasks in one list each says of which award, school and year it is; none says whose. */
@IntegrationTest
class NamingTasksTest {

    @LocalServerPort
    int port;

    @Autowired
    CountyRoundByApi round;

    @Autowired
    AwardedPupil pupil;

    @Autowired
    SmallCounty county;

    @Autowired
    AdjustableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    Http http;

    @BeforeEach
    void a_county_without_rounds() {
        http = new Http(port);
        round.settle(port);
    }

    @AfterEach
    void afterwards() {
        clock.reset();
        county.withoutRounds();
    }

    @Test
    void of_one_star_from_the_squadrons_to_the_objection() {
        String evaluation = http.call(
                        "county9",
                        "POST",
                        "/api/one-star/rounds",
                        Map.of(
                                "schoolYear",
                                "2026-2027",
                                "nominationDeadline",
                                "2026-11-20",
                                "schools",
                                List.of("s901", "s902")),
                        201)
                .at("/opened/0/evaluationId")
                .asText();
        county.runJobs();
        assertThat(http.taskNames("s901q01")).containsExactly("一星章 · 测试一小 · 2026-2027 学年 — 推荐一星章人选：三(1)中队");
        assertThat(http.taskNames("s902q02")).containsExactly("一星章 · 测试二小 · 2026-2027 学年 — 推荐一星章人选：三(2)中队");

        String list = "/api/one-star/evaluations/" + evaluation + "/squadrons/s901q01";
        JsonNode first = http.call("s901q01", "GET", list, null, 200).at("/pupils/0");
        http.call("s901q01", "PUT", list + "/nominees/" + first.get("pupilId").asLong(), Map.of("reason", "乐于助人"), 204);
        http.complete("s901q01", Map.of(), 204);
        http.complete("s901q02", Map.of(), 204);
        county.runJobs();
        assertThat(http.taskNames("s901brigade")).containsExactly("一星章 · 测试一小 · 2026-2027 学年 — 审核推荐名单");
        http.complete("s901brigade", Map.of("decision", "approve"), 204);
        county.runJobs();
        assertThat(http.taskNames("s901chair")).containsExactly("一星章 · 测试一小 · 2026-2027 学年 — 评定一星章");
    }

    @Test
    void of_the_countys_rounds_that_run_side_by_side() {
        round.lastYearsStars();
        open("little-red-flower");
        open("two-star");
        assertThat(http.taskNames("county9"))
                .containsExactlyInAnyOrder("二星章 · 全县 · 2026-2027 学年 — 审核报送名单", "小红花奖章 · 全县 · 2026-2027 学年 — 审核报送名单");
        assertThat(http.taskNames("s902brigade"))
                .containsExactlyInAnyOrder(
                        "二星章 · 测试二小 · 2026-2027 学年 — 推荐报县人选", "小红花奖章 · 测试二小 · 2026-2027 学年 — 推荐报县人选");
    }

    @Test
    void of_what_a_round_calls_for_its_signing_and_its_decision() {
        round.lastYearsStars();
        round.draft("two-star");
        assertThat(http.taskNames("county9")).containsExactly("二星章 · 全县 · 2026-2027 学年 — 开启县级评选");
        round.plan(Map.of());
        round.answer("county9", "approve", 204);
        county.runJobs();
        round.submit("s901", 1);
        assertThat(http.taskNames("s901chair")).isEmpty();
        round.closeWindow();
        round.passAll();
        assertThat(http.taskNames("league9")).containsExactly("二星章 · 全县 · 2026-2027 学年 — 会签名单");
        round.sign("league9", "education9", "county9");
        round.endNotice();
        assertThat(http.taskNames("county9")).containsExactly("二星章 · 全县 · 2026-2027 学年 — 印发表彰决定");
    }

    @Test
    void of_a_revocation_by_the_certificate_and_never_by_the_pupil() {
        pupil.begin();
        try {
            http.call(
                    "county8",
                    "POST",
                    "/api/revocations",
                    Map.of("number", AwardedPupil.TWO_STAR, "reason", "事迹不实"),
                    201);
            county.runJobs();
            assertThat(http.taskNames("s901chair"))
                    .containsExactly("二星章 · 测试一小 · 2026-2027 学年 — 陈述学校意见：" + AwardedPupil.TWO_STAR);
            List<String> names = jdbc.queryForList("select name from honors.pupil", String.class);
            assertThat(jdbc.queryForList("select name_ from act_hi_taskinst", String.class))
                    .noneMatch(task -> names.stream().anyMatch(task::contains));
        } finally {
            pupil.end();
        }
    }

    @Test
    void by_words_that_anybody_would_look_for() {
        round.lastYearsStars();
        open("little-red-flower");
        open("two-star");
        http.call(
                "county9",
                "POST",
                "/api/one-star/rounds",
                Map.of("schoolYear", "2026-2027", "nominationDeadline", "2026-11-20", "schools", List.of("s901")),
                201);
        county.runJobs();
        assertThat(found("county9", Map.of("nameLike", "%二星%"))).containsExactly("二星章 · 全县 · 2026-2027 学年 — 审核报送名单");
        assertThat(found(
                        "s901brigade",
                        Map.of(
                                "nameLike",
                                "%一小%",
                                "orQueries",
                                List.of(Map.of("nameLike", "%小红花%"), Map.of("nameLike", "%2026_2027%")))))
                .containsExactly("小红花奖章 · 测试一小 · 2026-2027 学年 — 推荐报县人选");
        assertThat(found("s901brigade", Map.of("nameLike", "%二小%")))
                .as("another school's")
                .isEmpty();
    }

    /** Beside rounds that run already, whose tasks are left alone. */
    private void open(String kind) {
        round.draft(kind);
        round.plan(Map.of());
        String task = http.call("county9", "GET", "/engine-rest/task?taskDefinitionKey=Task_OpenRound", null, 200)
                .get(0)
                .get("id")
                .asText();
        http.call("county9", "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", "county9"), 204);
        http.call(
                "county9",
                "POST",
                "/engine-rest/task/" + task + "/complete",
                Map.of("variables", Map.of("decision", Map.of("value", "approve"))),
                204);
        county.runJobs();
    }

    private List<String> found(String login, Map<String, Object> query) {
        String filter = http.call(login, "GET", "/engine-rest/filter?resourceType=Task", null, 200)
                .get(0)
                .get("id")
                .asText();
        JsonNode tasks = http.call(login, "POST", "/engine-rest/filter/" + filter + "/list", query, 200);
        return java.util.stream.StreamSupport.stream(tasks.spliterator(), false)
                .map(task -> task.get("name").asText())
                .toList();
    }
}

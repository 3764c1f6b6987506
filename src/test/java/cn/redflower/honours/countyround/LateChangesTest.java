package cn.redflower.honours.countyround;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What changes late in a round: between the text and the decision, between the decision and the awards, and deadlines
 * that move.
 */
@IntegrationTest
class LateChangesTest {

    @Autowired
    CountyRoundByApi round;

    @Autowired
    SmallCounty county;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    @LocalServerPort
    int port;

    Http http;

    @BeforeEach
    void a_county_with_last_years_stars() {
        http = new Http(port);
        round.settle(port);
        round.lastYearsStars();
    }

    @AfterEach
    void as_it_was() {
        clock.reset();
        county.withoutRounds();
        jdbc.update("update honors.pupil set guardian_consent = (right(number, 2) <> '10') where school_id in ('s901', "
                + "'s902')");
    }

    @Test
    void a_star_that_is_revoked_after_the_decision_and_before_the_awards_gives_no_award() {
        toTheDecision();
        round.answer("county9", "approve", 204);
        assertThat(round.overview().get("status").asText())
                .as("decided, the awards are still to be given")
                .isEqualTo("ISSUING");
        revokeStarOf(first());
        county.runJobs();
        assertThat(round.awards()).containsExactly("HS2X-2026-00001");
        assertThat(jdbc.queryForObject(
                        "select not_awarded_reason from honors.county_nominee where id = ?", String.class, first()))
                .contains("已被撤销");
        assertThat(jdbc.queryForObject(
                        "select count(*)::int from honors.award where kind = 'two-star' and rests_on is null",
                        Integer.class))
                .isZero();
    }

    @Test
    void a_text_that_was_written_for_other_numbers_is_looked_through_before_it_is_issued() {
        toTheDecision();
        Map<String, Object> text = Map.of("text", "现决定授予 2 名少先队员。", "individuals", 2, "collectives", 0);
        http.call("county9", "PUT", round.path("/decision"), text, 204);
        assertThat(round.get("/decision").get("changed").asBoolean()).isFalse();
        jdbc.update(
                "update honors.pupil set guardian_consent = false where id = (select pupil_id from "
                        + "honors.county_nominee where id = ?)",
                first());
        assertThat(round.answer("county9", "approve", 409).get("detail").asText())
                .contains("现在可表彰个人 1 名", "编辑正文时是 2 名");
        assertThat(round.get("/decision").get("changed").asBoolean()).isTrue();
        assertThat(round.get("/decision").get("text").asText())
                .as("what was typed is there")
                .contains("授予 2 名");
        http.call(
                "county9",
                "PUT",
                round.path("/decision"),
                Map.of("text", "现决定授予 1 名少先队员。", "individuals", 1, "collectives", 0),
                204);
        round.issue();
        assertThat(round.awards()).hasSize(1);
    }

    @Test
    void a_list_that_an_organ_gives_back_is_not_overdue_at_once() {
        round.open("little-red-flower");
        round.submit("s901", 1, 2);
        round.closeWindow();
        clock.advance(Duration.ofDays(10));
        county.runJobs();
        assertThat(calledIn()).as("it lay for ten days").isEqualTo(1);
        round.passAll();
        http.complete("league9", Map.of("decision", "return", "opinion", "请核对"), 204);
        county.runJobs();
        assertThat(calledIn()).isEqualTo(1);
        assertThat(dueOfScreening()).isAfter(OffsetDateTime.now(clock).plusDays(4));
    }

    @Test
    void an_extension_moves_the_countys_own_deadline() {
        round.open("little-red-flower");
        assertThat(dueOfScreening().toLocalDate()).isEqualTo("2026-11-28");
        http.call(
                "county9",
                "POST",
                round.path("/extension"),
                Map.of("closesOn", "2026-12-10", "reason", "停电", "schools", List.of("s902")),
                204);
        assertThat(dueOfScreening().toLocalDate()).isEqualTo("2026-12-15");
        clock.setTo(OffsetDateTime.parse("2026-12-01T09:00:00+08:00").toInstant());
        county.runJobs();
        assertThat(calledIn()).as("nobody is late yet").isZero();
    }

    private void toTheDecision() {
        round.open("two-star");
        round.submit("s901", 1, 2);
        round.closeWindow();
        round.passAll();
        round.sign("league9", "education9", "county9");
        round.endNotice();
        assertThat(http.worklist("county9")).containsExactly("印发表彰决定");
    }

    private long first() {
        return jdbc.queryForObject("select min(id) from honors.county_nominee", Long.class);
    }

    private void revokeStarOf(long nominee) {
        jdbc.update(
                "update honors.award set status = 'REVOKED', revoked_on = '2026-12-01' where kind = 'one-star' and "
                        + "pupil_id = (select pupil_id from honors.county_nominee where id = ?)",
                nominee);
    }

    private int calledIn() {
        return jdbc.queryForObject(
                "select count(*)::int from honors.mail_batch where what = 'county-award/screening-overdue' and "
                        + "business_key = ?",
                Integer.class,
                round.overview().get("id").asText());
    }

    private OffsetDateTime dueOfScreening() {
        String due = http.call(
                        "county9", "GET", "/engine-rest/task?taskDefinitionKey=Task_ScreenNominations", null, 200)
                .get(0)
                .get("due")
                .asText();
        return OffsetDateTime.parse(due.replaceAll("(\\+\\d\\d)(\\d\\d)$", "$1:$2"))
                .withOffsetSameInstant(java.time.ZoneOffset.ofHours(8));
    }
}

package cn.redflower.honours.countyround.screening;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.honours.countyround.nomination.SchoolRound;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A list goes from its school to the county, back and up again, each step taken by those whose it is. */
@IntegrationTest
class ReturnedListStoryTest {

    @Autowired
    SmallCounty county;

    @Autowired
    SchoolRound round;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    @LocalServerPort
    int port;

    Http http;
    UUID nomination;
    String path;
    long good;
    long meagre;

    @BeforeEach
    void a_school_has_handed_in_two_rows() {
        http = new Http(port);
        county.settle();
        clock.setTo(OffsetDateTime.parse("2026-11-02T09:00:00+08:00").toInstant());
        county.withoutRounds();
        round.open(port, "little-red-flower", 300, 0);
        nomination = round.join("s901", 3, 0);
        path = "/api/county-awards/rounds/" + round.id();
        good = round.nominate("s901", nomination, round.pupil("s901q01", 1), "每周坚持打扫图书角");
        meagre = round.nominate("s901", nomination, round.pupil("s901q01", 2), "好");
        assertThat(http.call("county9", "GET", path + "/screening/rows", null, 200)
                        .get("total")
                        .asInt())
                .as("not the county's yet")
                .isZero();
        round.handIn("s901", 204);
        round.approveAll("s901", nomination);
        round.submit("s901", 204);
    }

    @AfterEach
    void as_it_was() {
        county.withoutRounds();
        clock.reset();
    }

    @Test
    void a_returned_row_is_corrected_with_evidence_and_passed_then() {
        assertThat(rows().get("total").asInt()).isEqualTo(2);
        decide("PASS", null, good, null);
        decide("RETURN", "事迹太简单", meagre, null);
        http.call(
                "county9",
                "POST",
                path + "/schools/s901/return",
                Map.of("remark", "请两天内更正", "closesAt", "2026-11-06"),
                200);
        county.runJobs();
        assertThat(round.reserved()).isEqualTo(1);
        assertThat(blockers()).contains("测试一小");

        http.call(
                "s901brigade",
                "PUT",
                SchoolRound.path(nomination) + "/rows/" + meagre,
                Map.of("reason", "带领同学照顾低年级小朋友"),
                204);
        assertThat(round.upload(
                                "s901brigade",
                                SchoolRound.path(nomination) + "/rows/" + meagre + "/evidence",
                                "证明.pdf",
                                SchoolRound.PDF)
                        .statusCode())
                .isLessThan(300);
        round.handIn("s901", 204);
        round.approveAll("s901", nomination);
        round.submit("s901", 204);

        JsonNode again = row(meagre);
        assertThat(again.get("screening").isNull()).isTrue();
        assertThat(again.get("remark").isNull()).isTrue();
        assertThat(again.get("version").asInt()).isGreaterThan(1);
        assertThat(again.get("evidence").asInt()).isEqualTo(1);
        assertThat(again.get("flags").toString()).contains("CORRECTED", "事迹太简单");
        assertThat(row(good).get("screening").asText()).isEqualTo("PASSED");
        JsonNode whole = http.call("county9", "GET", path + "/screening/comparison?row=" + meagre, null, 200)
                .get(0);
        String file = "/api/county-awards/nominations/"
                + whole.at("/row/nominationId").asText() + "/documents/"
                + whole.at("/evidence/0/documentId").asText();
        assertThat(http.status("county9", "GET", file, null)).isEqualTo(200);
        assertThat(whole.get("history").toString()).contains("RETURN", "SUBMIT");
        assertThat(blockers()).contains("还有 1 行没有审核");
        decide("PASS", null, meagre, null);
        assertThat(blockers()).isEqualTo("[]");
        assertThat(round.reserved()).isEqualTo(2);
    }

    @Test
    void one_that_is_not_corrected_in_time_is_the_countys_no_more_and_holds_nothing_up() {
        decide("PASS", null, good, null);
        decide("RETURN", "事迹太简单", meagre, null);
        http.call("county9", "POST", path + "/schools/s901/return", Map.of("closesAt", "2026-11-06"), 200);
        county.runJobs();
        clock.setTo(OffsetDateTime.parse("2026-11-07T00:01:00+08:00").toInstant());
        county.runJobs();
        assertThat(round.status(nomination)).isEqualTo("SUBMITTED");
        assertThat(blockers()).isEqualTo("[]");
        assertThat(row(meagre).get("decidable").asBoolean()).isFalse();
        assertThat(http.call(
                                "county9",
                                "POST",
                                path + "/screening/decisions",
                                Map.of(
                                        "decision",
                                        "PASS",
                                        "rows",
                                        java.util.List.of(Map.of("id", meagre, "screening", "RETURNED"))),
                                409)
                        .get("code")
                        .asText())
                .isEqualTo("screening.dropped");
    }

    @Test
    void a_row_that_lapsed_stays_lapsed_whatever_becomes_of_the_others() {
        http.call("s901brigade", "POST", SchoolRound.path(nomination) + "/withdrawal", Map.of("reason", "再加一人"), 204);
        long third = round.nominate("s901", nomination, round.pupil("s901q01", 3), "组织读书会");
        round.handIn("s901", 204);
        round.approveAll("s901", nomination);
        round.submit("s901", 204);
        decide("PASS", null, good, null);
        decide("REJECT", "名额已满", third, null);
        decide("RETURN", "事迹太简单", meagre, null);
        http.call("county9", "POST", path + "/schools/s901/return", Map.of("closesAt", "2026-11-06"), 200);
        county.runJobs();
        http.call(
                "s901brigade",
                "PUT",
                SchoolRound.path(nomination) + "/rows/" + meagre,
                Map.of("reason", "带领同学照顾低年级小朋友"),
                204);
        round.handIn("s901", 204);
        round.decide("s901", nomination, meagre, "APPROVED", null, 204);
        clock.setTo(OffsetDateTime.parse("2026-11-07T00:01:00+08:00").toInstant());
        county.runJobs();

        decide("UNSCREEN", null, third, "REJECTED");
        assertThat(round.reserved()).as("passed, and no longer rejected").isEqualTo(2);
        assertThat(row(meagre).get("decidable").asBoolean()).isFalse();
        decide("PASS", null, third, null);
        assertThat(blockers()).isEqualTo("[]");
    }

    private void decide(String decision, String remark, long row, String seen) {
        Map<String, Object> saw = new java.util.HashMap<>(Map.of("id", row));
        saw.put("screening", seen);
        Map<String, Object> body =
                new java.util.HashMap<>(Map.of("decision", decision, "rows", java.util.List.of(saw)));
        body.put("remark", remark);
        http.call("county9", "POST", path + "/screening/decisions", body, 200);
    }

    private String blockers() {
        return http.call("county9", "GET", path + "/screening", null, 200)
                .get("blockers")
                .toString();
    }

    private JsonNode rows() {
        return http.call("county9", "GET", path + "/screening/rows", null, 200);
    }

    private JsonNode row(long id) {
        for (JsonNode row : rows().get("rows")) {
            if (row.get("id").asLong() == id) {
                return row;
            }
        }
        throw new AssertionError("no row");
    }
}

package cn.redflower.honours.countyround;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.honours.countyround.nomination.SchoolRound;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the overviews of rounds count and link: what was handed in, what can still be read, what still stands. */
@IntegrationTest
class RoundFiguresTest {

    @LocalServerPort
    int port;

    @Autowired
    CountyRoundByApi by;

    @Autowired
    SchoolRound schools;

    @Autowired
    SmallCounty county;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    Http http;

    @BeforeEach
    void a_county_without_rounds() {
        http = new Http(port);
        by.settle(port);
        by.lastYearsStars();
    }

    @AfterEach
    void afterwards() {
        clock.reset();
        county.withoutRounds();
    }

    @Test
    void a_draft_is_not_handed_in_before_the_deadline_nor_after_it() {
        UUID round = by.open("two-star");
        by.submit("s901", 1, 2);
        schools.goOn(port, round);
        schools.nominate("s902", by.nomination("s902"), schools.pupil("s902q01", 1), "乐于助人");
        assertThat(line("s901").get("nominees").asInt()).isEqualTo(2);
        assertThat(line("s902").get("nominees").asInt()).isZero();
        by.closeWindow();
        assertThat(line("s902").get("status").asText()).isEqualTo("WAIVED");
        assertThat(line("s902").get("nominees").asInt()).isZero();
        assertThat(line("s901").get("nominees").asInt())
                .as("what the county has is counted still")
                .isEqualTo(2);
    }

    @Test
    void the_countys_people_hear_that_they_can_screen_and_again_when_the_first_list_is_there() {
        UUID round = by.open("two-star");
        assertThat(screeningMails())
                .hasSize(1)
                .allMatch(mail -> mail.contains("报来一所审一所") && mail.contains("/county-awards/" + round + "/screening"));
        by.submit("s901", 1);
        assertThat(screeningMails()).hasSize(2).last().asString().contains("第一所学校已经报送", "测试一小");
        by.submit("s902", 1);
        assertThat(screeningMails()).as("one letter, not one a school").hasSize(2);
    }

    @Test
    void a_notice_that_is_over_is_not_linked_and_a_revoked_row_has_not_passed() {
        UUID round = by.open("two-star");
        long row = by.submit("s901", 1, 2);
        by.closeWindow();
        by.passAll();
        by.sign("league9", "education9", "county9");
        String address = by.overview().get("noticeAddress").asText();
        assertThat(http.status(null, "GET", address, null)).isEqualTo(200);
        by.endNotice();
        assertThat(by.overview().get("noticeAddress").isNull()).isTrue();
        assertThat(http.call("s901chair", "GET", "/api/county-awards/rounds", null, 200)
                        .at("/0/noticeAddress")
                        .isNull())
                .isTrue();
        by.issue();
        assertThat(row(row).get("awarded").asBoolean()).isTrue();
        assertThat(row(row).get("revokedOn").isNull()).isTrue();

        jdbc.update(
                "update honors.award set status = 'REVOKED', revoked_on = '2026-12-09', revocation_reason = '经核查，事迹不实' "
                        + "where case_id = ? and row_ref = ?",
                round.toString(),
                String.valueOf(row));
        assertThat(row(row).get("revokedOn").asText()).isEqualTo("2026-12-09");
        JsonNode screened = by.get("/screening/rows").get("rows");
        assertThat(screened)
                .filteredOn(r -> r.get("id").asLong() == row)
                .extracting(r -> r.get("revokedOn").asText())
                .containsExactly("2026-12-09");
        assertThat(screened)
                .filteredOn(r -> r.get("id").asLong() != row)
                .extracting(r -> r.get("revokedOn").isNull())
                .containsExactly(true);
        assertThat(line("s901").get("awarded").asInt()).isEqualTo(2);
        assertThat(line("s901").get("revoked").asInt()).isEqualTo(1);
    }

    @Test
    void neither_is_a_squadrons_draft_for_one_star() {
        String id = http.call(
                        "county9",
                        "POST",
                        "/api/one-star/rounds",
                        Map.of(
                                "schoolYear",
                                "2026-2027",
                                "nominationDeadline",
                                "2026-11-06",
                                "schools",
                                List.of("s901")),
                        201)
                .at("/opened/0/evaluationId")
                .asText();
        county.runJobs();
        String path = "/api/one-star/evaluations/" + id;
        nominate(path, "s901q01");
        nominate(path, "s901q02");
        assertThat(http.call("county9", "GET", "/api/one-star/evaluations", null, 200)
                        .at("/0/nominees")
                        .asInt())
                .isZero();
        http.complete("s901q01", Map.of(), 204);
        clock.advance(Duration.ofDays(5));
        county.runJobs();
        JsonNode line = http.call("county9", "GET", "/api/one-star/evaluations", null, 200)
                .get(0);
        assertThat(line.get("waived").asInt()).isEqualTo(1);
        assertThat(line.get("nominees").asInt()).isEqualTo(1);
    }

    private void nominate(String path, String squadron) {
        JsonNode list = http.call(squadron, "GET", path + "/squadrons/" + squadron, null, 200);
        http.call(
                squadron,
                "PUT",
                path + "/squadrons/" + squadron + "/nominees/"
                        + list.at("/pupils/0/pupilId").asLong(),
                Map.of("reason", "乐于助人"),
                204);
    }

    private JsonNode line(String school) {
        for (JsonNode line : by.overview().get("schools")) {
            if (line.get("schoolId").asText().equals(school)) {
                return line;
            }
        }
        throw new AssertionError("no " + school);
    }

    private JsonNode row(long id) {
        for (JsonNode row : schools.rows("s901", by.nomination("s901"))) {
            if (row.get("id").asLong() == id) {
                return row;
            }
        }
        throw new AssertionError("no row " + id);
    }

    private List<String> screeningMails() {
        return jdbc.queryForList(
                "select model::text from honors.mail where recipient = 'county9@test.example' and model::text like "
                        + "'%审核各校报送%' order by id",
                String.class);
    }
}

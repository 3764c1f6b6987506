package cn.redflower.platform.names;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.honours.onestar.OneStarByApi;
import cn.redflower.people.account.Visitor;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A name has fifty characters at most, at each door that names come in by; a longer one is refused in words and never
 * cut. The roster's door is looked at where rosters are ({@code NamesInSheetsTest}).
 */
@IntegrationTest
class LongestNameTest {

    private static final String FIFTY = "阿".repeat(50);
    private static final String LONGER = "阿".repeat(51);

    @Autowired
    SmallCounty county;

    @Autowired
    OneStarByApi oneStar;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    @LocalServerPort
    int port;

    Http http;

    @BeforeEach
    void a_county() {
        http = new Http(port);
        county.settle();
        county.withoutRounds();
    }

    @AfterEach
    void as_it_was() {
        clock.reset();
        county.withoutRounds();
        jdbc.update("delete from honors.person where name = ?", FIFTY);
    }

    @Test
    void in_a_sheet_of_nominations() {
        JsonNode opened = http.call(
                "county9",
                "POST",
                "/api/one-star/rounds",
                Map.of(
                        "nominationDeadline",
                        LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(9).toString(),
                        "schools",
                        List.of("s901")),
                201);
        JsonNode told = upload(
                "s901q01",
                "/api/one-star/evaluations/"
                        + opened.at("/opened/0/evaluationId").asText() + "/squadrons/s901q01/sheet",
                "学号,姓名,推荐理由\n901101," + LONGER + ",热心\n901102," + FIFTY + ",热心\n",
                200);
        assertThat(told.get("findings").findValuesAsText("kind")).containsExactly("name-too-long", "name-mismatch");
        assertThat(told.get("findings").get(0).get("detail").asText()).contains("有51个字，最多50个字");
    }

    @Test
    void of_a_person_with_an_account() {
        Map<String, Object> wanted = Map.of(
                "name",
                LONGER,
                "login",
                "longname9",
                "posts",
                List.of(Map.of("kind", "COUNTY_OFFICER", "organId", "county")));
        JsonNode refused = http.call("admin9", "POST", "/api/accounts", wanted, 422);
        assertThat(refused.get("reasons").findValuesAsText("detail")).anyMatch(sentence -> sentence.contains("50"));
        assertThat(jdbc.queryForObject("select count(*) from honors.person where length(name) > 50", Integer.class))
                .isZero();
    }

    @Test
    void of_somebody_who_objects() {
        oneStar.settle(port, "2026-11-02");
        oneStar.open("2026-11-13", 201);
        oneStar.decided();
        oneStar.conclude(204);
        county.runJobs();
        String notice = oneStar.overview().get("noticeAddress").asText().replaceAll("https?://[^/]+", "");
        String objections =
                "select complainant from honors.objection o join honors.notice n on n.id = o.notice_id where n.slug = "
                        + "?";
        String slug = notice.substring(notice.lastIndexOf('/') + 1);
        Visitor parent = new Visitor(port, "198.51.105.1");
        parent.get(notice + "/objection");
        Map<String, String> objection = new java.util.HashMap<>(Map.of(
                "submission",
                UUID.randomUUID().toString(),
                "name",
                LONGER,
                "phone",
                "13800000000",
                "mail",
                "",
                "row",
                "1",
                "text",
                "该同学没有参加活动。",
                "website",
                ""));
        assertThat(parent.post(notice + "/objection", objection).body())
                .contains("50")
                .contains(LONGER);
        assertThat(jdbc.queryForList(objections, String.class, slug)).isEmpty();
        objection.put("name", FIFTY);
        parent.post(notice + "/objection", objection);
        assertThat(jdbc.queryForList(objections, String.class, slug)).containsExactly(FIFTY);
    }

    private JsonNode upload(String login, String path, String sheet, int status) {
        String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n" + sheet
                + "\r\n--b--\r\n";
        var answer =
                http.raw(login, "POST", path, "multipart/form-data; boundary=b", body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

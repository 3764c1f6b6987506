package cn.redflower.people.pupil.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.honours.onestar.OneStarByApi;
import cn.redflower.people.pupil.register.RegisteredPupils;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.AtOnce;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SessionHttp;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A pupil goes from school s901 to s902: she stays the same person, and nobody loses her on the way. */
@IntegrationTest
class TransfersTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    SmallCounty county;

    @Autowired
    OneStarByApi star;

    @Autowired
    AdjustableClock clock;

    @Autowired
    RegisteredPupils registered;

    Http http;
    long pupil;

    @BeforeEach
    void one_more_pupil() {
        registered.settle();
        county.withoutRounds();
        star.settle(port, "2026-11-02");
        http = new Http(port);
        pupil = registered.pupil("s901q01", "T001", "试验小一");
    }

    @AfterEach
    void as_before() {
        county.withoutRounds();
        registered.remove();
        clock.reset();
    }

    @Test
    void handed_over_and_taken_in_she_stays_the_same_person() {
        registered.award(pupil);
        String id = handOver();

        assertThat(list("s902brigade")).containsExactly("试验小一 测试一小 三(1)中队 false");
        assertThat(list("s901brigade")).hasSize(1);
        assertThat(http.call("s902brigade", "GET", "/api/pupils/transfers/" + id, null, 200)
                        .get("number")
                        .asText())
                .isEqualTo("T001");
        assertThat(http.status("s902brigade", "GET", "/api/pupils/" + pupil, null))
                .isEqualTo(404);
        assertThat(http.call("s901q01", "GET", "/api/pupils?q=T001&state=WAITING", null, 200)
                        .at("/pupils/0/toSchool")
                        .asText())
                .isEqualTo("测试二小");

        assertThat(takeIn("s902brigade", id, "s902q02", "T777", false, 200)
                        .get("pupilId")
                        .asLong())
                .isEqualTo(pupil);

        JsonNode whole = http.call("s902q02", "GET", "/api/pupils/" + pupil, null, 200);
        assertThat(whole.at("/pupil/number").asText()).isEqualTo("T777");
        assertThat(whole.at("/pupil/leftOn").isNull()).isTrue();
        assertThat(whole.at("/awards/0/school").asText()).isEqualTo("测试一小");
        assertThat(StreamSupport.stream(whole.get("changes").spliterator(), false)
                        .map(each -> each.get("field").asText()))
                .containsExactly("number", "squadron", "school", "transfer");
        assertThat(http.status("s901brigade", "GET", "/api/pupils/" + pupil, null))
                .isEqualTo(404);
        assertThat(list("s902brigade")).isEmpty();
        assertThat(jdbc.queryForList(
                        "select action || ' ' || organ || ' ' || detail from honors.audit_entry where subject = ? and "
                                + "action in ('pupil.handed-over', 'pupil.taken-in') order by number",
                        String.class,
                        String.valueOf(pupil)))
                .containsExactly("pupil.handed-over s901 s902", "pupil.taken-in s902 s901");
        assertThat(code("s902brigade", id, "s902q02", "T778", false, 409)).isEqualTo("pupil.transfer.over");
        assertThat(http.status("s901brigade", "DELETE", "/api/pupils/transfers/" + id, null))
                .isEqualTo(409);
    }

    @Test
    void only_the_schools_concerned_act() {
        String id = handOver();
        assertThat(http.status("s902q01", "GET", "/api/pupils/transfers/" + id, null))
                .isEqualTo(404);
        assertThat(http.status("s901brigade", "GET", "/api/pupils/transfers/" + id, null))
                .isEqualTo(403);
        assertThat(http.status("s902brigade", "DELETE", "/api/pupils/transfers/" + id, null))
                .isEqualTo(403);
        assertThat(code("s901brigade", id, "s901q02", "T002", false, 403)).isEqualTo("problem.not-allowed");
        assertThat(http.status("league9", "GET", "/api/pupils/transfers", null)).isEqualTo(403);
        assertThat(list("s902q01")).as("a squadron has no transfers").isEmpty();
        assertThat(list("town9")).hasSize(1);
        assertThat(list("county9")).hasSize(1);
    }

    @Test
    void what_cannot_be_handed_over() {
        assertThat(hand(Map.of("toSchool", "s901", "on", "2026-11-01"), 422)).isEqualTo("pupil.transfer.same-school");
        assertThat(hand(Map.of("toSchool", "s999", "on", "2026-11-01"), 422))
                .isEqualTo("pupil.transfer.school-missing");
        assertThat(hand(Map.of("on", "2026-11-01"), 422)).isEqualTo("pupil.transfer.school-missing");
        assertThat(hand(Map.of("toSchool", "s902", "on", "2026-11-09"), 422)).isEqualTo("pupil.day-ahead");
        handOver();
        assertThat(hand(Map.of("toSchool", "s902", "on", "2026-11-01"), 409)).isEqualTo("pupil.waits");
        assertThat(http.call(
                                "s901brigade",
                                "POST",
                                "/api/pupils/" + pupil + "/leaving",
                                Map.of("on", "2026-11-01", "reason", "OTHER"),
                                409)
                        .get("detail")
                        .asText())
                .contains("测试二小");
        assertThat(http.status("s901brigade", "POST", "/api/pupils/" + pupil + "/return", null))
                .isEqualTo(409);
    }

    @Test
    void a_number_that_is_taken_and_a_namesake() {
        registered.pupil("s902q01", "T001", "试验小三");
        registered.pupil("s902q02", "T500", "试验小一");
        String id = handOver();
        JsonNode prospect = http.call("s902brigade", "GET", "/api/pupils/transfers/" + id, null, 200);
        assertThat(prospect.get("number").asText()).as("next to 902210").isEqualTo("902211");
        assertThat(prospect.at("/namesakes/0/number").asText()).isEqualTo("T500");

        JsonNode clash = takeIn("s902brigade", id, "s902q01", "T001", true, 422);
        assertThat(clash.get("detail").asText()).contains("T001", "试验小三", "902211");
        assertThat(code("s902brigade", id, "s902q01", "", true, 422)).isEqualTo("roster.missing-number");
        assertThat(code("s902brigade", id, "s901q02", "T002", true, 422)).isEqualTo("pupil.squadron-missing");
        assertThat(code("s902brigade", id, "s902q01", "T002", false, 422)).isEqualTo("pupil.transfer.namesake");
        takeIn("s902brigade", id, "s902q01", "T002", true, 200);
    }

    @Test
    void withdrawn_she_is_where_she_was() {
        String id = handOver();
        http.call("s901brigade", "DELETE", "/api/pupils/transfers/" + id, null, 204);
        assertThat(jdbc.queryForMap(
                        "select school_id, squadron_id, left_on, left_reason from honors.pupil where id = ?", pupil))
                .containsEntry("school_id", "s901")
                .containsEntry("squadron_id", "s901q01")
                .containsEntry("left_on", null)
                .containsEntry("left_reason", null);
        assertThat(code("s902brigade", id, "s902q01", "T002", false, 409)).isEqualTo("pupil.transfer.over");
        handOver();
    }

    @Test
    void several_at_once_hand_over_and_withdraw_once() {
        Map<String, Object> leaving = Map.of("toSchool", "s902", "on", "2026-11-01");
        assertThat(AtOnce.send(4, i -> http.send("s901brigade", "POST", "/api/pupils/" + pupil + "/transfer", leaving)))
                .extracting(HttpResponse::statusCode)
                .containsExactlyInAnyOrder(201, 409, 409, 409);
        String id = jdbc.queryForObject(
                "select id::text from honors.pupil_transfer where pupil_id = ?", String.class, pupil);
        assertThat(AtOnce.send(4, i -> http.send("s901brigade", "DELETE", "/api/pupils/transfers/" + id, null)))
                .extracting(HttpResponse::statusCode)
                .containsExactlyInAnyOrder(204, 409, 409, 409);
    }

    @Test
    void several_at_once_take_her_in_once() {
        String id = handOver();
        assertThat(AtOnce.send(
                        4,
                        i -> http.send(
                                i % 2 == 0 ? "s902brigade" : "s902chair",
                                "POST",
                                "/api/pupils/transfers/" + id + "/reception",
                                Map.of("squadronId", "s902q01", "number", "T80" + i))))
                .extracting(HttpResponse::statusCode)
                .containsExactlyInAnyOrder(200, 409, 409, 409);
    }

    @Test
    void whom_nobody_takes_in_the_county_sees_after_sixty_days() {
        handOver();
        star.at("2026-12-31T10:00");
        assertThat(list("county9")).containsExactly("试验小一 测试一小 三(1)中队 false");
        star.at("2027-01-02T10:00");
        assertThat(list("county9")).containsExactly("试验小一 测试一小 三(1)中队 true");
        assertThat(SessionHttp.of(port, "county9")
                        .send(null, "GET", "/pupils/transfers", null)
                        .body())
                .contains("60 天仍无人接收");
    }

    @Test
    void on_the_way_she_is_no_candidate_and_a_row_of_the_old_school_stays_readable() {
        star.open("2026-11-20", 201);
        String row = star.path("/squadrons/s901q01/nominees/" + pupil);
        http.call("s901q01", "PUT", row, Map.of("reason", "乐于助人"), 204);
        String id = handOver();

        assertThat(http.status("s901q01", "PUT", row, Map.of("reason", "乐于助人，热爱劳动")))
                .as("not nominated anew")
                .isEqualTo(422);
        takeIn("s902brigade", id, "s902q01", "T777", false, 200);
        assertThat(http.call("s901chair", "GET", star.path("/nominees"), null, 200)
                        .toString())
                .contains("试验小一");
        assertThat(http.complete("s901q01", Map.of(), 422).toString()).contains("已不在本中队");
        http.call("s901q01", "DELETE", row, null, 204);
    }

    @Test
    void a_roster_of_either_school_tells_that_she_is_on_the_way() throws Exception {
        handOver();
        JsonNode old = upload("s901brigade", "三(1)中队,T001,试验小一,女,2017-10");
        assertThat(old.get("acceptedRows").asInt()).isZero();
        assertThat(findings("s901brigade", old)).contains("handed-over", "已转往测试二小");
        JsonNode young = upload("s902brigade", "三(1)中队,T901,试验小一,女,2017-10");
        assertThat(young.get("acceptedRows").asInt()).isEqualTo(1);
        assertThat(findings("s902brigade", young)).contains("transfer-waiting", "测试一小", "T001");
        Map<String, Object> fresh = Map.of(
                "schoolId", "s902", "squadronId", "s902q01", "number", "T901", "name", "试验小一", "birthMonth", "2017-10");
        assertThat(http.call("s902brigade", "POST", "/api/pupils", fresh, 422)
                        .get("code")
                        .asText())
                .isEqualTo("pupil.waits-to-be-taken-in");
    }

    private String handOver() {
        return http.call(
                        "s901brigade",
                        "POST",
                        "/api/pupils/" + pupil + "/transfer",
                        Map.of("toSchool", "s902", "on", "2026-11-01"),
                        201)
                .get("id")
                .asText();
    }

    private String hand(Map<String, Object> body, int status) {
        return http.call("s901brigade", "POST", "/api/pupils/" + pupil + "/transfer", body, status)
                .get("code")
                .asText();
    }

    private JsonNode takeIn(String login, String id, String squadron, String number, boolean known, int status) {
        return http.call(
                login,
                "POST",
                "/api/pupils/transfers/" + id + "/reception",
                Map.of("squadronId", squadron, "number", number, "namesakeKnown", known),
                status);
    }

    private String code(String login, String id, String squadron, String number, boolean known, int status) {
        return takeIn(login, id, squadron, number, known, status).get("code").asText();
    }

    private List<String> list(String login) {
        return StreamSupport.stream(
                        http.call(login, "GET", "/api/pupils/transfers", null, 200)
                                .spliterator(),
                        false)
                .map(each -> each.get("name").asText() + " "
                        + each.get("fromSchoolName").asText() + " "
                        + each.get("fromSquadron").asText() + " "
                        + each.get("overdue").asBoolean())
                .toList();
    }

    private String findings(String login, JsonNode roster) {
        return http.call(login, "GET", "/api/rosters/" + roster.get("id").asText() + "/findings", null, 200)
                .toString();
    }

    private JsonNode upload(String login, String row) throws Exception {
        return new ObjectMapper()
                .readTree(http.raw(
                                login,
                                "POST",
                                "/api/rosters",
                                "multipart/form-data; boundary=b",
                                ("--b~Content-Disposition: form-data; name=\"file\"; filename=\"r.csv\"~~"
                                                + "中队,学号,姓名,性别,出生年月\n" + row + "\n~--b--~")
                                        .replace("~", "\r\n")
                                        .getBytes(StandardCharsets.UTF_8))
                        .body());
    }
}

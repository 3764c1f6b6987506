package cn.redflower.people.pupil.register;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.AtOnce;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The register between uploads, as scripts and pages see it: found by those who may, corrected with everything on
 * record.
 */
@IntegrationTest
class KeepingPupilsTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    @Autowired
    RegisteredPupils registered;

    Http http;
    long pupil;

    @BeforeEach
    void one_more_pupil() {
        registered.settle();
        clock.setTo(LocalDate.of(2026, 11, 1)
                .atTime(LocalTime.NOON)
                .atZone(AdjustableClock.ZONE)
                .toInstant());
        http = new Http(port);
        pupil = registered.pupil("s901q01", "T001", "阿依古丽·买买提");
    }

    @AfterEach
    void as_before() {
        registered.remove();
        clock.reset();
    }

    @Test
    void each_finds_the_pupils_of_her_own_scope() {
        assertThat(total("s901q01", "")).isEqualTo(11);
        assertThat(total("s901brigade", "")).isEqualTo(21);
        assertThat(total("s901committee", "")).isEqualTo(21);
        assertThat(total("s902chair", "")).isEqualTo(20);
        assertThat(total("s902chair", "?school=s901")).isZero();
        assertThat(total("town9", "?school=s901")).isEqualTo(21);
        assertThat(total("county9", "?school=s901&squadron=s901q01")).isEqualTo(11);
        assertThat(total("admin9", "?school=s901")).isEqualTo(21);
        for (String nobody : List.of("league9", "education9", "expert9", "s901q01squad", "s901q01guest")) {
            assertThat(http.status(nobody, "GET", "/api/pupils", null))
                    .as(nobody)
                    .isEqualTo(403);
            assertThat(http.status(nobody, "GET", "/api/pupils/" + pupil, null))
                    .as(nobody)
                    .isEqualTo(404);
        }
        assertThat(http.status("s901q02", "GET", "/api/pupils/" + pupil, null)).isEqualTo(404);
        assertThat(http.status("s902brigade", "GET", "/api/pupils/" + pupil, null))
                .isEqualTo(404);
        assertThat(http.status("s901q01", "PUT", "/api/pupils/" + pupil, Map.of()))
                .isEqualTo(404);
        assertThat(http.status("town9", "PUT", "/api/pupils/" + pupil, Map.of()))
                .isEqualTo(404);
        assertThat(http.status("s902brigade", "PUT", "/api/pupils/" + pupil, Map.of()))
                .isEqualTo(404);
    }

    @Test
    void by_part_of_a_name_or_number_on_any_keyboard() {
        assertThat(names("s901brigade", "?q=古丽买买")).containsExactly("阿依古丽·买买提");
        assertThat(names("s901brigade", "?q=古丽.买")).containsExactly("阿依古丽·买买提");
        assertThat(names("s901brigade", "?q=T00")).containsExactly("阿依古丽·买买提");
        assertThat(names("s901brigade", "?q=t001")).containsExactly("阿依古丽·买买提");
        assertThat(names("s901brigade", "?q=%25")).isEmpty();
        assertThat(http.status("s901brigade", "GET", "/api/pupils?state=NONSENSE", null))
                .isEqualTo(400);
    }

    @Test
    void fifty_on_a_page() {
        for (int i = 100; i < 230; i++) {
            registered.pupil("s901q02", "T" + i, "试验小" + i);
        }
        JsonNode first = http.call("s901brigade", "GET", "/api/pupils?q=试验小", null, 200);
        assertThat(first.get("total").asInt()).isEqualTo(130);
        assertThat(first.get("pupils")).hasSize(50);
        assertThat(http.call("s901brigade", "GET", "/api/pupils?q=试验小&page=3", null, 200)
                        .get("pupils"))
                .hasSize(30);
        assertThat(http.call("s901brigade", "GET", "/api/pupils?q=试验小&page=99", null, 200)
                        .get("pupils"))
                .as("beyond the last page stands the last")
                .hasSize(30);
    }

    @Test
    void a_correction_is_checked_like_a_roster_and_on_record() {
        JsonNode answer = http.call(
                "s901brigade",
                "PUT",
                "/api/pupils/" + pupil,
                body(Map.of("squadronId", "s901q02", "squad", "试验小队", "number", "Ｔ００２", "guardianConsent", false)),
                200);
        assertThat(answer.at("/pupil/number").asText()).isEqualTo("T002");
        assertThat(answer.at("/pupil/squad").asText()).isEqualTo("试验小队");

        JsonNode whole = http.call("s901q02", "GET", "/api/pupils/" + pupil, null, 200);
        assertThat(changes(whole))
                .containsExactlyInAnyOrder(
                        "number T001 T002", "squadron 三(1)中队 三(2)中队", "squad null 试验小队", "guardian true false");
        assertThat(whole.at("/changes/0/who").asText()).isEqualTo("s901brigade老师");
        assertThat(jdbc.queryForObject(
                        "select detail from honors.audit_entry where action = 'pupil.corrected' and subject = ? "
                                + "and organ = 's901' and login = 's901brigade'",
                        String.class,
                        String.valueOf(pupil)))
                .isEqualTo("number squadron squad guardian");
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.audit_entry where action = 'pupils.seen' and login = 's901q02' "
                                + "and organ = 's901'",
                        Integer.class))
                .isPositive();

        http.call("s901brigade", "PUT", "/api/pupils/" + pupil, body(Map.of()), 200);
        assertThat(changes(http.call("s901brigade", "GET", "/api/pupils/" + pupil, null, 200)))
                .as("what stays is no change")
                .hasSize(4);
    }

    @Test
    void everything_wrong_is_told_at_once() {
        JsonNode problem = http.call(
                "s901brigade",
                "PUT",
                "/api/pupils/" + pupil,
                body(Map.of(
                        "number", "52272919900101001X",
                        "name", "",
                        "sex", "中",
                        "birthMonth", "2018-13",
                        "squadronId", "s902q01",
                        "squad", "队".repeat(31))),
                422);
        assertThat(problem.toString()).contains("身份证号", "缺姓名", "性别“中”看不懂", "“2018-13”不是有效的年月", "没有这个中队", "小队太长");
        assertThat(code(body(Map.of("number", "901101")), 422)).isEqualTo("pupil.number-taken");
        assertThat(code(body(Map.of("birthMonth", "2022-01")), 422)).isEqualTo("roster.age-below-6");
        assertThat(code(body(Map.of("squadronId", "")), 422)).isEqualTo("pupil.squadron-missing");
        assertThat(changes(http.call("s901brigade", "GET", "/api/pupils/" + pupil, null, 200)))
                .isEmpty();
    }

    @Test
    void a_hint_does_not_stop_and_is_told() {
        JsonNode answer = http.call(
                "s901brigade", "PUT", "/api/pupils/" + pupil, body(Map.of("guardianConsent", "", "sex", "")), 200);
        assertThat(answer.get("hints").toString()).contains("补齐之前不能参评", "性别一栏为空");
    }

    @Test
    void one_who_has_grown_too_old_can_still_be_corrected() {
        jdbc.update("update honors.pupil set birth_month = '2010-01-01' where id = ?", pupil);
        http.call("s901brigade", "PUT", "/api/pupils/" + pupil, body(Map.of("publicationConsent", false)), 200);
        assertThat(jdbc.queryForMap(
                        "select birth_month::text, publication_consent from honors.pupil where id = ?", pupil))
                .containsEntry("birth_month", "2010-01-01")
                .containsEntry("publication_consent", false);
        assertThat(code(body(Map.of("birthMonth", "2010-02")), 422)).isEqualTo("roster.age-above-14");
    }

    @Test
    void of_two_persons_at_once_the_second_is_told() {
        Map<String, Object> mine = body(Map.of("squad", "试验一队"));
        Map<String, Object> hers = body(Map.of("squad", "试验二队"));
        http.call("s901brigade", "PUT", "/api/pupils/" + pupil, mine, 200);
        assertThat(http.call("s901chair", "PUT", "/api/pupils/" + pupil, hers, 409)
                        .get("code")
                        .asText())
                .isEqualTo("pupil.changed-meanwhile");
        Map<String, Object> now = body(Map.of());
        assertThat(AtOnce.send(4, i -> {
                    Map<String, Object> one = new HashMap<>(now);
                    one.put("squad", "试验第" + i + "队");
                    return http.send("s901brigade", "PUT", "/api/pupils/" + pupil, one);
                }))
                .extracting(HttpResponse::statusCode)
                .containsExactlyInAnyOrder(200, 409, 409, 409);
    }

    @Test
    void whatever_is_sent_several_times_is_done_once() {
        Map<String, Object> fresh = new HashMap<>(body(Map.of("number", "T900", "schoolId", "s901")));
        fresh.put("namesakeKnown", true);
        assertThat(AtOnce.send(4, i -> http.send("s901brigade", "POST", "/api/pupils", fresh)))
                .extracting(HttpResponse::statusCode)
                .containsExactlyInAnyOrder(201, 422, 422, 422);
        String path = "/api/pupils/" + pupil;
        Map<String, Object> leaving = Map.of("on", "2026-09-01", "reason", "OTHER");
        assertThat(AtOnce.send(4, i -> http.send("s901brigade", "POST", path + "/leaving", leaving)))
                .extracting(HttpResponse::statusCode)
                .containsExactlyInAnyOrder(200, 409, 409, 409);
        assertThat(AtOnce.send(4, i -> http.send("s901brigade", "POST", path + "/return", null)))
                .extracting(HttpResponse::statusCode)
                .containsExactlyInAnyOrder(200, 409, 409, 409);
        assertThat(changes(http.call("s901brigade", "GET", path, null, 200))).hasSize(2);
    }

    @Test
    void one_is_added_and_a_namesake_asked_about() {
        Map<String, Object> fresh = new HashMap<>(body(Map.of("number", "T900", "schoolId", "s901", "version", "")));
        assertThat(http.call("s901brigade", "POST", "/api/pupils", fresh, 422)
                        .get("code")
                        .asText())
                .isEqualTo("pupil.namesake");
        fresh.put("namesakeKnown", true);
        JsonNode added = http.call("s901brigade", "POST", "/api/pupils", fresh, 201);
        long id = added.at("/pupil/id").asLong();
        assertThat(changes(http.call("s901brigade", "GET", "/api/pupils/" + id, null, 200)))
                .containsExactly("added null T900");
        assertThat(added.at("/pupil/basicBadges").asText()).isEqualTo("0,0,0,0,0,0,0,0,0,0,0,0");
        assertThat(http.call("s901brigade", "POST", "/api/pupils", fresh, 422)
                        .get("code")
                        .asText())
                .isEqualTo("pupil.number-taken");
        assertThat(http.call("s901brigade", "POST", "/api/pupils", Map.of("schoolId", "s901"), 422)
                        .toString())
                .contains("缺学号", "缺姓名", "缺出生年月", "请选择中队");
        assertThat(http.status("s902brigade", "POST", "/api/pupils", fresh)).isEqualTo(404);
        assertThat(http.status("s901q01", "POST", "/api/pupils", fresh)).isEqualTo(403);
    }

    @Test
    void left_and_back() {
        String path = "/api/pupils/" + pupil;
        assertThat(leave("2026-12-01", "GRADUATED", 422)).isEqualTo("pupil.day-ahead");
        assertThat(leave("去年", "GRADUATED", 422)).isEqualTo("pupil.day-unreadable");
        assertThat(leave("2006-09-01", "OTHER", 422)).isEqualTo("pupil.day-long-ago");
        assertThat(leave("2026-09-01", "HANDED_OVER", 422)).isEqualTo("pupil.left-reason-missing");
        assertThat(http.status("s901brigade", "POST", path + "/return", null)).isEqualTo(409);

        http.call("s901brigade", "POST", path + "/leaving", Map.of("on", "2026-09-01", "reason", "MOVED_AWAY"), 200);
        assertThat(leave("2026-09-01", "OTHER", 409)).isEqualTo("pupil.left-already");
        assertThat(names("s901brigade", "?q=T001")).isEmpty();
        assertThat(names("s901brigade", "?q=T001&state=LEFT")).hasSize(1);
        assertThat(http.call("s901q01", "GET", "/api/pupils?state=ALL&q=T001", null, 200)
                        .at("/pupils/0/leftReason")
                        .asText())
                .isEqualTo("MOVED_AWAY");

        http.call("s901brigade", "POST", path + "/return", null, 200);
        assertThat(names("s901brigade", "?q=T001")).hasSize(1);
        assertThat(changes(http.call("s901brigade", "GET", path, null, 200)))
                .containsExactly("left 2026-09-01 MOVED_AWAY null", "left null 2026-09-01 MOVED_AWAY");
    }

    @Test
    void a_roster_writes_the_same_history() throws Exception {
        String sheet = "中队,学号,姓名,性别,出生年月\n三(1)中队,T001,阿依古丽,女,2017-11\n三(1)中队,T002,试验小二,男,2017-10\n";
        HttpResponse<String> uploaded = http.raw(
                "s901brigade",
                "POST",
                "/api/rosters",
                "multipart/form-data; boundary=b",
                ("--b~Content-Disposition: form-data; name=\"file\"; filename=\"r.csv\"~~" + sheet + "~--b--~")
                        .replace("~", "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        String id = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(uploaded.body())
                .get("id")
                .asText();
        JsonNode done = http.call(
                "s901brigade", "POST", "/api/rosters/" + id + "/confirm", Map.of("markMissingAsLeft", false), 200);
        assertThat(done.at("/result/added").asInt()).isEqualTo(1);

        JsonNode whole = http.call("s901brigade", "GET", "/api/pupils/" + pupil, null, 200);
        assertThat(changes(whole)).containsExactlyInAnyOrder("name 阿依古丽·买买提 阿依古丽", "birth 2017-10 2017-11");
        assertThat(whole.at("/changes/0/byRoster").asBoolean()).isTrue();
        assertThat(jdbc.queryForList(
                        "select c.field || ' ' || c.after from honors.pupil_change c join honors.pupil p on p.id = "
                                + "c.pupil_id where p.number = 'T002'",
                        String.class))
                .containsExactly("added T002");
    }

    @Test
    void history_cannot_be_rewritten() {
        http.call("s901brigade", "PUT", "/api/pupils/" + pupil, body(Map.of("squad", "试验小队")), 200);
        for (String statement : List.of(
                "update honors.pupil_change set login = 'x' where pupil_id = ?",
                "delete from honors.pupil_change where pupil_id = ?")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> jdbc.update(statement, pupil))
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void her_awards_are_shown() {
        registered.award(pupil);
        JsonNode award =
                http.call("s901q01", "GET", "/api/pupils/" + pupil, null, 200).at("/awards/0");
        assertThat(award.get("number").asText()).isEqualTo("T-" + pupil);
        assertThat(award.get("name").asText()).contains("一星章");
        assertThat(award.get("school").asText()).isEqualTo("测试一小");
    }

    private String leave(String on, String reason, int status) {
        return http.call(
                        "s901brigade",
                        "POST",
                        "/api/pupils/" + pupil + "/leaving",
                        Map.of("on", on, "reason", reason),
                        status)
                .get("code")
                .asText();
    }

    private String code(Map<String, Object> body, int status) {
        return http.call("s901brigade", "PUT", "/api/pupils/" + pupil, body, status)
                .get("code")
                .asText();
    }

    /** The pupil as she is now, with something else. */
    private Map<String, Object> body(Map<String, Object> other) {
        JsonNode now = http.call("s901brigade", "GET", "/api/pupils/" + pupil, null, 200)
                .get("pupil");
        Map<String, Object> body = new HashMap<>();
        body.put("version", now.get("version").asText());
        body.put("squadronId", now.get("squadronId").asText());
        body.put("squad", now.get("squad").isNull() ? null : now.get("squad").asText());
        body.put("number", now.get("number").asText());
        body.put("name", now.get("name").asText());
        body.put("sex", now.get("sex").asText());
        body.put("birthMonth", now.get("birthMonth").asText().substring(0, 7));
        body.put("joinedMonth", now.get("joinedMonth").asText().substring(0, 7));
        body.put("guardianConsent", now.get("guardianConsent").asBoolean());
        body.put("publicationConsent", now.get("publicationConsent").asBoolean());
        body.putAll(other);
        return body;
    }

    private int total(String login, String query) {
        return http.call(login, "GET", "/api/pupils" + query, null, 200)
                .get("total")
                .asInt();
    }

    private List<String> names(String login, String query) {
        return StreamSupport.stream(
                        http.call(login, "GET", "/api/pupils" + query, null, 200)
                                .get("pupils")
                                .spliterator(),
                        false)
                .map(each -> each.get("name").asText())
                .toList();
    }

    private static List<String> changes(JsonNode whole) {
        return StreamSupport.stream(whole.get("changes").spliterator(), false)
                .map(each -> each.get("field").asText() + " "
                        + each.get("before").asText() + " " + each.get("after").asText())
                .toList();
    }
}

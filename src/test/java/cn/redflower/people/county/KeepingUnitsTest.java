package cn.redflower.people.county;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Single units and squadrons: added, renamed, moved, closed with a date and opened again; nothing is deleted. */
@IntegrationTest
class KeepingUnitsTest {

    private static final String UNITS = "/api/county/units";

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    SmallCounty county;

    @Autowired
    Clock clock;

    Http http;

    @BeforeEach
    void call() {
        http = new Http(port);
    }

    @AfterEach
    void only_the_small_county() {
        county.withoutRounds();
        jdbc.update("delete from honors.post where organ_id in ('s001', 's1000', 'town01')");
        jdbc.update("delete from honors.squadron where school_id in ('s001', 's1000')");
        jdbc.update("delete from honors.school where id in ('s001', 's1000')");
        jdbc.update("delete from honors.organ where id in ('s001', 's1000', 'town01')");
        jdbc.update("update honors.organ set closed_on = null, name = '测试二小少工委' where id = 's902'");
        jdbc.update("update honors.school set name = '测试二小' where id = 's902'");
        county.synchronize();
    }

    @Test
    void a_town_and_its_schools_are_added_with_numbers_of_any_length() {
        JsonNode town = add(Map.of("kind", "TOWN", "name", "青溪镇少工委"), 201);
        assertThat(town.get("id").asText()).isEqualTo("town01");
        assertThat(add(Map.of("kind", "SCHOOL", "name", "青溪小学", "parentId", "town01"), 201)
                        .get("id")
                        .asText())
                .isEqualTo("s001");
        assertThat(add(Map.of("kind", "SCHOOL", "name", "直属小学", "parentId", "county", "number", 1000), 201)
                        .get("id")
                        .asText())
                .isEqualTo("s1000");
        JsonNode squadrons = http.call("admin9", "POST", UNITS + "/s1000/squadrons", Map.of("name", "初一（3）班"), 201);
        assertThat(squadrons.get(0).get("id").asText()).isEqualTo("s1000q01");
        assertThat(squadrons.get(0).get("name").asText()).isEqualTo("七(3)中队");
        assertThat(squadrons.get(0).get("grade").asInt()).isEqualTo(7);
        assertThat(code(http.call("admin9", "POST", UNITS + "/s1000/squadrons", Map.of("name", "七年级3班"), 409)))
                .isEqualTo("county.squadron.taken");
        assertThat(code(http.call("admin9", "POST", UNITS + "/s1000/squadrons", Map.of("name", "雏鹰中队"), 422)))
                .isEqualTo("county.squadron.grade");
    }

    @Test
    void what_is_wrong_is_said_all_at_once() {
        assertThat(codes(add(Map.of("kind", "SCHOOL", "name", "", "number", 0), 422)))
                .containsExactly("county.unit.name", "county.unit.parent", "county.unit.number");
        assertThat(codes(add(Map.of("kind", "COMMUNITY", "name", "测试二小", "parentId", "county"), 409)))
                .containsExactly("county.unit.name-taken", "county.unit.parent");
        assertThat(codes(add(Map.of("kind", "SCHOOL", "name", "<b>小学</b>", "parentId", "town91", "number", 901), 422)))
                .containsExactly("county.unit.name-markup", "county.unit.number-taken");
    }

    @Test
    void a_school_is_called_otherwise_everywhere_but_in_what_was_printed() {
        http.call("admin9", "PUT", UNITS + "/s902", Map.of("name", "测试第二小学", "parentId", "town91"), 200);
        assertThat(jdbc.queryForObject("select name from honors.organ where id = 's902'", String.class))
                .isEqualTo("测试第二小学少工委");
        assertThat(jdbc.queryForObject("select name_ from act_id_tenant where id_ = 's902'", String.class))
                .isEqualTo("测试第二小学");
        assertThat(jdbc.queryForObject(
                        "select detail from honors.audit_entry where action = 'unit.renamed' order by number desc "
                                + "limit 1",
                        String.class))
                .isEqualTo("测试二小 → 测试第二小学");
    }

    @Test
    void a_school_is_closed_once_nothing_is_under_way_there() {
        String today = LocalDate.now(clock).toString();
        http.call(
                "county9",
                "POST",
                "/api/one-star/rounds",
                Map.of("nominationDeadline", LocalDate.now(clock).plusDays(5).toString(), "schools", List.of("s902")),
                201);
        assertThat(codes(close("s902", LocalDate.now(clock).plusDays(1).toString(), 422)))
                .containsExactly("county.unit.last-day", "county.unit.has-pupils", "badge.still-open");
        county.withoutRounds();
        assertThat(codes(close("town91", today, 409))).containsExactly("county.unit.has-units");

        add(Map.of("kind", "SCHOOL", "name", "青溪小学", "parentId", "town91"), 201);
        long officer = jdbc.queryForObject("select person_id from honors.account where login = 'expert9'", Long.class);
        http.call(
                "admin9",
                "POST",
                "/api/accounts/" + officer + "/posts",
                Map.of("kind", "SCHOOL_CHAIR", "organId", "s001"),
                200);
        assertThat(close("s001", today, 200).get("closedOn").asText()).isEqualTo(today);
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.post where organ_id = 's001' and until is null", Integer.class))
                .isZero();
        assertThat(codes(http.call(
                        "county9",
                        "POST",
                        "/api/one-star/rounds",
                        Map.of(
                                "nominationDeadline",
                                LocalDate.now(clock).plusDays(5).toString(),
                                "schools",
                                List.of("s001")),
                        422)))
                .as("it takes part in nothing new")
                .isNotEmpty();
        assertThat(codes(close("s001", today, 409))).containsExactly("county.unit.closed-already");
        assertThat(http.call("admin9", "DELETE", UNITS + "/s001/closing", null, 200)
                        .get("closedOn")
                        .isNull())
                .isTrue();
    }

    private JsonNode add(Map<String, Object> wanted, int status) {
        return http.call("admin9", "POST", UNITS, wanted, status);
    }

    private JsonNode close(String id, String lastDay, int status) {
        return http.call("admin9", "POST", UNITS + "/" + id + "/closing", Map.of("lastDay", lastDay), status);
    }

    private static String code(JsonNode problem) {
        return problem.get("code").asText();
    }

    private static List<String> codes(JsonNode problem) {
        return StreamSupport.stream(problem.get("reasons").spliterator(), false)
                .map(reason -> reason.get("code").asText())
                .toList();
    }
}

package cn.redflower.honours.countyround.screening;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.Scale;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Four thousand rows of 76 schools, or the list of twelve: found, sorted and decided without reading them one by one.
 */
@IntegrationTest
class LargeListTest {

    private static final int SCHOOLS = Scale.of(76, 12);

    @Autowired
    SmallCounty county;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    @LocalServerPort
    int port;

    Http http;
    ScreenedCounty screened;
    UUID round;
    String rows;

    @BeforeEach
    void all_schools_have_handed_in() {
        http = new Http(port);
        county.settle();
        county.withoutRounds();
        screened = new ScreenedCounty(jdbc, clock.instant());
        screened.withoutLargeRound();
        round = screened.largeRound(SCHOOLS, 53);
        rows = "/api/county-awards/rounds/" + round + "/screening/rows";
    }

    @AfterEach
    void and_are_gone() {
        county.withoutRounds();
        screened.withoutLargeRound();
    }

    @Test
    void any_page_is_one_statement_over_the_rows() {
        assertThat(get("").get("total").asInt()).isEqualTo(SCHOOLS * 53);
        for (String query : List.of(
                "",
                "?page=8",
                "?state=UNSCREENED",
                "?sort=NAME&descending=true",
                "?sort=BADGES&page=3",
                "?town=town91&grade=5&kind=INDIVIDUAL",
                "?text=王文",
                "?flag=NAMESAKE",
                "?flag=HOLDS",
                "?flag=OTHER_ROUND",
                "?flag=BRIGADE_TOO",
                "?flag=FAILED_BEFORE",
                "?flag=CORRECTED",
                "?size=200")) {
            List<String> statements = statements(() -> get(query));
            assertThat(statements.stream().filter(sql -> sql.contains("county_nominee")))
                    .as(query)
                    .hasSize(1);
            assertThat(statements.stream().filter(sql -> sql.contains("county_round")))
                    .as(query + ", and the round")
                    .hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void the_list_is_filtered_sorted_and_paged() {
        JsonNode first = get("?size=60");
        assertThat(first.get("rows")).hasSize(60);
        assertThat(texts(first, "kind").subList(0, 60)).containsOnly("INDIVIDUAL");
        assertThat(get("?kind=COLLECTIVE").get("total").asInt()).isEqualTo(SCHOOLS * 2);
        assertThat(get("?school=s703").get("total").asInt()).isEqualTo(53);
        assertThat(texts(get("?school=s703&grade=5&size=200"), "squadronName"))
                .hasSize(26)
                .containsOnly("五(2)中队");
        assertThat(texts(get("?school=s703&sort=BADGES&descending=true&size=3"), "badges"))
                .containsOnly("5");
        assertThat(texts(get("?school=s703&sort=BADGES&size=3"), "badges")).containsOnly("2");
        assertThat(texts(get("?text=703017"), "schoolName")).containsExactly("第703小学");
        assertThat(get("?text=100%25").get("total").asInt())
                .as("a sign, not a wildcard")
                .isZero();
        assertThat(get("?flag=NAMESAKE").get("total").asInt()).isEqualTo(SCHOOLS * 51);
        assertThat(get("?page=9999").get("page").asInt()).as("beyond the end").isZero();
        List<String> ids = new java.util.ArrayList<>();
        for (int page = 0; page * 200 < SCHOOLS * 53; page++) {
            ids.addAll(texts(get("?size=200&sort=GRADE&page=" + page), "id"));
        }
        assertThat(ids).hasSize(SCHOOLS * 53).doesNotHaveDuplicates();
    }

    @Test
    void all_rows_of_a_filter_are_decided_at_once_after_their_number_was_confirmed() {
        String all = "/api/county-awards/rounds/" + round + "/screening/decisions/all";
        JsonNode reach = http.call("county9", "GET", all + "?decision=PASS&kind=INDIVIDUAL", null, 200);
        assertThat(reach.get("decidable").asInt()).isEqualTo(SCHOOLS * 51);
        assertThat(http.call(
                                "county9",
                                "POST",
                                all,
                                Map.of("decision", "PASS", "filter", Map.of("kind", "INDIVIDUAL"), "count", 12),
                                409)
                        .get("code")
                        .asText())
                .isEqualTo("screening.count-changed");
        assertThat(get("?state=PASSED").get("total").asInt()).isZero();
        List<String> statements = statements(() -> http.call(
                "county9",
                "POST",
                all,
                Map.of("decision", "PASS", "filter", Map.of("kind", "INDIVIDUAL"), "count", SCHOOLS * 51),
                200));
        assertThat(statements.stream().filter(sql -> sql.contains("update honors.county_nominee")))
                .hasSize(1);
        assertThat(get("?state=PASSED").get("total").asInt()).isEqualTo(SCHOOLS * 51);
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.county_row_event where round_id = ? and action = 'PASS' and login "
                                + "= 'county9'",
                        Integer.class,
                        round))
                .isEqualTo(SCHOOLS * 51);

        // what has a word is left alone unless it is asked for
        reach = http.call("county9", "GET", all + "?decision=REJECT", null, 200);
        assertThat(reach.get("decidable").asInt()).isEqualTo(SCHOOLS * 2);
        assertThat(reach.get("decided").asInt()).isEqualTo(SCHOOLS * 51);
        assertThat(http.call("county9", "GET", all + "?decision=REJECT&state=PASSED&school=s703", null, 200)
                        .get("decidable")
                        .asInt())
                .isEqualTo(51);
        http.call(
                "county9",
                "POST",
                all,
                Map.of("decision", "UNSCREEN", "filter", Map.of("school", "s703"), "count", 51),
                200);
        assertThat(get("?state=UNSCREENED&school=s703").get("total").asInt()).isEqualTo(53);
    }

    private JsonNode get(String query) {
        return http.call("county9", "GET", rows + query.replace("王文", "%E7%8E%8B%E6%96%87"), null, 200);
    }

    private static List<String> texts(JsonNode page, String field) {
        return StreamSupport.stream(page.get("rows").spliterator(), false)
                .map(row -> row.get(field).asText())
                .toList();
    }

    private static List<String> statements(Runnable what) {
        Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        Level before = logger.getLevel();
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        logger.addAppender(heard);
        logger.setLevel(Level.DEBUG);
        try {
            what.run();
        } finally {
            logger.setLevel(before);
            logger.detachAppender(heard);
        }
        return List.copyOf(heard.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(m -> m.startsWith("Executing prepared SQL statement ["))
                .toList();
    }
}

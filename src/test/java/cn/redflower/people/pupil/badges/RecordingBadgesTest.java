package cn.redflower.people.pupil.badges;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Chromium;
import cn.redflower.test.Chromium.Person;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A squadron's grid, by the API and by keyboard. The ninth pupil lacks a badge of 火炬章. */
@IntegrationTest
class RecordingBadgesTest {

    private static final String TERM = "2026-2027-1";
    private static final String PATH = "/api/basic-badges/s901q01";

    @Autowired
    SmallCounty county;

    @Autowired
    AdjustableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    private Http http;

    @BeforeEach
    void autumn() {
        county.settle();
        http = new Http(port);
        clock.setTo(OffsetDateTime.parse("2026-11-02T09:00:00+08:00").toInstant());
    }

    @AfterEach
    void as_it_was() {
        jdbc.update("delete from honors.basic_badge_entry");
        jdbc.update("update honors.pupil set left_on = null, basic_badges = case when number like '____09' then "
                + "cast('{1,0,0,0,1,0,0,0,0,0,0,0}' as smallint[]) else "
                + "cast('{1,0,0,0,1,0,0,0,1,0,0,0}' as smallint[]) end where school_id in ('s901', 's902')");
        clock.reset();
    }

    @Test
    void a_badge_counts_at_once_and_taking_it_back_is_an_entry_of_its_own() {
        assertThat(row(9).get("missing").toString()).isEqualTo("[\"火炬章\"]");
        JsonNode saved = save("s901q01", TERM, cell(pupil(9), "JIEYUE", true, 0), 200);
        assertThat(saved.at("/conflicts")).isEmpty();
        assertThat(row(9).get("missing")).isEmpty();
        assertThat(counts(9)).isEqualTo("{1,0,0,0,1,0,0,0,0,0,0,1}");
        save("s901q01", TERM, cell(pupil(9), "JIEYUE", true, 0), 200);
        assertThat(counts(9)).as("the same again, as after a lost answer").isEqualTo("{1,0,0,0,1,0,0,0,0,0,0,1}");
        save("s901q01", TERM, cell(pupil(9), "JIEYUE", false, 0), 200);
        assertThat(counts(9)).isEqualTo("{1,0,0,0,1,0,0,0,0,0,0,0}");
        JsonNode history = http.call("s901q01", "GET", PATH + "/pupils/" + pupil(9) + "/history", null, 200);
        assertThat(history.findValuesAsText("delta")).containsExactly("-1", "1");
        assertThat(history.findValuesAsText("by")).containsOnly("s901q01老师");
    }

    @Test
    void what_somebody_else_has_changed_stays_and_is_told() {
        save("s901brigade", TERM, cell(pupil(1), "LIDE", true, 0), 200);
        JsonNode saved = http.call(
                "s901q01",
                "PUT",
                PATH + "/cells",
                Map.of(
                        "term",
                        TERM,
                        "cells",
                        List.of(cell(pupil(1), "LIDE", false, 0), cell(pupil(2), "LIDE", true, 0))),
                200);
        assertThat(saved.at("/conflicts")).hasSize(1);
        assertThat(saved.at("/conflicts/0/by").asText()).isEqualTo("s901brigade老师");
        assertThat(saved.at("/conflicts/0/held").asBoolean()).isTrue();
        assertThat(counts(1)).isEqualTo("{1,0,1,0,1,0,0,0,1,0,0,0}");
        assertThat(counts(2)).isEqualTo("{1,0,1,0,1,0,0,0,1,0,0,0}");
    }

    @Test
    void what_cannot_be_is_refused_with_its_reason() {
        long other = jdbc.queryForObject("select id from honors.pupil where number = '901201'", Long.class);
        save("s901q02", TERM, cell(pupil(1), "LIDE", true, 0), 404);
        save("town9", TERM, cell(pupil(1), "LIDE", true, 0), 404);
        assertThat(code(TERM, cell(other, "LIDE", true, 0))).isEqualTo("badges.pupil-not-here");
        assertThat(code(TERM, cell(pupil(1), "HONGQI", true, 0))).isEqualTo("badges.unknown-badge");
        assertThat(code("2025-2026-2", cell(pupil(1), "LIDE", true, 0))).isEqualTo("badges.term-over");
        jdbc.update("update honors.pupil set left_on = '2026-10-01' where number = '901103'");
        assertThat(code(TERM, cell(pupil(3), "LIDE", true, 0))).isEqualTo("badges.pupil-left");
        assertThat(jdbc.queryForObject("select count(*) from honors.basic_badge_entry", Integer.class))
                .isZero();
    }

    @Test
    void a_new_term_begins_empty_and_the_last_can_be_read() {
        save("s901q01", TERM, cell(pupil(1), "LIDE", true, 0), 200);
        clock.setTo(OffsetDateTime.parse("2027-03-01T09:00:00+08:00").toInstant());
        assertThat(row(1).at("/held/2").asBoolean()).isFalse();
        assertThat(row(1).at("/counts/2").asInt()).isOne();
        JsonNode last = http.call("s901q01", "GET", PATH + "?term=" + TERM, null, 200);
        assertThat(last.get("readOnly").asBoolean()).isTrue();
        assertThat(last.at("/rows/0/held/2").asBoolean()).isTrue();
        assertThat(http.call("s901q01", "GET", PATH + "?term=x", null, 422)
                        .get("code")
                        .asText())
                .isEqualTo("badges.unknown-term");
    }

    @Test
    void a_grid_is_filled_by_keyboard_outlives_a_lost_connection_and_is_there_after_a_reload() {
        try (Chromium chromium = Chromium.at(port);
                Person counselor = chromium.person("s901q01")) {
            counselor.page.navigate("/basic-badges");
            Locator state = counselor.page.locator("#state");
            Locator won = counselor.page.locator("#pupils td[aria-selected=true]");
            Chromium.assertReads(state, "已保存");
            counselor.page.locator("#pupils td[tabindex='0']").focus();
            for (String key : new String[] {"Space", "ArrowDown", "Enter", "End", "Space", "PageDown", "Space"}) {
                counselor.page.keyboard().press(key);
            }
            PlaywrightAssertions.assertThat(won).hasCount(4);
            Chromium.assertReads(state, "已保存");
            counselor.page.route("**/cells", Route::abort);
            counselor.page.keyboard().press("ArrowLeft");
            counselor.page.keyboard().press("Space");
            Chromium.assertSees(state, "没有保存", "连不上服务器");
            counselor.page.unroute("**/cells");
            counselor.page.locator("#retry").click();
            Chromium.assertReads(state, "已保存");
            counselor.page.getByLabel("团结章：全队获得").click();
            PlaywrightAssertions.assertThat(won).hasCount(15);
            Chromium.assertReads(state, "已保存");
            counselor.screenshot("basic-badges");
            counselor.page.keyboard().press("Control+z");
            PlaywrightAssertions.assertThat(won).hasCount(5);
            Chromium.assertReads(state, "已保存");
            counselor.page.reload();
            PlaywrightAssertions.assertThat(won).hasCount(5);
            counselor.page.setViewportSize(390, 800);
            counselor.screenshot("basic-badges-narrow");
        }
        assertThat(jdbc.queryForObject("select sum(delta) from honors.basic_badge_entry", Integer.class))
                .isEqualTo(5);
    }

    private JsonNode save(String login, String term, Map<String, Object> cell, int status) {
        return http.call(login, "PUT", PATH + "/cells", Map.of("term", term, "cells", List.of(cell)), status);
    }

    private String code(String term, Map<String, Object> cell) {
        return save("s901q01", term, cell, 422).get("code").asText();
    }

    private static Map<String, Object> cell(long pupil, String badge, boolean held, long seen) {
        return Map.of("pupilId", pupil, "badge", badge, "held", held, "seen", seen);
    }

    private JsonNode row(int ordinal) {
        return http.call("s901q01", "GET", PATH, null, 200).get("rows").get(ordinal - 1);
    }

    private long pupil(int ordinal) {
        return jdbc.queryForObject(
                "select id from honors.pupil where number = ?", Long.class, "9011%02d".formatted(ordinal));
    }

    private String counts(int ordinal) {
        return jdbc.queryForObject(
                "select basic_badges::text from honors.pupil where id = ?", String.class, pupil(ordinal));
    }
}

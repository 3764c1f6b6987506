package cn.redflower.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.honours.countyround.CountyRoundByApi;
import cn.redflower.honours.countyround.nomination.SchoolRound;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Chromium;
import cn.redflower.test.Chromium.Person;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.Reader;
import cn.redflower.test.SmallCounty;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What scripts draw is in words, too: Tasklist with its tasks, and the pages of rounds, lists and cases. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatPeopleSeeInTheBrowserTest {

    private static final String TASKLIST = "/camunda/app/tasklist/";

    @LocalServerPort
    int port;

    @Autowired
    CountyRoundByApi round;

    @Autowired
    SchoolRound schools;

    @Autowired
    SmallCounty county;

    @Autowired
    AdjustableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    Chromium chromium;
    List<String> names;
    UUID noticed;
    UUID running;
    String evaluation;
    String revocation;

    /**
     * A two-star list before the public, a Little Red Flower round before the schools, one star begun, a revocation
     * heard.
     */
    @BeforeAll
    void a_county_in_the_middle_of_its_work() {
        chromium = Chromium.at(port);
        Http http = new Http(port);
        round.settle(port);
        round.lastYearsStars();
        noticed = round.open("two-star");
        round.submit("s901", 1, 2);
        round.closeWindow();
        round.passAll();
        round.sign("league9", "education9", "county9");
        running = round.draft("little-red-flower");
        round.plan(Map.of("opensOn", "2026-11-24", "closesOn", "2026-12-18"));
        round.answer("county9", "approve", 204);
        evaluation = http.call(
                        "county9",
                        "POST",
                        "/api/one-star/rounds",
                        Map.of(
                                "schoolYear",
                                "2026-2027",
                                "nominationDeadline",
                                "2026-12-18",
                                "schools",
                                List.of("s901", "s902")),
                        201)
                .at("/opened/0/evaluationId")
                .asText();
        revocation = http.call(
                        "county9",
                        "POST",
                        "/api/revocations",
                        Map.of("number", "HS1X-2025-901101", "reason", "事迹不实"),
                        201)
                .get("id")
                .asText();
        county.runJobs();
        schools.goOn(port, running);
        schools.nominate("s902", round.nomination("s902"), schools.pupil("s902q01", 1), "乐于助人");
        schools.handIn("s902", 204);
        county.runJobs();
        names = county.latinNames();
    }

    @AfterAll
    void as_it_was() {
        if (chromium != null) {
            chromium.close();
        }
        clock.reset();
        county.withoutRounds();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s901q01", "s902chair", "county9"})
    void tasklist_is_in_words_while_it_is_drawn_and_wherever_one_presses(String login) {
        try (Person person = chromium.person(login)) {
            Page page = person.page;
            Reader reader = new Reader(page, names);
            page.navigate(TASKLIST);
            Locator task = page.locator(".tasks-list li.task").first();
            task.waitFor();
            reader.readsAt("the list");
            assertThat(task.innerText())
                    .contains("2026-2027 学年")
                    .containsAnyOf("一星章", "二星章", "小红花奖章")
                    .containsAnyOf("测试一小", "测试二小", "全县");
            task.click();
            page.locator(".rf-form fieldset, .rf-form .rf-lead").first().waitFor();
            reader.readsAt("the task");
            assertThat(page.locator("h2.task").innerText()).contains("2026-2027 学年");
            Locator tabs = page.locator(".task-details .nav-tabs a");
            for (int tab = 0; tab < tabs.count(); tab++) {
                tabs.nth(tab).click();
                reader.readsAt("the task's tab " + tab);
            }
            page.locator(".account > a").click();
            reader.readsAt("the menu");
            page.keyboard().press("Escape");
            page.locator(".showShortcutHelp").click();
            page.locator(".modal-dialog").waitFor();
            page.evaluate("() => document.querySelectorAll('.modal-dialog tbody td:first-child').forEach(key => "
                    + "key.remove())");
            reader.readsAt("the keys");
            assertThat(reader.found()).isEmpty();
            person.screenshot("words-" + login);
        }
    }

    @Test
    void a_task_is_found_by_its_school_its_award_its_year_and_its_step() {
        List<String> tasks = new Http(port).taskNames("s901brigade");
        try (Person counselor = chromium.person("s901brigade")) {
            Page page = counselor.page;
            page.navigate(TASKLIST);
            Locator cards = page.locator(".tasks-list li.task");
            assertThat(cards).hasCount(tasks.size());
            for (String words : List.of("一小  小红花", "报县人选", "2026-2027 小红花")) {
                page.locator(".rf-find input").fill("二小");
                assertThat(page.locator(".tasks-list .well")).containsText("没有找到");
                page.locator(".rf-find input").fill(words);
                List<String> wanted = tasks.stream()
                        .filter(task -> Stream.of(words.split(" +")).allMatch(task::contains))
                        .toList();
                assertThat(wanted).as(words).isNotEmpty();
                assertThat(cards).hasCount(wanted.size());
                assertThat(cards.first()).containsText(wanted.get(0).split(" — ")[1]);
            }
        }
    }

    @Test
    void pages_that_scripts_draw_are_in_words() {
        String signing = jdbc.queryForObject("select id::text from honors.signing limit 1", String.class);
        String nomination = jdbc.queryForObject(
                "select id::text from honors.school_nomination where round_id = ? and school_id = 's901'",
                String.class,
                noticed);
        try (Person officer = chromium.person("county9")) {
            Reader reader = new Reader(officer.page, names);
            List.of(
                            "/one-star",
                            "/one-star/" + evaluation,
                            "/county-awards",
                            "/county-awards/" + noticed,
                            "/county-awards/" + running,
                            "/county-awards/" + noticed + "/screening",
                            "/county-awards/nominations/" + nomination,
                            "/signings/" + signing,
                            "/revocations?number=HS1X-2025-901102",
                            "/revocations/" + revocation)
                    .forEach(reader::reads);
            assertThat(reader.found()).isEmpty();
        }
        try (Person counselor = chromium.person("s901brigade")) {
            Reader reader = new Reader(counselor.page, names);
            List.of("/roster", "/county-awards/" + running, "/one-star/" + evaluation)
                    .forEach(reader::reads);
            assertThat(reader.found()).isEmpty();
        }
    }
}

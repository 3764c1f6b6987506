package cn.redflower.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.countyaward.CountyRoundByApi;
import cn.redflower.test.Chromium;
import cn.redflower.test.Chromium.Person;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.Reader;
import cn.redflower.test.SmallCounty;
import cn.redflower.workingday.AdjustableClock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whoever looks at a page finds Chinese words only, nothing that only the program understands, and no control that the server refuses:
 * everybody on every page that the home page leads to, and in Tasklist.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatPeopleSeeTest {

    private static final String TASKLIST = "/camunda/app/tasklist/";
    /** Where accounts are kept, or what somebody did is looked up by them. */
    private static final List<String> ACCOUNT_PAGES = List.of("/account", "/audit", "/mails", "/permissions");
    /** Of each kind of page one is enough. */
    private static final String ID = "[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)[a-z0-9]{10}(?=$|/)|(?<=/)\\d+(?=$|/)";

    @LocalServerPort
    int port;
    @Autowired
    CountyRoundByApi round;
    @Autowired
    SmallCounty county;
    @Autowired
    AdjustableClock clock;
    @Autowired
    JdbcTemplate jdbc;

    Http http;
    Chromium chromium;

    @BeforeAll
    void a_county_with_something_of_everything() {
        chromium = Chromium.at(port);
        http = new Http(port);
        round.settle(port);
        called("case when a.login like 's%' then '陈老师' when a.login like 'admin%' then '系统管理员' else '王老师' end");
        round.lastYearsStars();
        round.open("two-star");
        round.submit("s901", 1, 2);
        round.closeWindow();
        round.passAll();
        round.sign("league9", "education9", "county9");
        round.draft("little-red-flower");
        round.plan(Map.of("opensOn", "2026-11-24", "closesOn", "2026-12-18"));
        round.answer("county9", "approve", 204);
        http.call("county9", "POST", "/api/one-star/rounds", Map.of("schoolYear", "2026-2027", "nominationDeadline", "2026-12-18", "schools", List.of("s901", "s902")), 201);
        http.call("county9", "POST", "/api/revocations", Map.of("number", "HS1X-2025-901101", "reason", "事迹不实"), 201);
        county.runJobs();
    }

    @AfterAll
    void as_it_was() {
        if (chromium != null) {
            chromium.close();
        }
        called("a.login || '老师'");
        clock.reset();
        county.withoutRounds();
    }

    private void called(String name) {
        jdbc.update("update honors.person p set name = " + name + " from honors.account a where a.person_id = p.id and a.login <> 'admin'");
        county.synchronize();
    }

    @ParameterizedTest
    @ValueSource(strings = {"county9", "league9", "s901chair", "s901brigade", "s901q01", "town9", "expert9", "admin9"})
    void everybody_reads_what_the_home_page_leads_to(String login) {
        try (Person person = chromium.person(login)) {
            Reader reader = new Reader(person.page);
            Set<String> seen = new HashSet<>();
            LinkedHashSet<String> ahead = new LinkedHashSet<>(List.of("/"));
            while (!ahead.isEmpty()) {
                String path = ahead.iterator().next();
                ahead.remove(path);
                if (!seen.add(path.replaceAll(ID, "_")) || !reader.opens(path)) {
                    continue;
                }
                unfold(person.page);
                reader.quiet();
                reader.read(known(path));
                ahead.addAll(leadsTo(person.page));
            }
            assertThat(reader.found()).isEmpty();
            assertThat(seen).contains("/notices").hasSizeGreaterThan(8);
        }
    }

    @Test
    void a_stranger_reads_the_login_page_and_the_notices() {
        try (Person stranger = chromium.stranger()) {
            Reader reader = new Reader(stranger.page);
            for (String path : List.of("/login", "/notices", jdbc.queryForObject("select '/notices/' || slug from honors.notice", String.class), "/verify/nothing")) {
                assertThat(reader.opens(path)).as(path).isTrue();
                reader.read(word -> false);
            }
            assertThat(reader.found()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"county9", "s901brigade", "s901q01", "admin9"})
    void whatever_can_be_pressed_in_tasklist_works(String login) {
        try (Person person = chromium.person(login)) {
            Reader reader = new Reader(person.page);
            reader.opens(TASKLIST);
            Locator task = person.page.locator(".tasks-list .task").first();
            task.waitFor();
            reader.read(word -> false);
            assertThat(task.innerText()).contains("2026-2027学年").containsAnyOf("一星章", "二星章", "小红花奖章").containsAnyOf("测试一小", "测试二小", "全县");
            task.click();
            person.page.locator(".rf-form").waitFor();
            reader.quiet();
            reader.at("a task of " + login);
            reader.read(word -> false);
            assertThat(person.page.locator("h2.task").innerText()).contains("2026-2027学年");
            press(person.page, reader);
            assertThat(reader.found()).isEmpty();
        }
    }

    @Test
    void a_task_is_found_by_its_school_its_award_and_its_name() {
        try (Person officer = chromium.person("s901brigade")) {
            Page page = officer.page;
            page.navigate(TASKLIST);
            Locator cards = page.locator(".tasks-list .task");
            cards.first().waitFor();
            find(page, "小红花", 1);
            find(page, "推荐 一小", 1);
            find(page, "2026—2027", 1);
            find(page, "二小", 0);
            assertThat(page.locator(".tasks-list .well").innerText()).contains("没有找到");
            find(page, "", 1);
        }
    }

    private static void find(Page page, String words, int found) {
        page.waitForResponse(response -> response.url().contains("/list"), () -> page.locator(".rf-find input").fill(words));
        if (found == 0) {
            page.locator(".tasks-list .well").waitFor();
        } else {
            page.waitForFunction("n => document.querySelectorAll('.tasks-list .task').length === n", found * 2);
        }
    }

    /** Presses each control outside of the form once, the ones that appear meanwhile too, and looks at what comes of it. */
    private static void press(Page page, Reader reader) {
        Set<String> pressed = new HashSet<>();
        for (String next; (next = (String) page.evaluate(NEXT, pressed)) != null; ) {
            pressed.add(next);
            reader.at("Tasklist, after " + next.replaceAll("\\s+", " "));
            page.evaluate("() => document.querySelector('[data-next]').click()");
            reader.quiet();
            page.evaluate("() => document.querySelectorAll('[data-next]').forEach(node => node.removeAttribute('data-next'))");
            reader.read(word -> List.of("ctrl", "alt", "shift").contains(word));
            assertThat(page.locator(".page-notifications .alert-danger").count()).as(next).isZero();
            if (page.locator(".modal-dialog").count() > 0) {
                page.keyboard().press("Escape");
                page.locator(".modal-dialog").waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
            }
        }
        assertThat(pressed).hasSizeGreaterThan(6);
    }

    /** Marks the next visible control that was not pressed yet; what leads away is looked at by its address, leaving is not tried. */
    private static final String NEXT = """
            pressed => {
              const visible = node => node.checkVisibility() && node.getClientRects().length && !node.disabled;
              const nodes = [...document.querySelectorAll('a, button, [ng-click]')].filter(node => visible(node) && !node.closest('.rf-form, .form-actions, .logout')
                && !node.matches('.bjs-powered-by, .bjs-powered-by *') && !(node.href && !node.href.includes('#')));
              for (const node of nodes) {
                const name = [node.tagName, node.className, node.textContent.trim().slice(0, 40), node.title].join(' ');
                if (!pressed.includes(name)) { node.setAttribute('data-next', ''); return name; }
              }
              return null;
            }
            """;

    /** What is folded away is part of the page. */
    private static void unfold(Page page) {
        page.evaluate("() => document.querySelectorAll('main details:not(.raw)').forEach(details => { details.open = true; })");
    }

    @SuppressWarnings("unchecked")
    private static Collection<String> leadsTo(Page page) {
        return (Collection<String>) page.evaluate("""
                () => [...document.querySelectorAll('main a[href], header a[href]')].filter(a => a.origin === location.origin && !a.hasAttribute('download'))
                  .map(a => a.pathname).filter(path => !path.startsWith('/camunda/') && !path.startsWith('/api/') && !path.startsWith('/v3/'))""");
    }

    private Predicate<String> known(String path) {
        boolean accounts = ACCOUNT_PAGES.stream().anyMatch(path::startsWith);
        return word -> accounts && (word.matches("[a-z]+\\d*\\w*") && jdbc.queryForObject("select count(*) from honors.account where login = ? or split_part(login, '9', 1) = ?", Integer.class, word, word) > 0);
    }

    @Test
    void what_a_round_is_called_by_is_never_its_id() {
        UUID id = jdbc.queryForObject("select id from honors.county_round limit 1", UUID.class);
        assertThat(http.taskNames("admin9")).isNotEmpty().noneMatch(name -> name.contains(id.toString().substring(0, 8)));
    }
}

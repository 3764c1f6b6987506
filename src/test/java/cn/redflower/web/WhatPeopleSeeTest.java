package cn.redflower.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.honours.countyround.CountyRoundByApi;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SessionHttp;
import cn.redflower.test.SmallCounty;
import cn.redflower.test.Unreadable;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whoever looks at a page finds Chinese words only: no English, nothing that only the program understands, no login
 * where somebody's name is known. Every page of the running application, as everybody who may open it; what scripts
 * draw into pages is looked at in {@link WhatPeopleSeeInTheBrowserTest}.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatPeopleSeeTest {

    private static final List<String> PEOPLE = List.of(
            "admin9",
            "league9",
            "education9",
            "county9",
            "expert9",
            "town9",
            "s901chair",
            "s901committee",
            "s901brigade",
            "s901q01",
            "s901q01squad",
            "s901q01guest");
    /** Where accounts are kept, where somebody is told her own, and where the record tells people of one name apart. */
    private static final Pattern OF_ACCOUNTS =
            Pattern.compile("/(account|accounts|account-slips|audit|login/totp|password/link)(/.*|\\?.*)?");
    /** What is unfolded on request to be compared with the record itself: identifiers, the mail server's own words. */
    private static final String AS_RECORDED = "details.raw";

    private static final List<String> SHOWN_ATTRIBUTES = List.of(
            "title", "placeholder", "aria-label", "alt", "label", "data-ask", "data-done", "data-found", "data-none");

    @LocalServerPort
    int port;

    @Autowired
    CountyRoundByApi round;

    @Autowired
    SchoolThings things;

    @Autowired
    SmallCounty county;

    @Autowired
    AdjustableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    Map<String, String> addresses;
    Map<String, Http> sessions = new HashMap<>();
    List<String> names;
    long recordedBefore;
    Set<String> unreadable = new TreeSet<>();

    /** A whole round leaves its mails and its record; then there is one of each thing that a page can be about. */
    @BeforeAll
    void a_county_with_something_of_everything() throws IOException {
        Http http = new Http(port);
        recordedBefore = jdbc.queryForObject("select coalesce(max(number), 0) from honors.audit_entry", Long.class);
        round.settle(port);
        round.lastYearsStars();
        round.open("two-star");
        round.submit("s901", 1, 2);
        round.closeWindow();
        round.passAll();
        round.sign("league9", "education9", "county9");
        round.endNotice();
        round.issue();
        clock.reset();
        addresses = things.ofSchool901(http);
        county.runJobs();
        jdbc.update(
                "update honors.mail set status = 'FAILED', last_error = '550 5.1.1 User unknown' where id = (select "
                        + "max(id) from honors.mail where sent_at is null)");
        PEOPLE.forEach(login -> sessions.put(login, SessionHttp.of(port, login)));
        sessions.put(null, SessionHttp.stranger(port));
        http.call(
                "s901brigade",
                "POST",
                "/api/kinship",
                Map.of("schoolId", "s901", "pupilNumber", "901101", "relation", "CHILD"),
                201);
        http.status("s901q01", "GET", "/api/audit", null);
        names = county.latinNames();
    }

    @AfterAll
    void as_it_was() {
        county.withoutRounds();
        clock.reset();
    }

    @BeforeEach
    void anew() {
        unreadable.clear();
    }

    @Test
    void everybody_reads_every_page_she_may_open() throws IOException {
        int pages = 0;
        for (EndpointMatrixTest.Row row : EndpointMatrixTest.rows()) {
            if (!row.method().equals("GET") || row.path().matches("/(api|v3|assets|credentials)/.*")) {
                continue;
            }
            String path = address(row.path());
            for (String login : Stream.concat(Stream.of((String) null), PEOPLE.stream())
                    .filter(login -> row.open()
                            || login != null && (row.all() || row.who().contains(login)))
                    .toList()) {
                pages += read(login, "GET", path, null);
            }
        }
        assertThat(unreadable).isEmpty();
        assertThat(pages).as("pages read").isGreaterThan(200);
    }

    @Test
    void the_record_is_in_words_as_far_back_as_one_turns_its_pages() {
        Set<String> seen = new LinkedHashSet<>();
        for (String page = "/audit";
                !page.isEmpty() && seen.size() < 6;
                page = Jsoup.parse(sessions.get("admin9")
                                .send(null, "GET", page, null)
                                .body())
                        .select("a[rel=next]")
                        .attr("href")) {
            seen.add(page);
            read("admin9", "GET", page, null);
        }
        List.of("?outcome=REFUSED", "?action=pupils.seen", "?organ=s901", "?from=2026-99-01", "?login=nobody9")
                .forEach(query -> read("admin9", "GET", "/audit" + query, null));
        assertThat(unreadable).isEmpty();
        assertThat(seen).hasSizeGreaterThan(1);
    }

    @Test
    void what_is_refused_is_said_in_words() {
        String notice = address("/notices/{slug}/objection");
        Stream.of(
                        "/nowhere",
                        "/login?error",
                        "/login?logout",
                        "/login?closed",
                        "/login?unavailable",
                        "/login?everywhere",
                        "/login?passwordset",
                        notice + "?row=9",
                        "/verify?number=T-2&code=2",
                        "/verify?number=T-2",
                        "/notices/none",
                        "/password/link/" + "B".repeat(43),
                        "/account")
                .forEach(path -> read(null, "GET", path, null));
        Stream.of(
                        "/accounts",
                        "/audit",
                        "/mails",
                        "/one-star/00000000-0000-0000-0000-000000000000",
                        "/county-awards/x",
                        "/revocations/1",
                        "/calendar/20266")
                .forEach(path -> read("s901q01", "GET", path, null));
        read(null, "POST", notice, "name=&phone=12&mail=a@b&row=77&text=");
        read(null, "POST", "/password/forgotten", "login=");
        read("s901q01", "POST", "/account/password", "present=x&next=a&repeated=b");
        read("s901q01", "POST", "/kinship", "schoolId=&pupilNumber=&relation=");
        read(
                "admin9",
                "POST",
                "/accounts",
                "name=&email=a&login=%E4%B8%AD&kind=SQUADRON_COUNSELOR&organId=&squadronId=");
        read("admin9", "POST", "/calendar/2026", "version=0&lines=2026-02-30+%E4%BC%91%0A%E6%97%A0%E5%85%B3");
        read("admin9", "POST", "/calendar/announcement", "text=%E6%97%A0%E5%85%B3");
        Stream.of("/mails?status=FAILED", "/mails?status=x", "/audit?before=x", "/accounts?page=x", "/calendar/x")
                .forEach(path -> read("admin9", "GET", path, null));
        read("admin9", "GET", "/accounts?q=nobody", null);
        assertThat(unreadable).isEmpty();
    }

    private String address(String path) {
        for (Map.Entry<String, String> thing : addresses.entrySet()) {
            path = path.replace(thing.getKey(), thing.getValue());
        }
        return path;
    }

    /** Looks at a page, if it is one; gives how many that were. */
    private int read(String login, String method, String path, String form) {
        HttpResponse<String> answer = sessions.get(login)
                .raw(
                        null,
                        method,
                        path,
                        form == null ? null : "application/x-www-form-urlencoded",
                        (form == null ? "" : form).getBytes(StandardCharsets.UTF_8));
        if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            return 0;
        }
        Document page = Jsoup.parse(answer.body());
        page.select(AS_RECORDED).remove();
        page.select(".audit tbody tr").stream()
                .filter(entry -> Long.parseLong(entry.child(0).text()) <= recordedBefore)
                .forEach(Element::remove);
        boolean accounts = OF_ACCOUNTS.matcher(path).matches();
        for (String text : texts(page)) {
            String rest = text;
            for (String name : names) {
                rest = rest.replace(name, "某");
            }
            Unreadable.in(rest).stream()
                    .filter(word -> !(accounts && isLogin(word)))
                    .forEach(word -> unreadable.add(method + " " + path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "_")
                            + ": " + word + " in “" + text + "”"));
        }
        return 1;
    }

    private static List<String> texts(Document page) {
        List<String> texts = new ArrayList<>(List.of(page.title()));
        page.body().traverse((Node node, int depth) -> {
            if (node instanceof TextNode text
                    && !text.isBlank()
                    && !List.of("script", "style").contains(text.parent().nodeName())) {
                texts.add(text.text().trim());
            } else if (node instanceof Element element) {
                SHOWN_ATTRIBUTES.stream()
                        .map(element::attr)
                        .filter(value -> !value.isBlank())
                        .forEach(texts::add);
            }
        });
        return texts;
    }

    private boolean isLogin(String word) {
        return jdbc.queryForObject("select count(*) from honors.account where login = ?", Integer.class, word) > 0;
    }
}

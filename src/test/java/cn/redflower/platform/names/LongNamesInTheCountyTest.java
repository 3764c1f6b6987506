package cn.redflower.platform.names;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.honours.countyround.CountyRoundByApi;
import cn.redflower.honours.countyround.nomination.SchoolRound;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Chromium;
import cn.redflower.test.Chromium.Person;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.Paper;
import cn.redflower.test.PrintedText;
import cn.redflower.test.SmallCounty;
import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Names of thirty to fifty characters on the county's way from the nomination to the paper: no page is wider than its
 * screen, nothing leaves the paper.
 */
@IntegrationTest
class LongNamesInTheCountyTest {

    private static final int PHONE = 360;
    private static final int DESK = 1280;
    private static final List<String> NAMES = List.of(
            "买买提吐尔逊·阿卜杜热合曼江·努尔艾合买提·古丽扎尔·阿依夏木汗·艾则孜热娜·阿不都瓦力江·古丽",
            "Muhammadabdurrahmannurahmadyusufgulzarsattarkarimo",
            "龘".repeat(50),
            "阿卜杜热合曼江·努尔艾合买提·古丽扎尔·阿依夏木汗·娜");

    @Autowired
    SmallCounty county;

    @Autowired
    CountyRoundByApi by;

    @Autowired
    SchoolRound schools;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    @LocalServerPort
    int port;

    Http http;
    Chromium chromium;

    @BeforeEach
    void pupils_with_long_names() {
        http = new Http(port);
        by.settle(port);
        name(NAMES);
        chromium = Chromium.at(port);
    }

    @AfterEach
    void as_it_was() {
        clock.reset();
        county.withoutRounds();
        name(List.of("甲小1", "乙小1", "丙小1", "丁小1"));
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void from_the_nomination_to_the_paper() throws Exception {
        by.lastYearsStars();
        UUID round = by.open("two-star");
        UUID list = by.nomination("s901");
        schools.goOn(port, round);
        try (Person brigade = chromium.person("s901brigade")) {
            brigade.openTask("推荐报县人选");
            fits(brigade, "nominate", ".rf-form", DESK);
        }
        for (int i = 1; i <= NAMES.size(); i++) {
            schools.nominate("s901", list, schools.pupil("s901q01", i), "乐于助人，热爱集体");
        }
        schools.handIn("s901", 204);
        try (Person chair = chromium.person("s901chair")) {
            chair.openTask("评定报县名单");
            fits(chair, "decide", ".rf-form", DESK);
            pageFits(chair, "/county-awards/nominations/" + list);
        }
        paperFits("form", http.download("s901chair", "/api/county-awards/nominations/" + list + "/form.pdf"));
        schools.approveAll("s901", list);
        schools.submit("s901", 204);

        try (Person officer = chromium.person("county9")) {
            pageFits(officer, "/county-awards/" + round + "/screening");
            pageFits(officer, "/county-awards/" + round);
        }
        by.closeWindow();
        by.passAll();
        UUID signing =
                jdbc.queryForObject("select signing_id from honors.county_round where id = ?", UUID.class, round);
        try (Person league = chromium.person("league9")) {
            league.openTask("会签名单");
            fits(league, "sign", ".rf-form", DESK);
            pageFits(league, "/signings/" + signing);
        }
        by.sign("league9", "education9", "county9");
        try (Person parent = chromium.stranger()) {
            pageFits(parent, by.overview().get("noticeAddress").asText().replaceAll("https?://[^/]+", ""));
        }
        by.endNotice();
        try (Person officer = chromium.person("county9")) {
            officer.openTask("印发表彰决定");
            fits(officer, "issue", ".rf-form", DESK);
        }
        paperFits("decision-draft", http.download("county9", "/api/county-awards/rounds/" + round + "/decision.pdf"));
        by.issue();
        paperFits("decision", http.download("county9", "/api/county-awards/rounds/" + round + "/decision.pdf"));
        paperFits(
                "certificates",
                http.download("s901chair", "/api/county-awards/rounds/" + round + "/schools/s901/certificates.pdf"));
        try (Person chair = chromium.person("s901chair")) {
            pageFits(chair, "/county-awards/" + round);
            pageFits(chair, "/county-awards/nominations/" + list);
            pageFits(chair, "/revocations");
            String code = jdbc.queryForObject("select min(code) from honors.certificate", String.class);
            pageFits(chair, "/verify/" + code);
        }
    }

    /** At a desk and on a telephone, with all that it shows after reading. */
    private static void pageFits(Person person, String path) {
        for (int width : new int[] {DESK, PHONE}) {
            person.page.setViewportSize(width, 800);
            person.page.navigate(path);
            hasRead(person);
            person.page.evaluate("() => document.querySelectorAll('details').forEach(each => { each.open = true; })");
            hasRead(person);
            fits(person, path.replaceAll("[0-9a-f-]{20,}", "").replaceAll("[^a-z]+", "-") + width, "html", width);
        }
    }

    /** What is folded away is read when somebody opens it. */
    private static void hasRead(Person person) {
        person.page.waitForFunction("() => !document.body.innerText.includes('正在读取')");
    }

    /** The element does not scroll sideways, nor does anything in it stand out of it. */
    private static void fits(Person person, String what, String selector, int width) {
        Page page = person.page;
        page.setViewportSize(width, 800);
        person.screenshot("county-long-" + what);
        page.waitForFunction(
                "selector => { const e = document.querySelector(selector); return e.scrollWidth <= e.clientWidth + 1; "
                        + "}",
                selector);
    }

    private static void paperFits(String what, HttpResponse<byte[]> answer) throws Exception {
        assertThat(answer.statusCode()).as(what).isEqualTo(200);
        try (PDDocument document = Loader.loadPDF(answer.body())) {
            StringBuilder all = new StringBuilder();
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                var box = document.getPage(page).getMediaBox();
                PrintedText printed = PrintedText.of(document, page);
                printed.staysWithin(15, 15, box.getWidth() - 15, box.getHeight() - 15)
                        .hasNoOverlaps();
                all.append(printed.text());
                Paper.of(document, page).keep("county-long-" + what + "-" + page);
            }
            for (String name : NAMES) {
                assertThat(all.toString())
                        .as(what + " has every character of the name")
                        .contains(name.substring(0, 3), name.substring(name.length() - 3));
            }
        }
    }

    private void name(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            jdbc.update(
                    "update honors.pupil set name = ? where number = ?",
                    names.get(i),
                    "9011" + "%02d".formatted(i + 1));
        }
    }
}

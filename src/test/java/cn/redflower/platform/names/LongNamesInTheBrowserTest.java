package cn.redflower.platform.names;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Chromium;
import cn.redflower.test.Chromium.Person;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.time.OffsetDateTime;
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
 * Names of fifty characters squeeze no list and push no page off the screen, from the nomination to the award, at a
 * desk and on a phone.
 */
@IntegrationTest
class LongNamesInTheBrowserTest {

    private static final int PHONE = 390;
    private static final List<String> NAMES = List.of(
            "买买提吐尔逊·阿卜杜热合曼江·努尔艾合买提·古丽扎尔·阿依夏木汗·艾则孜热娜·阿不都瓦力江·古丽",
            "Muhammadabdurrahmannurahmadyusufgulzarsattarkarimo",
            "龘".repeat(50),
            "李\uD87A\uDFF0");

    @Autowired
    SmallCounty county;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    @LocalServerPort
    int port;

    Http http;
    Chromium chromium;
    String evaluation;

    @BeforeEach
    void a_squadron_with_long_names() {
        http = new Http(port);
        county.settle();
        clock.setTo(OffsetDateTime.parse("2026-11-02T09:00:00+08:00").toInstant());
        county.withoutRounds();
        for (int i = 0; i < NAMES.size(); i++) {
            jdbc.update(
                    "update honors.pupil set name = ? where number = ?",
                    NAMES.get(i),
                    "9011" + "%02d".formatted(i + 1));
        }
        evaluation = http.call(
                        "county9",
                        "POST",
                        "/api/one-star/rounds",
                        Map.of("nominationDeadline", "2026-11-13", "schools", List.of("s901")),
                        201)
                .at("/opened/0/evaluationId")
                .asText();
        county.runJobs();
        chromium = Chromium.at(port);
    }

    @AfterEach
    void as_it_was() {
        clock.reset();
        county.withoutRounds();
        for (int i = 0; i < NAMES.size(); i++) {
            jdbc.update(
                    "update honors.pupil set name = ? where number = ?",
                    "甲乙丙丁".charAt(i) + "小1",
                    "9011" + "%02d".formatted(i + 1));
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void from_the_nomination_to_the_award() {
        try (Person counselor = chromium.person("s901q01")) {
            counselor.page.setViewportSize(1366, 768);
            counselor.openTask("推荐一星章人选");
            counselor.page.getByText("字库里没有，证书上印不出来").waitFor();
            counselor.page.getByPlaceholder("姓名、学号或小队").fill("阿卜杜热合曼江.努尔");
            // a name is found by its own dots and others
            PlaywrightAssertions.assertThat(counselor.page.locator(".rf-pick:visible"))
                    .hasCount(1);
            counselor.page.getByPlaceholder("姓名、学号或小队").fill("");
            counselor.screenshot("long-names-nominate");
            fits(counselor.page, ".rf-form");
        }
        JsonNode list = http.call("s901q01", "GET", squadron("s901q01"), null, 200);
        assertThat(StreamSupport.stream(list.get("pupils").spliterator(), false)
                        .filter(pupil -> !pupil.get("nameNote").isNull()))
                .singleElement()
                .extracting(pupil -> pupil.get("number").asText())
                .isEqualTo("901104");
        for (int i = 1; i <= NAMES.size(); i++) {
            http.call(
                    "s901q01",
                    "PUT",
                    squadron("s901q01") + "/nominees/" + pupil("9011" + "%02d".formatted(i)),
                    Map.of("reason", "乐于助人"),
                    204);
        }
        http.complete("s901q01", Map.of(), 204);
        http.complete("s901q02", Map.of(), 204);
        http.complete("s901brigade", Map.of("decision", "approve"), 204);
        try (Person chair = chromium.person("s901chair")) {
            chair.page.setViewportSize(1366, 768);
            chair.openTask("评定");
            chair.screenshot("long-names-decide");
            fits(chair.page, ".rf-form");
        }
        decideAll();
        JsonNode overview = http.call("s901chair", "GET", "/api/one-star/evaluations/" + evaluation, null, 200);
        try (Person parent = chromium.stranger()) {
            parent.page.setViewportSize(PHONE, 844);
            parent.page.navigate(overview.get("noticeAddress").asText());
            parent.screenshot("long-names-notice");
            fits(parent.page, "html");
        }
        clock.advance(Duration.ofDays(4));
        county.runJobs();
        try (Person chair = chromium.person("s901chair")) {
            for (int width : new int[] {PHONE, 1366}) {
                chair.page.setViewportSize(width, 844);
                chair.page.navigate("/one-star/" + evaluation);
                chair.page.getByText("1 张有字库没有的字").click();
                chair.page.getByText("U+2EBF0").waitFor();
                chair.screenshot("long-names-awards-" + width);
                fits(chair.page, "html");
            }
        }
    }

    private void decideAll() {
        JsonNode rows =
                http.call("s901chair", "GET", "/api/one-star/evaluations/" + evaluation + "/nominees", null, 200);
        rows.forEach(row -> http.call(
                "s901chair",
                "PUT",
                "/api/one-star/evaluations/" + evaluation + "/decisions",
                List.of(Map.of("nomineeId", row.get("nomineeId").asLong(), "decision", "APPROVED")),
                200));
        http.call(
                "s901chair",
                "PUT",
                "/api/one-star/evaluations/" + evaluation + "/meeting",
                Map.of(
                        "heldOn",
                        "2026-11-02",
                        "expected",
                        5,
                        "present",
                        5,
                        "inFavour",
                        5,
                        "against",
                        0,
                        "abstained",
                        0),
                200);
        http.complete("s901chair", Map.of("decision", "approve"), 204);
        county.runJobs();
    }

    /** The element does not scroll sideways. */
    private static void fits(Page page, String selector) {
        page.waitForFunction(
                "selector => { const e = document.querySelector(selector); return e.scrollWidth <= e.clientWidth + 1; "
                        + "}",
                selector);
    }

    private String squadron(String id) {
        return "/api/one-star/evaluations/" + evaluation + "/squadrons/" + id;
    }

    private long pupil(String number) {
        return jdbc.queryForObject("select id from honors.pupil where number = ?", Long.class, number);
    }
}

package cn.redflower.honours.countyround.nomination;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Chromium;
import cn.redflower.test.Chromium.Person;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A text that is too long is told while it is typed, by the server's own limit, and is never cut off in silence. */
@IntegrationTest
class LongReasonsInTheBrowserTest {

    @Autowired
    SmallCounty county;

    @Autowired
    SchoolRound round;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    Chromium chromium;
    UUID nomination;

    @BeforeEach
    void a_school_takes_part() {
        county.settle();
        clock.setTo(OffsetDateTime.parse("2026-11-02T09:00:00+08:00").toInstant());
        county.withoutRounds();
        round.open(port, "little-red-flower", 300, 0);
        nomination = round.join("s901", 5, 0);
        chromium = Chromium.at(port);
    }

    @AfterEach
    void as_it_was() {
        clock.reset();
        county.withoutRounds();
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void a_reason_beyond_the_servers_limit_stays_as_it_was_pasted_and_is_told() {
        try (Person brigade = chromium.person("s901brigade")) {
            Page page = brigade.page;
            page.route(
                    "**/api/county-awards/nominations/" + nomination,
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setResponse(route.fetch())
                            .setBody(route.fetch().text().replace("\"longestReason\":500", "\"longestReason\":120"))));
            brigade.openTask("推荐报县人选");
            page.getByLabel("推荐甲小1", new Page.GetByLabelOptions().setExact(true))
                    .check();
            page.getByLabel("推荐甲小1的理由").fill("好".repeat(125));
            assertThat(page.getByLabel("推荐甲小1的理由")).hasValue("好".repeat(125));
            assertThat(page.locator("textarea + .rf-length")).hasText("超出 5 字，最多 120 字，请删减。");
            assertThat(brigade.refused()).contains("“推荐甲小1的理由”超出 5 字，最多 120 字，请删减后再提交。");
            page.getByLabel("推荐甲小1的理由").fill("好".repeat(110));
            assertThat(page.locator("textarea + .rf-length")).hasText("还可以写 10 字。");
            brigade.screenshot("long-reason");
        }
    }

    @Test
    void what_the_server_refuses_is_named_at_its_row() {
        try (Person brigade = chromium.person("s901brigade")) {
            Page page = brigade.page;
            brigade.openTask("推荐报县人选");
            page.getByLabel("推荐甲小1", new Page.GetByLabelOptions().setExact(true))
                    .check();
            page.getByLabel("推荐甲小1的理由").fill("好".repeat(501));
            assertThat(page.locator(".rf-picked").first()).containsText("理由太长，最多 500 字。");
            page.getByLabel("推荐甲小1的理由").fill("好".repeat(500));
            assertThat(page.locator(".rf-bar [role=status]").first()).hasText("全部已保存");
        }
        assertThat(jdbc.queryForObject(
                        "select length(reason) from honors.county_nominee where nomination_id = ?",
                        Integer.class,
                        nomination))
                .isEqualTo(500);
    }

    @Test
    void our_pages_cut_nothing_off_either() {
        try (Person officer = chromium.person("county9")) {
            Page page = officer.page;
            page.navigate("/revocations");
            page.locator("#propose summary").click();
            page.locator("#reason").evaluate("field => { field.closest('form').hidden = false; }");
            assertThat(page.locator("#reason")).not().hasAttribute("maxlength", "2000");
            page.fill("#reason", "长".repeat(2003));
            assertThat(page.locator("#reason")).hasValue("长".repeat(2003));
            assertThat(page.locator("#reason + .rf-length")).hasText("超出 3 字，最多 2000 字，请删减。");
        }
    }

    /** A reason of withdrawal was cut in silence once; nothing happens now, and the limit is said. */
    @Test
    void a_longer_reason_of_withdrawal_or_place_of_meeting_is_refused_and_what_is_allowed_is_kept_whole() {
        Http http = new Http(port);
        String list = "/api/county-awards/nominations/" + nomination;
        round.nominate("s901", nomination, round.pupil("s901q01", 1), "乐于助人");
        round.handIn("s901", 204);
        round.approveAll("s901", nomination);
        assertThat(http.call(
                                "s901chair",
                                "PUT",
                                list + "/meeting",
                                Map.of("heldOn", "2026-11-02", "place", "室".repeat(201)),
                                422)
                        .get("detail")
                        .asText())
                .contains("200");
        round.submit("s901", 204);
        assertThat(http.call("s901brigade", "POST", list + "/withdrawal", Map.of("reason", "改".repeat(2001)), 422)
                        .get("detail")
                        .asText())
                .contains("2,000");
        http.call("s901brigade", "POST", list + "/withdrawal", Map.of("reason", "改".repeat(2000)), 204);
        assertThat(jdbc.queryForList(
                        "select length(opinion) from honors.opinion where case_id = ? and decision = 'withdraw'",
                        Integer.class,
                        nomination.toString()))
                .containsExactly(2000);
    }

    /** The browser cuts at maxlength without a word; a form of Tasklist says data-longest instead. */
    @Test
    void no_form_lets_the_browser_cut() throws IOException {
        try (Stream<Path> forms = Files.list(Path.of("forms"))) {
            List<Path> cutting =
                    forms.filter(form -> text(form).contains("maxlength")).toList();
            assertThat(cutting).isEmpty();
        }
    }

    private static String text(Path form) {
        try {
            return Files.readString(form, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

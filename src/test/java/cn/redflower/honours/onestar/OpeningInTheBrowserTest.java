package cn.redflower.honours.onestar;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Chromium;
import cn.redflower.test.Chromium.Person;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.microsoft.playwright.Page;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A round cannot be called back: whoever opens one reads first what it comes to, in values and not in words that stand
 * for them.
 */
@IntegrationTest
class OpeningInTheBrowserTest {

    @Autowired
    SmallCounty county;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    @Autowired
    AdjustableClock clock;

    Chromium chromium;

    @BeforeEach
    void no_round_is_open() {
        county.settle();
        clock.setTo(OffsetDateTime.parse("2026-11-02T09:00:00+08:00").toInstant());
        county.withoutRounds();
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
    void the_question_names_the_year_the_days_and_the_last_day() {
        try (Person officer = chromium.person("county9")) {
            Page page = officer.page;
            page.navigate("/one-star");
            page.getByText("开启新一轮评选").click();
            assertThat(page.locator("#school-year")).hasAttribute("placeholder", "不填则为 2026-2027");
            assertThat(page.locator("#notice-days")).hasAttribute("placeholder", "不填则为县里规定的 3 天");
            page.fill("#deadline", "2026-10-30");
            page.locator("input[name=school][value=s901]").check();
            page.getByText("下一步：核对").click();
            assertThat(page.locator("#round-problem")).containsText("不能早于今天");
            assertThat(page.locator("#round-check")).isHidden();

            page.fill("#deadline", "2026-11-13");
            page.getByText("下一步：核对").click();
            assertThat(page.locator("#round-check")).containsText("测试一小");
            assertThat(page.locator("#round-check")).containsText("2026-2027");
            assertThat(page.locator("#round-check")).containsText("2026年11月13日（星期五） 24 时");
            assertThat(page.locator("#round-check")).containsText("3 个工作日；截止次日就公示的，到 2026年11月18日（星期三） 期满");
            assertThat(page.locator("#round-check")).not().containsText("本学年");
            officer.screenshot("one-star-question");
            page.getByText("确认开启").click();
            assertThat(page.locator("#round-opened")).containsText("已为 1 所学校开启 2026-2027 学年的评选");
            assertThat(page.locator("#progress")).hasAttribute("href", "/api/one-star/progress.xlsx");
            page.locator("#year-filter").selectOption("2026-2027");
            assertThat(page.locator("#progress"))
                    .hasAttribute("href", "/api/one-star/progress.xlsx?schoolYear=2026-2027");
        }
        assertThat(jdbc.queryForList(
                        "select school_year || ' ' || notice_days from honors.one_star_round", String.class))
                .containsExactly("2026-2027 3");
    }
}

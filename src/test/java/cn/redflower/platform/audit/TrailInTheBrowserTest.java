package cn.redflower.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.Chromium;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The administrator looks for who saw a school's pupils, turns the pages and checks the trail, with mouse and back
 * button.
 */
@IntegrationTest
class TrailInTheBrowserTest {

    @Autowired
    SmallCounty county;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    @Test
    void from_a_question_to_its_answer() {
        county.settle();
        Long person = jdbc.queryForObject("insert into honors.person (name) values ('管理员甲') returning id", Long.class);
        jdbc.update(
                "insert into honors.account (login, person_id, password_hash) values ('reader9', ?, '{noop}demo')",
                person);
        jdbc.update(
                "insert into honors.post (person_id, kind, organ_id, since) values (?, 'ADMINISTRATOR', 'county', "
                        + "'2026-09-01')",
                person);
        county.synchronize();
        for (int i = 1; i <= 60; i++) {
            trail.record(
                    i % 3 == 0 ? "s902chair" : "s901chair",
                    AuditEvent.done(
                            "pupils.seen",
                            i % 3 == 0 ? "s902" : "s901",
                            "6e1f0c52-8f0e-4d52-9a2b-1d5f0a7c3b1" + i % 10,
                            "/api/one-star/evaluations/{id}/nominees"));
        }
        trail.record(
                "s901q01",
                AuditEvent.refused(
                        "request.refused",
                        null,
                        "POST /engine-rest/task/1d5f0a7c/complete",
                        "403 approval.claim-first"));

        try (Chromium chromium = Chromium.at(port);
                Chromium.Person reader = chromium.person("reader9")) {
            Page page = reader.page;
            page.click("a.tile[href='/audit']");
            page.waitForLoadState();
            Chromium.assertReads(page.locator("h1"), "审计记录");
            PlaywrightAssertions.assertThat(page.locator("tbody tr")).hasCount(50);
            Chromium.assertSees(page.locator("tbody"), "请求被拒绝", "查看队员信息", "测试一小");
            reader.screenshot("audit");
            page.selectOption("#action", "pupils.seen");
            page.selectOption("#organ", "s902");
            page.click("form.audit-filter button");
            page.waitForLoadState();
            PlaywrightAssertions.assertThat(page.locator("tbody tr"))
                    .hasCount(shown(
                            "select count(*) from honors.audit_entry where action = 'pupils.seen' and organ = 's902'"));
            assertThat(page.inputValue("#organ")).isEqualTo("s902");
            page.selectOption("#organ", "");
            page.click("form.audit-filter button");
            page.waitForLoadState();
            page.click("a[rel=next]");
            page.waitForLoadState();
            PlaywrightAssertions.assertThat(page.locator("tbody tr"))
                    .hasCount(shown("select count(*) - 50 from honors.audit_entry where action = 'pupils.seen'"));
            page.goBack();
            page.waitForLoadState();
            PlaywrightAssertions.assertThat(page.locator("tbody tr")).hasCount(50);
            page.fill("#login", "nobody");
            page.click("form.audit-filter button");
            page.waitForLoadState();
            Chromium.assertReads(page.locator("p.note"), "没有符合条件的记录。");
            reader.screenshot("audit-empty");
            page.click(".audit summary");
            page.fill("#number", "1");
            page.fill(
                    "#hash",
                    jdbc.queryForObject(
                            "select encode(hash, 'hex') from honors.audit_entry where number = 1", String.class));
            page.click("details button");
            page.waitForLoadState();
            Chromium.assertSees(page.locator("p.ok"), "审计记录完好");
            page.click(".audit summary");
            reader.screenshot("audit-checked");
            int width = (Integer) page.evaluate("document.documentElement.scrollWidth");
            assertThat(width).isLessThanOrEqualTo(1366);
        }
    }

    /** How many rows a page shows of so many; other tests have left theirs. */
    private int shown(String count) {
        return Math.min(50, jdbc.queryForObject(count, Integer.class));
    }
}

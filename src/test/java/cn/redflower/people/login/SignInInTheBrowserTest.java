package cn.redflower.people.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.redflower.test.Chromium;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The county's own login, codes and both ways out, as a person sees them in Chromium. */
class SignInInTheBrowserTest extends SignInWorld {

    @Autowired
    ManagementService jobs;

    @Test
    void over_the_provider_to_her_own_worklist_and_out_again() {
        clock.setTo(LocalDate.of(2026, 11, 2)
                .atTime(LocalTime.of(9, 0))
                .atZone(cn.redflower.platform.time.AdjustableClock.ZONE)
                .toInstant());
        http.call(
                "county9",
                "POST",
                "/api/one-star/rounds",
                Map.of("nominationDeadline", "2026-11-13", "schools", List.of("s901")),
                201);
        for (List<Job> due = due(); !due.isEmpty(); due = due()) {
            jobs.executeJob(due.get(0).getId());
        }
        PROVIDER.letsIn("s901q01");
        try (Chromium chromium = Chromium.at(port);
                Chromium.Person counselor = chromium.stranger()) {
            Page page = counselor.page;
            page.navigate("/camunda/app/tasklist/");
            counselor.screenshot("signin-login");
            page.click("text=用测试县统一身份认证登录");
            assertThat(page.locator("h1")).hasText("测试县统一身份认证");
            page.click("#in");
            page.locator(".tasks-list .task").first().waitFor();
            assertThat(page.locator(".tasks-list .task")).containsText(new String[] {"推荐一星章人选：三(1)中队"});
            counselor.screenshot("signin-worklist");
            page.navigate("/");
            page.click("text=退出");
            assertThat(page.locator("h1")).hasText("已退出统一身份认证");
            page.navigate("/");
            assertThat(page.locator("h1")).hasText("登录");
        }
    }

    @Test
    void codes_are_switched_on_with_what_the_page_shows() {
        try (Chromium chromium = Chromium.at(port);
                Chromium.Person chair = chromium.person("s901chair")) {
            Page page = chair.page;
            page.click("text=动态验证码");
            chair.screenshot("signin-totp-off");
            page.click("text=开始启用");
            assertThat(page.locator(".enrolment img")).isVisible();
            org.assertj.core.api.Assertions.assertThat(
                            (Integer) page.evaluate("document.querySelector('.enrolment img').naturalWidth"))
                    .isBetween(200, 350);
            chair.screenshot("signin-totp-enrolment");
            page.fill("#code", "123");
            page.keyboard().press("Enter");
            assertThat(page.locator("[role=alert]")).containsText("验证码不对");
            String secret = page.locator(".secret").innerText().replace(" ", "");
            page.fill("#code", cn.redflower.people.login.totp.Codes.now(secret, clock));
            page.keyboard().press("Enter");
            assertThat(page.locator(".codes li")).hasCount(10);
            chair.screenshot("signin-totp-recovery");
            page.click("text=已记好");
            assertThat(page.locator("h1")).containsText("您好");
            page.goBack();
            assertThat(page.locator("h1")).hasText("动态验证码");
            page.reload();
            assertThat(page.locator(".codes li")).hasCount(0);
            chair.screenshot("signin-totp-on");
            page.click("text=退出");
            clock.advance(java.time.Duration.ofSeconds(30));
            page.fill("#username", "s901chair");
            page.fill("#password", cn.redflower.test.SmallCounty.PASSWORD);
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("输入动态验证码");
            page.navigate("/camunda/app/tasklist/");
            assertThat(page.locator("h1")).hasText("输入动态验证码");
            page.fill("#code", "999999");
            page.keyboard().press("Enter");
            assertThat(page.locator("[role=alert]")).containsText("验证码不对");
            chair.screenshot("signin-code");
            page.fill("#code", cn.redflower.people.login.totp.Codes.now(secret, clock));
            page.keyboard().press("Enter");
            page.waitForURL("**/camunda/app/tasklist/**");
            try (Chromium.Person administrator = chromium.person("admin9")) {
                administrator.page.navigate("/accounts/totp");
                assertThat(administrator.page.locator("tbody tr", new Page.LocatorOptions().setHasText("s901chair")))
                        .containsText("已启用");
                administrator.screenshot("signin-people");
            }
        }
    }

    private List<Job> due() {
        return jobs.createJobQuery()
                .executable()
                .processDefinitionKey("one-star-evaluation")
                .list();
    }
}

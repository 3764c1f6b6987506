package cn.redflower.people.account;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.mail.outbox.MailServer;
import cn.redflower.test.Chromium;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** From the administrator's form over a teacher's mailbox to her worklist, as both see it. */
@IntegrationTest
class InvitedTeacherInTheBrowserTest {

    private static final String PASSWORD = "清晨的校园里有鸟叫声声";

    @Autowired
    SmallCounty county;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ManagementService jobs;

    @Autowired
    MailServer server;

    @LocalServerPort
    int port;

    @Test
    void the_administrator_invites_a_teacher_and_she_gets_to_work() {
        county.settle();
        jdbc.update("delete from honors.login_failure");
        try (Postman postman = new Postman(jobs, server);
                Chromium chromium = Chromium.at(port)) {
            postman.carry();
            makes(chromium, postman);
            works(chromium, postman.linkTo("yang@school.example"));
        }
    }

    private void makes(Chromium chromium, Postman postman) {
        try (Chromium.Person administrator = chromium.person("admin9")) {
            Page page = administrator.page;
            page.click("text=账号管理");
            administrator.screenshot("accounts");
            Chromium.assertSees(page.locator("main"), "s901q01", "中队辅导员");
            page.click("text=新建人员");
            page.fill("#name", "杨老师");
            page.fill("#email", "yang@school.example");
            page.fill("#login", "S901Q01");
            page.selectOption("#kind", "SQUADRON_COUNSELOR");
            page.selectOption("#organId", "s901");
            page.locator("#squadrons option")
                    .nth(1)
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
            page.fill("#squadronId", "s901q02");
            page.click("main button.primary");
            Chromium.assertSees(page.locator(".alert"), "S901Q01 已有人使用");
            administrator.screenshot("account-new-refused");
            assertThat(page.inputValue("#name")).isEqualTo("杨老师");
            assertThat(page.inputValue("#organId")).isEqualTo("s901");
            assertThat(page.inputValue("#squadronId")).isEqualTo("s901q02");
            page.fill("#login", "yang2026");
            page.click("main button.primary");
            Chromium.assertSees(page.locator("p.ok"), "邮件正在发送");
            administrator.screenshot("account-person");
            postman.carry();
            page.navigate("/mails");
            Chromium.assertSees(page.locator("main"), "yang@school.example", "账号开通");
            assertThat(page.locator("main").innerText()).doesNotContain("/password/link");
        }
    }

    private void works(Chromium chromium, String link) {
        try (Chromium.Person teacher = chromium.stranger()) {
            Page page = teacher.page;
            page.navigate(link);
            Chromium.assertSees(page.locator("main"), "杨老师", "yang2026");
            page.fill("#next", "yang2026");
            page.fill("#repeated", "yang2027");
            page.click("main button.primary");
            Chromium.assertSees(page.locator(".alert"), "至少要有 10 个字符", "不能包含用户名", "两次输入的新密码不一致");
            teacher.screenshot("account-link-refused");
            page.fill("#next", PASSWORD);
            page.fill("#repeated", PASSWORD);
            page.click("main button.primary");
            page.waitForURL("**/login?passwordset");
            teacher.screenshot("account-login");
            page.fill("#username", "yang2026");
            page.fill("#password", PASSWORD);
            page.click("main form button.primary");
            page.waitForURL("**/");
            page.navigate("/camunda/app/tasklist/");
            page.locator(".tasks-list").waitFor();
            page.navigate("/account");
            Chromium.assertSees(page.locator("main"), "中队辅导员", "三(2)中队", "Chrome", "当前");
            teacher.screenshot("account-own");
            page.navigate("/account/password");
            teacher.screenshot("account-password");
            page.navigate(link);
            Chromium.assertSees(page.locator("main"), "链接已失效");
            page.goBack();
            Chromium.assertReads(page.locator("h1"), "修改密码");
        }
    }
}

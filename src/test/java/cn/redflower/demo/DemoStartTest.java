package cn.redflower.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.ProductProcess;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo that was started for the first time, as a visitor finds it. */
class DemoStartTest {

    @TempDir
    static Path folder;

    static ProductProcess product;
    DemoBrowser visitor = new DemoBrowser(product.port());

    @BeforeAll
    static void start() {
        product = ProductProcess.demo(folder.resolve("data"), "--redflower.demo.now=2026-11-06T09:00:00")
                .ready();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void its_log_ends_with_where_to_go_and_as_whom() {
        String base = "http://localhost:" + product.port();
        String rule = "─".repeat(100);
        ProductProcess.await(
                "the block is complete",
                () -> product.log().indexOf(rule) < product.log().lastIndexOf(rule));
        String end = product.log().substring(product.log().indexOf(rule));
        assertThat(end.substring(end.lastIndexOf(rule)))
                .as("after it the start says nothing more")
                .doesNotContain(" main] ");
        assertThat(end)
                .contains(
                        base + "/ ",
                        base + "/camunda/app/tasklist/ ",
                        base + "/camunda/app/cockpit/ ",
                        base + "/demo/mailbox ",
                        base + "/notices ",
                        base + "/demo ",
                        "s001brigade",
                        "密码都是 demo",
                        "password demo");
        assertThat(product.log()).containsPattern("演示县已装好：6 所学校.*用时 [0-9.]+ 秒");
    }

    @Test
    void the_start_page_leads_through_the_tour() {
        assertThat(visitor.page("/demo"))
                .contains(
                        "/roster",
                        "/one-star",
                        "/notices",
                        "/demo/mailbox",
                        "/demo/clock",
                        "s001q03",
                        "data-login=\"s001brigade\"");
        assertThat(visitor.page("/demo")).as("all six schools stand there").doesNotContain("其余学校同样");
        HttpResponse<String> sample = visitor.get("/demo/samples/roster-s001.xlsx");
        assertThat(sample.statusCode()).isEqualTo(200);
        assertThat(sample.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"roster-s001.xlsx\"");
        assertThat(visitor.page("/demo"))
                .as("no list of counselors is taken in anywhere")
                .doesNotContain("counselors-s001", "辅导员名单");
        assertThat(visitor.get("/demo/samples/counselors-s001.xlsx").statusCode())
                .isEqualTo(404);
        assertThat(visitor.get("/demo/samples/county.properties").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/demo/samples/..%2Fcounty.properties").statusCode())
                .isIn(400, 404);
    }

    @Test
    void its_clock_passes_over_a_weekend_and_takes_no_forged_requests() {
        assertThat(visitor.page("/demo/clock")).contains("2026年11月6日 星期五");
        assertThat(visitor.press("/demo/clock/next-working-day")).contains("2026年11月9日 星期一");
        assertThat(visitor.press("/demo/clock/working-days?days=3")).contains("2026年11月12日 星期四");
        assertThat(visitor.press("/demo/clock/advance?days=2")).contains("2026年11月14日 星期六");
        assertThat(visitor.press("/demo/clock/working-days?days=3"))
                .as("a notice of three days that began on the Saturday is over")
                .contains("2026年11月19日 星期四");
        assertThat(visitor.press("/demo/clock/reset")).contains("与真实时间一致");
        assertThat(visitor.post("/demo/clock/advance?days=1", "forged").statusCode())
                .isEqualTo(403);
        assertThat(visitor.page("/demo/clock")).contains("与真实时间一致");
        assertThat(visitor.press("/demo/clock/advance?days=3")).contains("比真实时间快约 3 天");
    }

    @Test
    void an_empty_mailbox_says_so_and_a_mail_that_is_not_there_is_not_found() {
        assertThat(visitor.page("/demo/mailbox?to=nobody")).contains("没有寄给这个收件人的邮件");
        assertThat(visitor.get("/demo/mailbox/999999").statusCode()).isEqualTo(404);
    }

    @Test
    void a_second_start_on_the_same_folder_is_refused_and_harms_nothing() {
        try (ProductProcess second = ProductProcess.demo(folder.resolve("data"))) {
            assertThat(second.exitCode()).isNotZero();
            assertThat(second.log()).contains("产品已经在这个目录运行", "已在运行的不受影响").doesNotContain("\tat ");
        }
        assertThat(product.isAlive()).isTrue();
        assertThat(product.http().worklist("s005q01")).isEmpty();
        assertThat(product.database().queryForObject("select count(*) from honors.school", Integer.class))
                .isEqualTo(6);
    }
}

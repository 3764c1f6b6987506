package cn.redflower.honours.certificate.printing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.Chromium;
import cn.redflower.test.Chromium.Person;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The county and a school watch certificates being made, and download them. */
@IntegrationTest
class CertificatesInTheBrowserTest {

    @Autowired
    SmallCounty county;

    @Autowired
    AwardedRound awarded;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    UUID round;
    Chromium chromium;

    @BeforeEach
    void one_school_is_being_printed() {
        county.settle();
        county.withoutRounds();
        round = awarded.round();
        awarded.issue(round.toString(), "s901", "测试一小", 57);
        awarded.issue(round.toString(), "s902", "测试二小", 2);
        awarded.order(round.toString());
        jdbc.update("update honors.certificate_print set status = 'PRINTING', done = 12 where school_id = 's901'");
        chromium = Chromium.at(port);
    }

    @AfterEach
    void as_it_was() {
        county.withoutRounds();
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void what_no_font_has_is_seen_and_decided_on_the_page() {
        jdbc.update("update honors.certificate set holder_name = '李\uD87A\uDFF0' where school_id = 's902' and kind = "
                + "'INDIVIDUAL'");
        county.runJobs();
        try (Person officer = chromium.person("county9")) {
            officer.page.navigate("/county-awards/" + round);
            officer.page.getByText("1 张有字库没有的字，没有印，等待决定").click();
            officer.page.getByText("U+2EBF0").waitFor();
            officer.screenshot("certificates-waiting");
            officer.page
                    .getByText("留空手写", new Page.GetByTextOptions().setExact(true))
                    .click();
            officer.page.getByText("内容有变，正在重新生成，排队中（2 张）").waitFor();
            county.runJobs();
            officer.page.getByText("1 张留空，发放前请手写补字").click();
            officer.page.getByText("留空手写（county9老师决定）").waitFor();
            officer.screenshot("certificates-by-hand");
        }
    }

    @Test
    void the_pages_follow_by_themselves_until_the_files_are_there() {
        try (Person officer = chromium.person("county9");
                Person chair = chromium.person("s901chair")) {
            officer.page.navigate("/county-awards/" + round);
            officer.page.getByText("证书生成中 12/59，0/2 所学校已完成").waitFor();
            officer.page.getByText("证书生成中 12/57").waitFor();
            officer.screenshot("certificates-printing");
            chair.page.navigate("/county-awards/nominations/"
                    + jdbc.queryForObject(
                            "select id from honors.school_nomination where round_id = ? and school_id = 's901'",
                            UUID.class,
                            round));
            chair.page.getByText("证书生成中 12/57").waitFor();
            chair.screenshot("certificates-of-a-school");

            county.runJobs();
            officer.page.getByText("全部生成：2 所学校，59 张").waitFor();
            officer.screenshot("certificates-ready");
            Download file = chair.page.waitForDownload(
                    () -> chair.page.getByText("打印文件（PDF，57 张").click());
            assertThat(file.suggestedFilename()).isEqualTo("测试一小　红领巾奖章（二星章）证书.pdf");
            assertThat(file.failure()).isNull();
            chair.screenshot("certificates-of-a-school-ready");
        }
    }
}

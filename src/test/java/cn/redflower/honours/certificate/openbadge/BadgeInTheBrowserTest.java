package cn.redflower.honours.certificate.openbadge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.Chromium;
import cn.redflower.test.IntegrationTest;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A parent has scanned the certificate's code and takes the digital badge along. */
@IntegrationTest
class BadgeInTheBrowserTest {

    @Autowired
    BadgeWorld world;

    @LocalServerPort
    int port;

    @BeforeEach
    void no_certificates() {
        world.begin();
    }

    @AfterEach
    void as_it_was() {
        world.end();
    }

    @Test
    void from_the_verification_page_to_the_file() throws Exception {
        String code = world.code(world.toPupil(true));
        try (Chromium chromium = Chromium.at(port);
                Chromium.Person parent = chromium.stranger()) {
            Page page = parent.page;
            page.setExtraHTTPHeaders(Map.of("X-Forwarded-For", "203.0.113.77"));
            page.navigate("/verify/" + code);
            parent.screenshot("verify-with-badge");
            Download file = page.waitForDownload(() -> page.click("text=下载数字徽章 (Open Badges 3.0)"));
            assertThat(file.suggestedFilename()).matches("openbadge-[0-9a-f-]{36}\\.jwt");
            assertThat(Files.readString(file.path()))
                    .isEqualTo(world.get(port, "/credentials/" + code).body());

            world.consent(false, true);
            page.reload();
            Chromium.assertSees(page.locator("main"), "现在有效");
            assertThat(page.locator("main").innerText()).doesNotContain("数字徽章");
        }
    }
}

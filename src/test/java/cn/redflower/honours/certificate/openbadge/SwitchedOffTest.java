package cn.redflower.honours.certificate.openbadge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.honours.certificate.DigitalBadges;
import cn.redflower.test.OtherSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;

/** Where the county does not give out digital badges there is nothing of them, and that is the default. */
@OtherSettings
class SwitchedOffTest {

    @Autowired
    BadgeWorld world;

    @Autowired
    ApplicationContext context;

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
    void every_address_is_unknown_and_the_verification_page_says_nothing_of_badges() throws IOException {
        String code = world.code(world.toSquadron());
        List<String> paths = new ClassPathResource("security/endpoints.csv")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("GET|/credentials/"))
                .map(line -> line.split("\\|")[1]
                        .replace("{code}", code)
                        .replace("{kind}", "two-star")
                        .replace("{thumbprint}", "x"))
                .toList();
        assertThat(paths)
                .hasSize(6)
                .allSatisfy(path ->
                        assertThat(world.get(port, path).statusCode()).as(path).isEqualTo(404));
        assertThat(world.get(port, "/verify/" + code).body()).contains("现在有效").doesNotContain("数字徽章", "/credentials/");
        assertThat(context.getBeanProvider(DigitalBadges.class).getIfAvailable())
                .isNull();
    }

    @Test
    void it_is_off_unless_somebody_switches_it_on() {
        assertThat(Binder.get(new MockEnvironment())
                        .bindOrCreate("redflower.open-badges", OpenBadgeProperties.class)
                        .enabled())
                .isFalse();
    }
}

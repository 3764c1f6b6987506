package cn.redflower.people.login;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/** Without settings there is no provider and no place for secrets, and the pages say so. */
@IntegrationTest
class SwitchedOffTest {

    @Autowired
    SmallCounty county;

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    @Test
    void no_provider_leaves_nothing_behind() {
        assertThat(context.getBeanNamesForType(ClientRegistrationRepository.class))
                .isEmpty();
        assertThat(new Visitor(port).get("/login").body()).doesNotContain("oauth2", "或者");
        assertThat(Visitor.location(new Visitor(port).get("/oauth2/authorization/county")))
                .endsWith("/login");
        assertThat(Visitor.location(new Visitor(port).get("/login/oauth2/code/county?code=a&state=b")))
                .endsWith("/login");
    }

    @Test
    void without_a_key_codes_cannot_be_switched_on_and_the_page_says_why() {
        county.settle();
        Visitor chair = new Visitor(port);
        chair.login("s901chair");
        assertThat(chair.open("/account/totp").body()).contains("管理员还没有设置加密密钥").doesNotContain("开始启用");
        assertThat(chair.follow(chair.post("/account/totp/begin", Map.of())).body())
                .contains("管理员还没有设置加密密钥")
                .doesNotContain("二维码");
    }
}

package cn.redflower.platform.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.redflower.platform.start.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.env.MockEnvironment;

/**
 * Whatever the spelling of {@code redflower.base-url}, links are the same; an address that nobody can open refuses the
 * start.
 */
class SiteAddressTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            https://flower.example                | https://flower.example/verify/x
            https://flower.example/               | https://flower.example/verify/x
            https://flower.example///             | https://flower.example/verify/x
            HTTPS://Flower.Example                | https://flower.example/verify/x
            https://flower.example:443/           | https://flower.example/verify/x
            http://flower.example:80              | http://flower.example/verify/x
            http://flower.example:443             | http://flower.example:443/verify/x
            http://flower.example:8080/           | http://flower.example:8080/verify/x
            http://192.168.1.10:08080             | http://192.168.1.10:8080/verify/x
            http://[::1]:8080/                    | http://[::1]:8080/verify/x
            https://county.example/flower         | https://county.example/flower/verify/x
            https://county.example/flower/        | https://county.example/flower/verify/x
            https://county.example//red//flower/  | https://county.example/red/flower/verify/x
            https://county.example/%E7%BA%A2/     | https://county.example/%E7%BA%A2/verify/x
            https://county.example/红/            | https://county.example/%E7%BA%A2/verify/x
            https://红花.example                  | https://xn--um0a26f.example/verify/x
            https://flower.example.               | https://flower.example/verify/x
            https://flower.example:               | https://flower.example/verify/x
            """)
    void has_one_spelling(String typed, String page) {
        assertThat(SiteAddress.of(typed).at("/verify/x")).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " https://flower.example/ ",
                "\thttps://flower.example\r\n",
                "\uFEFFhttps://flower.example",
                "\u3000https://flower.example/\u200B\u00A0"
            })
    void leaves_out_what_stands_around_it(String typed) {
        assertThat(SiteAddress.of(typed).at("/notices")).isEqualTo("https://flower.example/notices");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            flower.example                     | 没有以 http:// 或 https:// 开头 | does not begin with http://
            localhost:8080                     | 没有以 http:// 或 https:// 开头 | does not begin with http://
            //flower.example                   | 没有以 http:// 或 https:// 开头 | does not begin with http://
            /flower                            | 没有以 http:// 或 https:// 开头 | does not begin with http://
            https:/flower.example              | 没有以 http:// 或 https:// 开头 | does not begin with http://
            https：//flower.example            | 没有以 http:// 或 https:// 开头 | does not begin with http://
            "https://flower.example"           | 没有以 http:// 或 https:// 开头 | does not begin with http://
            ftp://flower.example               | 不是 http 或 https 网址         | no http or https address
            file:///etc/passwd                 | 不是 http 或 https 网址         | no http or https address
            https://flower.example?a=b         | 带有 ? 或 #                     | a ? or # in it
            https://flower.example/?           | 带有 ? 或 #                     | a ? or # in it
            https://flower.example/#top        | 带有 ? 或 #                     | a ? or # in it
            https://admin:secret@flower.example | 用户名或密码                   | user name or password
            https://admin@flower.example       | 用户名或密码                    | user name or password
            https://                           | 主机名或端口不对                | wrong host name
            https:///flower                    | 主机名或端口不对                | wrong host name
            https://:8080                      | 主机名或端口不对                | wrong host name
            https://flower_example             | 主机名或端口不对                | wrong host name
            https://flower..example            | 主机名或端口不对                | wrong host name
            https://-flower.example            | 主机名或端口不对                | wrong host name
            https://flower example             | 主机名或端口不对                | wrong host name
            https://flower.example:0           | 主机名或端口不对                | wrong host name
            https://flower.example:65536       | 主机名或端口不对                | wrong host name
            https://flower.example:80a         | 主机名或端口不对                | wrong host name
            https://flower.example:8080:1      | 主机名或端口不对                | wrong host name
            https://flower.example/a b         | 路径不对                        | wrong path
            https://flower.example/../a        | 路径不对                        | wrong path
            https://flower.example\\a          | 主机名或端口不对                | wrong host name
            ${SITE_URL}                        | 没有替换的占位符                | placeholder that was not replaced
            https://${HOST}/flower             | 没有替换的占位符                | placeholder that was not replaced
            https://#{host}                    | 没有替换的占位符                | placeholder that was not replaced
            https://{{ host }}                 | 没有替换的占位符                | placeholder that was not replaced
            https://<your-host>                | 没有替换的占位符                | placeholder that was not replaced
            https://$HOST/                     | 没有替换的占位符                | placeholder that was not replaced
            https://%HOST%/                    | 没有替换的占位符                | placeholder that was not replaced
            """)
    void refuses_the_start_where_nobody_could_open_it(String typed, String chinese, String english) {
        assertThat(refusal(typed)).contains(chinese, english, "产品没有启动").doesNotContain("secret", "{0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u3000"})
    void refuses_the_start_where_it_is_empty(String typed) {
        assertThat(refusal(typed)).contains("是空的", "is empty");
    }

    @Test
    void looks_before_anything_is_built() {
        SpringApplication product = new SpringApplication(Nothing.class);
        product.setWebApplicationType(WebApplicationType.NONE);
        product.setRegisterShutdownHook(false);
        assertThatThrownBy(() -> product.run(
                        "--redflower.base-url=ftp://flower.example",
                        "--spring.main.banner-mode=off",
                        "--spring.profiles.active=test",
                        "--spring.datasource.url=jdbc:postgresql://localhost/x",
                        "--spring.datasource.username=x",
                        "--spring.datasource.password=x",
                        "--spring.mail.host=x"))
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("site.address.scheme"));
    }

    @Test
    void waits_for_a_port_that_the_machine_picks() {
        SpringApplication product = new SpringApplication(Nothing.class);
        product.setWebApplicationType(WebApplicationType.NONE);
        product.setRegisterShutdownHook(false);
        product.run(
                        "--redflower.base-url=http://localhost:${local.server.port:${server.port:8080}}",
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        "--spring.profiles.active=test",
                        "--spring.datasource.url=jdbc:postgresql://localhost/x",
                        "--spring.datasource.username=x",
                        "--spring.datasource.password=x",
                        "--spring.mail.host=x")
                .close();
    }

    @Test
    void knows_an_address_that_leads_nobody_else_anywhere() {
        assertThat(SiteAddress.of("http://localhost:8080").leadsNowhere()).isTrue();
        assertThat(SiteAddress.of("http://127.0.0.1").leadsNowhere()).isTrue();
        assertThat(SiteAddress.of("https://flower.example").leadsNowhere()).isFalse();
        assertThat(SiteAddress.of("https://localhost.example:8080/a").leadsNowhere())
                .isFalse();
    }

    private static String refusal(String typed) {
        MockEnvironment environment = new MockEnvironment().withProperty(Site.PROPERTY, typed);
        return cn.redflower.platform.start.RefusedStarts.said(() -> SoundAddress.require(environment));
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}

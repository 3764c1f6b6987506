package cn.redflower.honours.certificate.openbadge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.redflower.platform.site.Site;
import cn.redflower.platform.start.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Badges without a key that signs them safely, or without an issuer, keep the product from starting, and it says why in
 * both languages.
 */
@ExtendWith(OutputCaptureExtension.class)
class RefusedKeyTest {

    /** As much of the product as badges need to be signed. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(OpenBadgeProperties.class)
    @Import({SigningKey.class, Issuer.class, BadgeAddresses.class, Site.class})
    static class Badges {}

    @TempDir
    Path folder;

    @Test
    void no_key(CapturedOutput log) {
        refused("openbadge.key-missing", "--redflower.open-badges.issuer-name=县少工委");
        assertThat(log)
                .contains("但没有给出签名私钥，产品没有启动", "without a key to sign them", "openssl genpkey")
                .doesNotContain("\tat ");
    }

    @Test
    void a_key_that_is_not_there(CapturedOutput log) {
        refused(
                "openbadge.key-unreadable",
                key(folder.resolve("lost.pem")),
                "--redflower.open-badges.issuer-name=县少工委");
        assertThat(log).contains("读不到数字徽章的签名私钥", "cannot be read", "lost.pem").doesNotContain("\tat ");
    }

    @Test
    void keys_that_are_of_no_use(CapturedOutput log) throws Exception {
        for (String pem : List.of(
                "",
                "no key",
                pem("RSA", 1024),
                pem("EC", 256),
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n")) {
            refused("openbadge.key-unusable", key(write(pem)), "--redflower.open-badges.issuer-name=县少工委");
        }
        assertThat(log)
                .contains("签名私钥不能用，产品没有启动", "至少 2048 位", "of 2048 bits at least")
                .doesNotContain("\tat ", "AAAA");
    }

    @Test
    void no_issuer(CapturedOutput log) throws Exception {
        refused("openbadge.issuer-missing", key(write(pem("RSA", 2048))));
        assertThat(log)
                .contains("没有给出颁发单位的名称", "without the name of who issues them")
                .doesNotContain("\tat ");
    }

    @Test
    void with_both_it_starts_and_switched_off_it_asks_for_neither() throws Exception {
        assertThatCode(() -> start(key(write(pem("RSA", 2048))), "--redflower.open-badges.issuer-name=县少工委"))
                .doesNotThrowAnyException();
        assertThatCode(() -> start("--redflower.open-badges.enabled=false")).doesNotThrowAnyException();
    }

    private static void refused(String code, String... arguments) {
        assertThatThrownBy(() -> start(arguments)).satisfies(failure -> {
            Throwable at = failure;
            while (!(at instanceof StartRefused) && at.getCause() != null) {
                at = at.getCause();
            }
            assertThat(at)
                    .isInstanceOfSatisfying(
                            StartRefused.class,
                            refused -> assertThat(refused.code()).isEqualTo(code));
        });
    }

    private static void start(String... more) {
        SpringApplication application = new SpringApplication(Badges.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        List<String> arguments = new ArrayList<>(List.of(
                "--redflower.open-badges.enabled=true",
                "--spring.datasource.url=x",
                "--spring.datasource.username=x",
                "--spring.datasource.password=x",
                "--spring.mail.host=x"));
        // what is given twice would be a list
        List.of(more)
                .forEach(argument -> arguments.removeIf(
                        given -> given.startsWith(argument.substring(0, argument.indexOf('=') + 1))));
        arguments.addAll(List.of(more));
        application.run(arguments.toArray(String[]::new)).close();
    }

    private static String key(Path file) {
        return "--redflower.open-badges.signing-key=" + file.toUri();
    }

    private Path write(String pem) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "key", ".pem"), pem);
    }

    private static String pem(String algorithm, int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(generator.generateKeyPair().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }
}

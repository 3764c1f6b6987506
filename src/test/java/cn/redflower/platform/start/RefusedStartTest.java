package cn.redflower.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.redflower.test.ProductProcess;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

/** A start that cannot succeed says in both languages exactly what is missing, and shows no stack trace. */
class RefusedStartTest {

    @TempDir
    Path folder;

    @Test
    void production_names_what_is_missing_and_ends() {
        try (ProductProcess product = ProductProcess.bare(folder, "--spring.datasource.username=flower")) {
            assertThat(product.exitCode()).isNotZero();
            assertThat(product.log())
                    .contains(
                            "缺少以下设置，产品没有启动：SPRING_DATASOURCE_URL SPRING_DATASOURCE_PASSWORD SPRING_MAIL_HOST",
                            "These settings are missing, so the product has not started: SPRING_DATASOURCE_URL "
                                    + "SPRING_DATASOURCE_PASSWORD SPRING_MAIL_HOST",
                            "ADMIN_PASSWORD")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void a_database_that_does_not_answer_is_named_as_the_reason() {
        try (ProductProcess product = ProductProcess.bare(
                folder,
                "--spring.datasource.url=jdbc:postgresql://localhost:1/redflower",
                "--server.port=0",
                "--spring.datasource.username=flower",
                "--spring.datasource.password=secret",
                "--spring.mail.host=localhost")) {
            assertThat(product.exitCode()).isNotZero();
            assertThat(product.log())
                    .contains("连不上数据库，产品没有启动", "The database cannot be reached")
                    .doesNotContain("\tat ", "secret");
        }
    }

    @Test
    void what_is_given_is_not_asked_for() {
        MockEnvironment given = new MockEnvironment()
                .withProperty("spring.datasource.url", "jdbc:postgresql://localhost/redflower")
                .withProperty("spring.datasource.username", "flower")
                .withProperty("spring.datasource.password", "x")
                .withProperty("spring.mail.host", "mail");
        assertThatCode(() -> RequiredSettings.require(given, getClass().getClassLoader()))
                .doesNotThrowAnyException();
        given.setProperty("spring.mail.host", " ");
        assertThatThrownBy(() -> RequiredSettings.require(given, getClass().getClassLoader()))
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        refused -> assertThat(said(refused)).contains("：SPRING_MAIL_HOST", ": SPRING_MAIL_HOST"));
    }

    @Test
    void the_production_jar_refuses_to_be_the_demo() throws Exception {
        MockEnvironment demo = new MockEnvironment();
        demo.setActiveProfiles("demo");
        assertThatCode(() -> RequiredSettings.require(demo, getClass().getClassLoader()))
                .doesNotThrowAnyException();
        try (URLClassLoader withoutDemoLibraries = new URLClassLoader(new URL[0], null)) {
            assertThatThrownBy(() -> RequiredSettings.require(demo, withoutDemoLibraries))
                    .isInstanceOfSatisfying(
                            StartRefused.class,
                            refused -> assertThat(said(refused))
                                    .contains("不能以 demo 配置启动", "cannot start with profile demo"));
        }
    }

    private static String said(StartRefused refused) {
        FailureAnalysis analysis = new StartRefusedAnalyzer().analyze(refused, refused);
        return analysis.getDescription() + analysis.getAction();
    }
}

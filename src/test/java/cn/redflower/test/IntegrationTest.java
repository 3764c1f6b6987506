package cn.redflower.test;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/**
 * The whole application on a PostgreSQL database of its own, MockMvc included. The job executor and everything
 * scheduled are off, so that a test says when time passes and jobs run. {@link SmallCounty} is there to be settled.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@ActiveProfiles("test")
@Import(Fixtures.class)
@TestExecutionListeners(
        listeners = EngineOfTheTest.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
@ContextConfiguration(initializers = {IntegrationTest.Database.class, IntegrationTest.BadgeKey.class, MailPort.class})
public @interface IntegrationTest {

    /** Gives each context an empty database. */
    class Database implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "spring.datasource.url=" + TestPostgres.newDatabase(),
                            "spring.datasource.username=postgres",
                            "spring.datasource.password=postgres",
                            "spring.datasource.hikari.maximum-pool-size=16",
                            // more clients at once than connections wait their turn on a slow machine, but not for a
                            // server that stopped with the JVM
                            "redflower.database.connection-within=20s")
                    .applyTo(context);
        }
    }

    /** A key to sign digital badges with, so that no key lies in the repository. */
    class BadgeKey implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        private static final Path PEM = write();

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("redflower.open-badges.signing-key=" + PEM.toUri())
                    .applyTo(context);
        }

        private static Path write() {
            try {
                Path file = Files.createTempFile("badge-key", ".pem");
                file.toFile().deleteOnExit();
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return Files.writeString(
                        file,
                        "-----BEGIN PRIVATE KEY-----\n"
                                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                        .encodeToString(generator
                                                .generateKeyPair()
                                                .getPrivate()
                                                .getEncoded())
                                + "\n-----END PRIVATE KEY-----\n");
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

package cn.redflower.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/**
 * The application as {@link IntegrationTest} has it, small enough to be brought to its limits, its jobs running, on a
 * database whose line can be cut.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@IntegrationTest
@TestPropertySource(
        properties = {
            "camunda.bpm.job-execution.enabled=true",
            "redflower.database.answers-within=1s",
            "redflower.database.background-within=1h",
            "server.tomcat.threads.max=20",
            "redflower.arrival.grace=3s"
        })
@ContextConfiguration(initializers = {HardTimes.Line.class, IntegrationTest.BadgeKey.class, MailPort.class})
public @interface HardTimes {

    /** Puts a {@link DatabaseLine} between the application and its database; it is a bean. */
    class Line implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            String address = TestPostgres.newDatabase();
            int port = URI.create(address.substring("jdbc:".length())).getPort();
            DatabaseLine line = new DatabaseLine(port);
            context.getBeanFactory().registerSingleton("databaseLine", line);
            TestPropertyValues.of(
                            "spring.datasource.url=" + address.replace(":" + port, ":" + line.port()),
                            "spring.datasource.username=postgres",
                            "spring.datasource.password=postgres")
                    .applyTo(context);
        }
    }
}

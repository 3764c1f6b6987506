package cn.redflower.demo.database;

import cn.redflower.demo.DemoSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Gives the product the embedded server as its database, through the same connection pool that production has. Where an
 * address of another database is given in {@code spring.datasource.url}, that one is used.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "none")
class DemoDatabase {

    @Bean
    EmbeddedServer embeddedServer(DemoSettings settings, @Value("${server.port:8080}") int port) {
        DataFolder folder = DataFolder.hold(settings.dataDirectory());
        EmbeddedServer server = new EmbeddedServer(folder);
        // also for a stop by signal while the application is still starting
        SpringApplication.getShutdownHandlers().add(() -> close(server));
        try {
            ListeningPort.requireFree(port);
            server.start();
            return server;
        } catch (RuntimeException e) {
            close(server);
            throw e;
        }
    }

    @Bean
    JdbcConnectionDetails embeddedServerConnection(EmbeddedServer server) {
        return new JdbcConnectionDetails() {

            @Override
            public String getUsername() {
                return EmbeddedServer.USER;
            }

            @Override
            public String getPassword() {
                return server.password();
            }

            @Override
            public String getJdbcUrl() {
                return server.jdbcUrl();
            }
        };
    }

    private static void close(EmbeddedServer server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

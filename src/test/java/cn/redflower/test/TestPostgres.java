package cn.redflower.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringApplication;

/**
 * One real PostgreSQL for all tests of a JVM, and a database of its own for each Spring context and for whoever else
 * asks. The product's tables are made once, and copied from then on.
 */
public final class TestPostgres {

    private static final String TEMPLATE = "with_tables";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static EmbeddedPostgres server;

    private TestPostgres() {}

    /** JDBC address of a new database with the product's tables and nothing in them; the user is {@code postgres}. */
    public static synchronized String newDatabase() {
        if (server == null) {
            EmbeddedPostgres started = start();
            create(started, TEMPLATE, "template1");
            Flyway.configure()
                    .dataSource(started.getJdbcUrl("postgres", TEMPLATE), "postgres", "postgres")
                    .schemas("honors")
                    .defaultSchema("honors")
                    .load()
                    .migrate();
            server = started;
        }
        String name = "test" + COUNT.incrementAndGet();
        create(server, name, TEMPLATE);
        return server.getJdbcUrl("postgres", name);
    }

    private static EmbeddedPostgres start() {
        try {
            // nothing of it outlives the JVM: what protects data from a crash only costs here
            EmbeddedPostgres started = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("wal_level", "minimal")
                    .setServerConfig("max_wal_senders", "0")
                    .setRegisterShutdownHook(false)
                    .start();
            // after the contexts, which still talk to it while they close
            SpringApplication.getShutdownHandlers().add(() -> stop(started));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(EmbeddedPostgres started) {
        try {
            started.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(EmbeddedPostgres server, String name, String template) {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("create database " + name + " template " + template);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

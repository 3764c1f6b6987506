package cn.redflower.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.IntegrationTest;
import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * More are refused at the same moment than the application has connections, each within a transaction: all are answered
 * and on record.
 */
@IntegrationTest
class RefusalsAtOnceTest {

    @Autowired
    AuditTrail trail;

    @Autowired
    DataSource database;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void a_refusal_needs_no_second_connection_of_those_that_everybody_holds() throws Exception {
        int pool = database.unwrap(HikariDataSource.class).getMaximumPoolSize();
        String subject = UUID.randomUUID().toString();
        CountDownLatch everyConnectionIsTaken = new CountDownLatch(pool);
        ExecutorService people = Executors.newFixedThreadPool(pool + 5);
        try {
            for (Future<Void> answer : people.invokeAll(IntStream.range(0, pool + 5)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        transaction.executeWithoutResult(status -> {
                            jdbc.queryForObject("select 1", Integer.class);
                            everyConnectionIsTaken.countDown();
                            await(everyConnectionIsTaken);
                            trail.recordApart(AuditEvent.refused("duty.refused", null, subject, "code"));
                            status.setRollbackOnly();
                        });
                        return null;
                    })
                    .toList())) {
                answer.get();
            }
        } finally {
            people.shutdownNow();
        }
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.audit_entry where subject = ?", Integer.class, subject))
                .isEqualTo(pool + 5);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

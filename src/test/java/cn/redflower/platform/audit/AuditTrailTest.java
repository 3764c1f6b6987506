package cn.redflower.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.redflower.test.IntegrationTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class AuditTrailTest {

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void an_entry_lives_and_dies_with_its_transaction() {
        transaction.executeWithoutResult(status -> {
            trail.record(AuditEvent.done("test.kept", "s901", "a", null));
            trail.record(AuditEvent.done("test.kept", "s901", "b", null));
        });
        transaction.executeWithoutResult(status -> {
            trail.record(AuditEvent.done("test.lost", null, null, null));
            trail.recordApart(AuditEvent.refused("test.apart", null, null, "code"));
            status.setRollbackOnly();
        });
        assertThat(count("test.kept")).isEqualTo(2);
        assertThat(count("test.lost")).isZero();
        assertThat(count("test.apart")).isEqualTo(1);
    }

    @Test
    void writers_at_the_same_moment_make_one_chain_without_a_gap() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(8);
        List<Future<?>> all = IntStream.range(0, 200)
                .<Future<?>>mapToObj(i -> people.submit(() -> transaction.executeWithoutResult(
                        status -> trail.record(AuditEvent.done("test.crowd", null, "n" + i, null)))))
                .toList();
        for (Future<?> one : all) {
            one.get();
        }
        people.shutdown();
        assertThat(count("test.crowd")).isEqualTo(200);
        Map<String, Object> numbers =
                jdbc.queryForMap("select count(*) c, min(number) lo, max(number) hi from honors.audit_entry");
        assertThat((Long) numbers.get("hi") - (Long) numbers.get("lo") + 1).isEqualTo(numbers.get("c"));
        assertThat(jdbc.queryForObject("""
                select count(*) from honors.audit_entry e join honors.audit_entry p on p.number = e.number - 1
                    where e.previous <> p.hash""", Integer.class)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update honors.audit_entry set login = 'x'",
                "delete from honors.audit_entry",
                "truncate honors.audit_entry"
            })
    void the_database_refuses_to_change_it(String change) {
        trail.record(AuditEvent.done("test.fixed", null, null, null));
        assertThatThrownBy(() -> jdbc.update(change))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    private int count(String action) {
        return jdbc.queryForObject("select count(*) from honors.audit_entry where action = ?", Integer.class, action);
    }
}

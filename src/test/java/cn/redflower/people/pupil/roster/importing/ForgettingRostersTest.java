package cn.redflower.people.pupil.roster.importing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.IntegrationTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What nobody confirmed is forgotten after a day, and what a server that died left behind does not hang for ever. */
@IntegrationTest
class ForgettingRostersTest {

    @Autowired
    DiscardingRoster discarding;

    @Autowired
    RosterImports imports;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    UUID id;

    @BeforeEach
    void one_upload() {
        jdbc.execute("truncate honors.roster_import cascade");
        id = imports.begin(null, "somebody", clock.instant(), "county.xlsx");
        jdbc.update(
                "insert into honors.roster_import_row (import_id, sheet_row, name, has_error) values (?, 2, '甲', true)",
                id);
        jdbc.update("update honors.roster_import set marked_copy = '\\x01' where id = ?", id);
    }

    @AfterEach
    void real_time_again() {
        clock.reset();
    }

    @Test
    void a_dry_run_is_kept_for_a_day() {
        imports.move(id, ImportStatus.CHECKING, ImportStatus.CHECKED);

        clock.advance(Duration.ofHours(23));
        discarding.forget();
        assertThat(status()).isEqualTo("CHECKED");
        assertThat(stagedRows()).isEqualTo(1);

        clock.advance(Duration.ofHours(2));
        discarding.forget();
        assertThat(status()).isEqualTo("DISCARDED");
        assertThat(stagedRows()).isZero();
        assertThat(imports.markedCopy(id)).isEmpty();
    }

    @Test
    void a_check_without_a_sign_of_work_has_failed() {
        discarding.forget();
        assertThat(status()).isEqualTo("CHECKING");

        silent();
        discarding.forget();
        assertThat(status()).isEqualTo("FAILED");
        assertThat(stagedRows()).isZero();
        assertThat(imports.find(id).orElseThrow().problemDetail()).contains("重新上传");
    }

    @Test
    void a_confirmation_without_a_sign_of_work_can_be_given_again() {
        imports.move(id, ImportStatus.CHECKING, ImportStatus.CONFIRMING);

        silent();
        discarding.forget();
        assertThat(status()).isEqualTo("CHECKED");
        assertThat(stagedRows()).isEqualTo(1);
    }

    private void silent() {
        jdbc.update("update honors.roster_import set alive_at = now() - interval '1 hour' where id = ?", id);
    }

    private String status() {
        return imports.find(id).orElseThrow().status().name();
    }

    private int stagedRows() {
        return jdbc.queryForObject(
                "select count(*) from honors.roster_import_row where import_id = ?", Integer.class, id);
    }
}

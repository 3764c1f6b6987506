package cn.redflower.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdjustableClockTest {

    private static final Instant NEW_YEAR = Instant.parse("2025-12-31T16:00:00Z");
    private final List<Object> announced = new ArrayList<>();
    private final AdjustableClock clock =
            new AdjustableClock(announced::add, Clock.fixed(NEW_YEAR, AdjustableClock.ZONE));

    @Test
    void showsTheCountysTimeUnmoved() {
        assertThat(clock.offset()).isZero();
        assertThat(LocalDate.now(clock)).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(clock.getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    }

    @Test
    void movesAndSaysSo() {
        clock.advance(Duration.ofDays(2));
        clock.advance(Duration.ofHours(1));
        assertThat(LocalDate.now(clock)).isEqualTo(LocalDate.of(2026, 1, 3));

        clock.setTo(NEW_YEAR.minusSeconds(1));
        assertThat(LocalDate.now(clock)).isEqualTo(LocalDate.of(2025, 12, 31));

        clock.reset();
        assertThat(clock.instant()).isEqualTo(NEW_YEAR);
        assertThat(announced)
                .containsExactly(
                        new ClockMoved(Duration.ofDays(2)),
                        new ClockMoved(Duration.ofHours(49)),
                        new ClockMoved(Duration.ofSeconds(-1)),
                        new ClockMoved(Duration.ZERO));
    }

    @Test
    void anotherZoneFollowsLaterMoves() {
        Clock utc = clock.withZone(ZoneOffset.UTC);
        clock.advance(Duration.ofDays(1));
        assertThat(utc.instant()).isEqualTo(NEW_YEAR.plus(Duration.ofDays(1)));
        assertThat(LocalDate.now(utc)).isEqualTo(LocalDate.of(2026, 1, 1));
    }
}

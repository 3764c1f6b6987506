package cn.redflower.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.audit.RefusalLimit.Counted;
import cn.redflower.platform.audit.RefusalLimit.Sender;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusalLimitTest {

    private final AtomicLong now = new AtomicLong(-5);
    private final RefusalLimit limit = new RefusalLimit(now::get);

    @Test
    void thirty_a_minute_are_recorded_and_the_others_counted() {
        Sender curl = new Sender("s901q01", "10.0.0.1");
        Sender neighbour = new Sender("s901q02", "10.0.0.1");
        assertThat(admitted(curl, 100)).isEqualTo(30);
        assertThat(admitted(neighbour, 5)).isEqualTo(5);
        assertThat(limit.counted(false)).isEmpty();
        pass(Duration.ofSeconds(61));
        assertThat(limit.counted(false)).containsExactly(new Counted(curl, 70));
        assertThat(limit.counted(true)).isEmpty();
        assertThat(admitted(curl, 100)).isEqualTo(30);
    }

    @Test
    void what_a_minute_counted_is_not_lost_when_the_next_begins() {
        Sender curl = new Sender(null, "10.0.0.1");
        admitted(curl, 40);
        pass(Duration.ofSeconds(61));
        admitted(curl, 40);
        assertThat(limit.counted(true)).containsExactly(new Counted(curl, 50));
    }

    @Test
    void ten_thousand_addresses_get_no_more_than_all_together_may() {
        int admitted = IntStream.range(0, 10_000)
                .map(i -> admitted(new Sender(null, "10.0." + i / 256 + "." + i % 256), 2))
                .sum();
        assertThat(admitted).isEqualTo(RefusalLimit.SINGLY_OF_ALL);
        assertThat(limit.counted(true))
                .hasSizeLessThanOrEqualTo(1_001)
                .extracting(Counted::requests)
                .satisfies(counts -> assertThat(
                                counts.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(20_000 - RefusalLimit.SINGLY_OF_ALL));
    }

    private int admitted(Sender sender, int requests) {
        return (int)
                IntStream.range(0, requests).filter(i -> limit.admits(sender)).count();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}

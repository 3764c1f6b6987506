package cn.redflower.casework.publicnotice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.casework.publicnotice.MaterialChange.RowCount;
import org.junit.jupiter.api.Test;

class MaterialChangeTest {

    private final MaterialChange tenPercent = new MaterialChange(0.10);

    @Test
    void a_single_row_struck_from_a_long_list_does_not_need_a_second_notice() {
        assertThat(tenPercent.in(new RowCount(40, 1, 0))).isFalse();
    }

    @Test
    void exactly_a_tenth_is_not_more_than_a_tenth() {
        assertThat(tenPercent.in(new RowCount(30, 3, 0))).isFalse();
        assertThat(tenPercent.in(new RowCount(30, 4, 0))).isTrue();
    }

    @Test
    void a_row_that_came_in_always_needs_a_second_notice() {
        assertThat(tenPercent.in(new RowCount(4000, 0, 1))).isTrue();
    }

    @Test
    void nothing_is_noticed_again_when_nobody_is_left() {
        assertThat(tenPercent.in(new RowCount(1, 1, 0))).isFalse();
    }

    @Test
    void an_unchanged_list_is_not_noticed_again_even_if_every_strike_counts() {
        assertThat(new MaterialChange(0).in(new RowCount(10, 0, 0))).isFalse();
        assertThat(new MaterialChange(0).in(new RowCount(10, 1, 0))).isTrue();
    }
}

package cn.redflower.platform.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AddressLimitTest {

    private final AddressLimit limit = new AddressLimit(3, Duration.ofHours(1));

    @Test
    void each_address_has_its_own_share() {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.allows("203.0.113.1")).isTrue();
        }
        assertThat(limit.allows("203.0.113.1")).isFalse();
        assertThat(limit.allows("203.0.113.2")).isTrue();
    }

    @Test
    void what_is_forgiven_does_not_count_and_never_adds_up() {
        for (int i = 0; i < 20; i++) {
            assertThat(limit.allows("203.0.113.1")).isTrue();
            limit.forgives("203.0.113.1");
        }
        limit.forgives("203.0.113.1");
        limit.forgives("203.0.113.1");
        for (int i = 0; i < 3; i++) {
            assertThat(limit.allows("203.0.113.1")).isTrue();
        }
        assertThat(limit.allows("203.0.113.1")).isFalse();
    }

    @Test
    void whoever_has_one_ipv6_address_has_them_all() {
        assertThat(AddressLimit.neighbourhood("2001:db8:1:2::1"))
                .isEqualTo(AddressLimit.neighbourhood("2001:db8:1:2:ffff::9"))
                .isNotEqualTo(AddressLimit.neighbourhood("2001:db8:1:3::1"));
        assertThat(AddressLimit.neighbourhood("203.0.113.1")).isEqualTo("203.0.113.1");
    }

    @Test
    void a_household_that_changes_its_ipv6_network_stays_one() {
        AddressLimit households = AddressLimit.ofHouseholds(3, 1, Duration.ofHours(1));
        assertThat(households.allows("2001:db8:1:200::1")).isTrue();
        assertThat(households.allows("2001:db8:1:2ff::1")).isFalse();
        assertThat(households.allows("2001:db8:1:300::1")).isTrue();
        for (int i = 0; i < 3; i++) {
            assertThat(households.allows("203.0.113.1"))
                    .as("a school's families")
                    .isTrue();
        }
        assertThat(households.allows("203.0.113.1")).isFalse();
    }
}
